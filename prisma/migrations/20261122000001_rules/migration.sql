-- What schema.prisma can't say: the arithmetic of ranges, one current version a record, the sequence that only grows.

-- A range: nothing, "up to max", or 0 <= min <= max; never a minimum without its maximum.
CREATE FUNCTION is_range(low integer, high integer) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (low IS NULL OR (high IS NOT NULL AND low >= 0 AND low <= high)) AND (high IS NULL OR high >= 0);

-- A part (children, women, men) never exceeds its whole.
CREATE FUNCTION is_part(low integer, high integer, whole_low integer, whole_high integer) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN high IS NULL OR (whole_high IS NOT NULL AND high <= whole_high AND coalesce(low, 0) <= coalesce(whole_low, 0));

ALTER TABLE "incident_version"
  ADD CONSTRAINT "incident_version_killed_range" CHECK (is_range(killed_min, killed_max)),
  ADD CONSTRAINT "incident_version_injured_range" CHECK (is_range(injured_min, injured_max)),
  ADD CONSTRAINT "incident_version_whole_ranges" CHECK ((killed_min IS NULL) = (killed_max IS NULL) AND (injured_min IS NULL) = (injured_max IS NULL)),
  ADD CONSTRAINT "incident_version_qualifiers" CHECK ((killed_max IS NULL) = (killed_qualifier = 'UNKNOWN') AND (injured_max IS NULL) = (injured_qualifier = 'UNKNOWN')),
  ADD CONSTRAINT "incident_version_children_killed_range" CHECK (is_range(children_killed_min, children_killed_max)),
  ADD CONSTRAINT "incident_version_women_killed_range" CHECK (is_range(women_killed_min, women_killed_max)),
  ADD CONSTRAINT "incident_version_men_killed_range" CHECK (is_range(men_killed_min, men_killed_max)),
  ADD CONSTRAINT "incident_version_children_injured_range" CHECK (is_range(children_injured_min, children_injured_max)),
  ADD CONSTRAINT "incident_version_women_injured_range" CHECK (is_range(women_injured_min, women_injured_max)),
  ADD CONSTRAINT "incident_version_men_injured_range" CHECK (is_range(men_injured_min, men_injured_max)),
  ADD CONSTRAINT "incident_version_children_killed_part" CHECK (is_part(children_killed_min, children_killed_max, killed_min, killed_max)),
  ADD CONSTRAINT "incident_version_women_killed_part" CHECK (is_part(women_killed_min, women_killed_max, killed_min, killed_max)),
  ADD CONSTRAINT "incident_version_men_killed_part" CHECK (is_part(men_killed_min, men_killed_max, killed_min, killed_max)),
  ADD CONSTRAINT "incident_version_children_injured_part" CHECK (is_part(children_injured_min, children_injured_max, injured_min, injured_max)),
  ADD CONSTRAINT "incident_version_women_injured_part" CHECK (is_part(women_injured_min, women_injured_max, injured_min, injured_max)),
  ADD CONSTRAINT "incident_version_men_injured_part" CHECK (is_part(men_injured_min, men_injured_max, injured_min, injured_max)),
  ADD CONSTRAINT "incident_version_belligerents_killed_range" CHECK (is_range(belligerents_killed_min, belligerents_killed_max)),
  ADD CONSTRAINT "incident_version_belligerents_injured_range" CHECK (is_range(belligerents_injured_min, belligerents_injured_max)),
  ADD CONSTRAINT "incident_version_deaths_range" CHECK (is_range(deaths_min, deaths_max)),
  ADD CONSTRAINT "incident_version_area" CHECK (country ~ '^[A-Z]{2}$' AND admin1 <> ''),
  ADD CONSTRAINT "incident_version_dates" CHECK (start_date <= end_date),
  ADD CONSTRAINT "incident_version_sequence" CHECK (to_seq IS NULL OR from_seq < to_seq),
  ADD CONSTRAINT "incident_version_point" CHECK ((lat IS NULL) = (lon IS NULL) AND lat BETWEEN -90 AND 90 AND lon BETWEEN -180 AND 180),
  ADD CONSTRAINT "incident_version_radius" CHECK (radius >= 0),
  ADD CONSTRAINT "incident_version_merged" CHECK ((state = 'MERGED') = (merged_into IS NOT NULL));

ALTER TABLE "incident_party"
  ADD CONSTRAINT "incident_party_conceded_range" CHECK (is_range(conceded_min, conceded_max));

