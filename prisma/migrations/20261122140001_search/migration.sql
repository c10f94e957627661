-- What a search finds: one row a public record that holds now, kept by the transaction that writes the record
-- (server/changes/searchable.ts says what is in it). Weights: A name, B place and people, C quote, D other spellings.
CREATE TABLE "search_document" (
    "id" UUID NOT NULL,
    "kind" "EntityKind" NOT NULL,
    "date" DATE,
    "words" tsvector NOT NULL,

    CONSTRAINT "search_document_pkey" PRIMARY KEY ("id")
);

INSERT INTO search_document (kind, id, date, words)
SELECT 'INCIDENT'::"EntityKind", v.incident_id, v.start_date,
  setweight(to_tsvector('simple', fold(concat_ws(' ', i.code, code.list, v.title))), 'A')
  || setweight(to_tsvector('simple', fold(concat_ws(' ', v.place_name, l.name, l.name_ar, v.admin1, v.country, party.names))), 'B')
  || setweight(to_tsvector('simple', fold(concat_ws(' ', array_to_string(l.names, ' '), party.aliases))), 'D')
FROM incident_version v JOIN incident i ON i.id = v.incident_id LEFT JOIN location l ON l.id = v.location_id
LEFT JOIN (SELECT c.incident_id, string_agg(c.code, ' ') AS list FROM external_code c GROUP BY 1) code ON code.incident_id = v.incident_id
LEFT JOIN (
  SELECT ip.incident_id, ip.version, string_agg(concat_ws(' ', p.name, p.name_ar), ' ') AS names, string_agg(array_to_string(p.aliases, ' '), ' ') AS aliases
  FROM incident_party ip JOIN party p ON p.id = ip.party_id GROUP BY 1, 2
) party ON party.incident_id = v.incident_id AND party.version = v.version
WHERE v.to_seq IS NULL AND v.state = 'PUBLISHED';

INSERT INTO search_document (kind, id, date, words)
SELECT 'HUMANITARIAN_NOTE'::"EntityKind", n.id, n.date,
  setweight(to_tsvector('simple', fold(concat_ws(' ', array_to_string(n.sectors, ' '), n.place_name, l.name_ar, n.admin1, n.country, n.speaker, n.organisation))), 'B')
  || setweight(to_tsvector('simple', fold(concat_ws(' ', n.quote))), 'C')
FROM humanitarian_note n LEFT JOIN location l ON l.id = n.location_id WHERE n.to_seq IS NULL AND n.state = 'PUBLISHED'
UNION ALL
SELECT 'PUBLISHED_TALLY'::"EntityKind", t.id, t.start_date,
  setweight(to_tsvector('simple', fold(concat_ws(' ', t.publisher))), 'A')
  || setweight(to_tsvector('simple', fold(concat_ws(' ', t.area, array_to_string(t.countries, ' '), t.rank, p.name, p.name_ar))), 'B')
  || setweight(to_tsvector('simple', fold(concat_ws(' ', t.quote))), 'C')
FROM published_tally t LEFT JOIN party p ON p.id = t.party_id WHERE t.to_seq IS NULL AND t.state = 'PUBLISHED'
UNION ALL
SELECT 'STATEMENT'::"EntityKind", s.id, s.date,
  setweight(to_tsvector('simple', fold(concat_ws(' ', s.speaker, s.organisation))), 'A')
  || setweight(to_tsvector('simple', fold(concat_ws(' ', p.name, p.name_ar))), 'B')
  || setweight(to_tsvector('simple', fold(concat_ws(' ', s.quote))), 'C')
FROM statement s LEFT JOIN party p ON p.id = s.party_id WHERE s.to_seq IS NULL AND s.state = 'PUBLISHED';

CREATE INDEX search_document_words ON search_document USING gin (words);
CREATE INDEX search_document_newest ON search_document (date DESC NULLS LAST, id);

-- Lists of text have no immutable function of their own; this one reads nothing but its arguments.
CREATE FUNCTION location_words(name text, name_ar text, names text[]) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN setweight(to_tsvector('simple', fold(coalesce(name, '') || ' ' || coalesce(name_ar, ''))), 'A') || setweight(to_tsvector('simple', fold(array_to_string(names, ' '))), 'D');

CREATE INDEX location_words ON location USING gin (location_words(name, name_ar, names));

-- The best among the newest documents that match. Planned anew for each question: whether the index of words or that of dates is the
-- short way depends on how common the words are, and a plan for any question would have to guess. `open` says that the match
-- does not rest on the quote alone.
CREATE FUNCTION search_documents(loose tsquery, exact tsquery, newest integer)
RETURNS TABLE (kind text, id uuid, date date, score real, open boolean) LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  RETURN QUERY EXECUTE '
    select d.kind::text, d.id, d.date, ts_rank(d.words, $1) + ts_rank(d.words, $2), ts_filter(d.words, ''{a,b,d}'') @@ $1
    from (select * from search_document s where s.words @@ $1 order by s.date desc nulls last, s.id limit $3) d'
  USING loose, exact, newest;
END $$;
