-- Which kept answers a transaction may have changed, as tags: the API drops answers with such a tag before it gives any
-- other (server/answers/look.ts). Triggers write them, so that no writer can forget, whoever it is. A row is told apart by its
-- transaction: by a snapshot one sees exactly which have committed since another snapshot, in whatever order.
--
-- i:<id>            an incident with all that hangs on it
-- c:<country>:<month>, c:<country>, m:<month>, incidents
--                   lists and totals that it may belong to, narrow and wide
-- long              an incident of more than two years, which has no tags of months
-- records           notes, tallies and statements; locations; parties: their lists
-- everything
--
-- Unlogged: after a crash every process has lost its connection, and with it all that it kept.

CREATE SCHEMA answers;

CREATE UNLOGGED TABLE answers.touched (
  xact xid8 NOT NULL DEFAULT pg_current_xact_id(),
  tag text NOT NULL,
  PRIMARY KEY (xact, tag)
);

-- Past these, one tag for everything is cheaper for all.
CREATE FUNCTION answers.touch(tags text[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO answers.touched (tag)
  SELECT DISTINCT unnest(CASE WHEN cardinality(tags) > 500 THEN ARRAY['everything'] ELSE tags END)
  ON CONFLICT DO NOTHING
$$;

-- The lists that a version may belong to.
CREATE FUNCTION answers.list_tags(country text, start_date date, end_date date) RETURNS SETOF text LANGUAGE sql STABLE AS $$
  SELECT 'incidents'
  UNION ALL SELECT 'c:' || country WHERE country IS NOT NULL
  UNION ALL SELECT 'long' WHERE end_date - start_date > 730
  UNION ALL
  SELECT tag FROM generate_series(date_trunc('month', start_date::timestamp), end_date::timestamp, '1 month') month,
    LATERAL (VALUES ('m:' || to_char(month, 'YYYY-MM')), ('c:' || country || ':' || to_char(month, 'YYYY-MM'))) named (tag)
  WHERE end_date - start_date <= 730 AND tag IS NOT NULL
$$;

-- Incidents with the lists that they belong to now.
CREATE FUNCTION answers.touch_incidents(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF cardinality(ids) > 50 THEN
    PERFORM answers.touch(ARRAY['everything']);
  ELSE
    PERFORM answers.touch(ARRAY(
      SELECT 'i:' || id FROM unnest(ids) id WHERE id IS NOT NULL
      UNION ALL
      SELECT tag FROM incident_version v, answers.list_tags(v.country, v.start_date, v.end_date) tag WHERE v.incident_id = ANY (ids) AND v.to_seq IS NULL
    ));
  END IF;
END $$;

CREATE FUNCTION answers.version_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  rows bigint;
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM answers.touch(ARRAY['everything']);
    RETURN NULL;
  END IF;
  SELECT count(*) FROM new_rows INTO rows;
  IF rows > 50 THEN
    PERFORM answers.touch(ARRAY['everything']);
  ELSE
    PERFORM answers.touch(ARRAY(
      SELECT 'i:' || incident_id FROM new_rows
      UNION ALL
      SELECT tag FROM new_rows v, answers.list_tags(v.country, v.start_date, v.end_date) tag
    ));
    IF TG_OP = 'UPDATE' THEN
      PERFORM answers.touch(ARRAY(SELECT tag FROM old_rows v, answers.list_tags(v.country, v.start_date, v.end_date) tag));
    END IF;
  END IF;
  RETURN NULL;
END $$;

-- What hangs on an incident and speaks of nobody else.
CREATE FUNCTION answers.part_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM answers.touch_incidents(ARRAY(SELECT DISTINCT incident_id FROM old_rows)); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM answers.touch_incidents(ARRAY(SELECT DISTINCT incident_id FROM new_rows)); END IF;
  RETURN NULL;
END $$;

-- A name under embargo is withheld wherever an article of its incident is quoted.
CREATE FUNCTION answers.victim_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ids uuid[] := '{}';
BEGIN
  IF TG_OP <> 'INSERT' THEN ids := ARRAY(SELECT DISTINCT incident_id FROM old_rows); END IF;
  IF TG_OP <> 'DELETE' THEN ids := ids || ARRAY(SELECT DISTINCT incident_id FROM new_rows); END IF;
  PERFORM answers.touch_incidents(ids || ARRAY(
    SELECT DISTINCT other.incident_id FROM claim own JOIN claim other ON other.article_id = own.article_id WHERE own.incident_id = ANY (ids)));
  PERFORM answers.touch(ARRAY['records']);
  RETURN NULL;
END $$;

-- A claim says which incidents' victims its article may name.
CREATE FUNCTION answers.claim_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ids uuid[] := '{}';
  articles uuid[] := '{}';
BEGIN
  IF TG_OP <> 'INSERT' THEN
    ids := ARRAY(SELECT DISTINCT incident_id FROM old_rows);
    articles := ARRAY(SELECT DISTINCT article_id FROM old_rows);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    ids := ids || ARRAY(SELECT DISTINCT incident_id FROM new_rows);
    articles := articles || ARRAY(SELECT DISTINCT article_id FROM new_rows);
  END IF;
  PERFORM answers.touch_incidents(ids || ARRAY(SELECT DISTINCT incident_id FROM claim WHERE article_id = ANY (articles)));
  PERFORM answers.touch(ARRAY['records']);
  RETURN NULL;
END $$;

-- Pages are fetched all the time; what the public reads of an article seldom changes.
CREATE FUNCTION answers.article_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  articles uuid[];
BEGIN
  articles := ARRAY(SELECT id FROM new_rows n JOIN old_rows o USING (id)
    WHERE (n.title, n.url, n.published_at, n.language, n.source_id) IS DISTINCT FROM (o.title, o.url, o.published_at, o.language, o.source_id));
  IF cardinality(articles) > 0 THEN
    PERFORM answers.touch_incidents(ARRAY(SELECT DISTINCT incident_id FROM claim WHERE article_id = ANY (articles)));
    PERFORM answers.touch(ARRAY['records']);
  END IF;
  RETURN NULL;
END $$;

-- The same for sources, which are also read and counted by the ingest.
CREATE FUNCTION answers.source_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM new_rows n JOIN old_rows o USING (id)
    WHERE (n.name, n.language, n.country, n.kind, n.reliability) IS DISTINCT FROM (o.name, o.language, o.country, o.kind, o.reliability)) THEN
    PERFORM answers.touch(ARRAY['everything']);
  END IF;
  RETURN NULL;
END $$;

-- Touches the tags that are its arguments. For rows, not statements: an upsert fires the triggers of an update that it does not make.
CREATE FUNCTION answers.touched() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM answers.touch(TG_ARGV::text[]);
  RETURN NULL;
END $$;

CREATE TRIGGER answers_insert AFTER INSERT ON incident_version REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION answers.version_changed();
CREATE TRIGGER answers_update AFTER UPDATE ON incident_version REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION answers.version_changed();
CREATE TRIGGER answers_delete AFTER DELETE ON incident_version REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION answers.version_changed();

CREATE TRIGGER answers_insert AFTER INSERT ON incident_party REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION answers.part_changed();
CREATE TRIGGER answers_update AFTER UPDATE ON incident_party REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION answers.part_changed();
CREATE TRIGGER answers_delete AFTER DELETE ON incident_party REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION answers.part_changed();

CREATE TRIGGER answers_insert AFTER INSERT ON external_code REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION answers.part_changed();
CREATE TRIGGER answers_update AFTER UPDATE ON external_code REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION answers.part_changed();
CREATE TRIGGER answers_delete AFTER DELETE ON external_code REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION answers.part_changed();

CREATE TRIGGER answers_insert AFTER INSERT ON victim REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION answers.victim_changed();
CREATE TRIGGER answers_update AFTER UPDATE ON victim REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION answers.victim_changed();
CREATE TRIGGER answers_delete AFTER DELETE ON victim REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION answers.victim_changed();

CREATE TRIGGER answers_insert AFTER INSERT ON claim REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION answers.claim_changed();
CREATE TRIGGER answers_update AFTER UPDATE ON claim REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION answers.claim_changed();
CREATE TRIGGER answers_delete AFTER DELETE ON claim REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION answers.claim_changed();

CREATE TRIGGER answers_update AFTER UPDATE ON article REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION answers.article_changed();
CREATE TRIGGER answers_delete AFTER DELETE ON article FOR EACH STATEMENT EXECUTE FUNCTION answers.touched('everything');
CREATE TRIGGER answers_update AFTER UPDATE ON source REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION answers.source_changed();
CREATE TRIGGER answers_delete AFTER DELETE ON source FOR EACH STATEMENT EXECUTE FUNCTION answers.touched('everything');

CREATE TRIGGER answers_change AFTER INSERT OR UPDATE OR DELETE ON humanitarian_note FOR EACH ROW EXECUTE FUNCTION answers.touched('records');
CREATE TRIGGER answers_change AFTER INSERT OR UPDATE OR DELETE ON published_tally FOR EACH ROW EXECUTE FUNCTION answers.touched('records');
CREATE TRIGGER answers_change AFTER INSERT OR UPDATE OR DELETE ON statement FOR EACH ROW EXECUTE FUNCTION answers.touched('records');
CREATE TRIGGER answers_insert AFTER INSERT ON location FOR EACH ROW EXECUTE FUNCTION answers.touched('locations');
CREATE TRIGGER answers_change AFTER UPDATE OR DELETE ON location FOR EACH ROW EXECUTE FUNCTION answers.touched('everything');
CREATE TRIGGER answers_insert AFTER INSERT ON party FOR EACH ROW EXECUTE FUNCTION answers.touched('parties');
CREATE TRIGGER answers_change AFTER UPDATE OR DELETE ON party FOR EACH ROW EXECUTE FUNCTION answers.touched('everything');
CREATE TRIGGER answers_change AFTER INSERT OR UPDATE OR DELETE ON desk FOR EACH ROW EXECUTE FUNCTION answers.touched('everything');
CREATE TRIGGER answers_truncate AFTER TRUNCATE ON incident_version FOR EACH STATEMENT EXECUTE FUNCTION answers.touched('everything');