ALTER TABLE "claim"
  ADD CONSTRAINT "claim_killed_range" CHECK (is_range(killed_min, killed_max)),
  ADD CONSTRAINT "claim_injured_range" CHECK (is_range(injured_min, injured_max)),
  ADD CONSTRAINT "claim_quote" CHECK ((quote_start IS NULL) = (quote_end IS NULL) AND 0 <= quote_start AND quote_start <= quote_end),
  ADD CONSTRAINT "claim_credibility" CHECK (credibility BETWEEN 1 AND 6);

ALTER TABLE "humanitarian_note"
  ADD CONSTRAINT "humanitarian_note_affected_range" CHECK (is_range(affected_min, affected_max)),
  ADD CONSTRAINT "humanitarian_note_sequence" CHECK (to_seq IS NULL OR from_seq < to_seq);

ALTER TABLE "published_tally"
  ADD CONSTRAINT "published_tally_killed_range" CHECK (is_range(killed_min, killed_max)),
  ADD CONSTRAINT "published_tally_injured_range" CHECK (is_range(injured_min, injured_max)),
  ADD CONSTRAINT "published_tally_events" CHECK (events >= 0),
  ADD CONSTRAINT "published_tally_dates" CHECK (start_date <= end_date),
  ADD CONSTRAINT "published_tally_sequence" CHECK (to_seq IS NULL OR from_seq < to_seq);

ALTER TABLE "statement"
  ADD CONSTRAINT "statement_sequence" CHECK (to_seq IS NULL OR from_seq < to_seq);

ALTER TABLE "location"
  ADD CONSTRAINT "location_point" CHECK (lat BETWEEN -90 AND 90 AND lon BETWEEN -180 AND 180),
  ADD CONSTRAINT "location_radius" CHECK (radius >= 0);

ALTER TABLE "monthly_rollup"
  ADD CONSTRAINT "monthly_rollup_sums" CHECK (events >= 0 AND harm_events BETWEEN 0 AND events AND 0 <= killed_min AND killed_min <= killed_max AND 0 <= injured_min AND injured_min <= injured_max AND 0 <= deaths_min AND deaths_min <= deaths_max);

ALTER TABLE "desk"
  ADD CONSTRAINT "desk_one_row" CHECK (id = 1),
  ADD CONSTRAINT "desk_decimals" CHECK (coordinate_decimals BETWEEN 0 AND 6),
  ADD CONSTRAINT "desk_lease" CHECK (lease_minutes > 0);

ALTER TABLE "blob"
  ADD CONSTRAINT "blob_name" CHECK (sha256 ~ '^[0-9a-f]{64}$');

INSERT INTO "desk" (id) VALUES (1);

-- One current version a record; lists of what holds now read these.
CREATE UNIQUE INDEX incident_version_now ON incident_version (incident_id) WHERE to_seq IS NULL;
CREATE INDEX incident_version_now_date ON incident_version (start_date DESC, incident_id DESC) WHERE to_seq IS NULL;
CREATE INDEX incident_version_now_country ON incident_version (country, start_date DESC, incident_id DESC) WHERE to_seq IS NULL;
CREATE UNIQUE INDEX humanitarian_note_now ON humanitarian_note (id) WHERE to_seq IS NULL;
CREATE INDEX humanitarian_note_now_date ON humanitarian_note (date DESC, id DESC) WHERE to_seq IS NULL;
CREATE UNIQUE INDEX published_tally_now ON published_tally (id) WHERE to_seq IS NULL;
CREATE INDEX published_tally_now_date ON published_tally (start_date DESC, id DESC) WHERE to_seq IS NULL;
CREATE UNIQUE INDEX statement_now ON statement (id) WHERE to_seq IS NULL;
CREATE INDEX statement_now_date ON statement (date DESC, id DESC) WHERE to_seq IS NULL;
CREATE UNIQUE INDEX monthly_rollup_now ON monthly_rollup (month, country, admin1, party_id, grade) WHERE to_seq IS NULL;

-- The change feed is append-only, whoever asks.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% keeps what was written: % is not possible', TG_TABLE_NAME, TG_OP;
END $$;
CREATE TRIGGER change_is_append_only BEFORE UPDATE OR DELETE ON "change" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER revision_is_evidence BEFORE UPDATE OR DELETE ON "revision" FOR EACH ROW EXECUTE FUNCTION refuse_change();
