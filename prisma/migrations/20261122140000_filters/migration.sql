-- What the filters of incidents and the lists of the desk read. Those that matter for what holds now are partial.

-- Which incidents and notes are at a place.
CREATE INDEX "incident_version_location_id_idx" ON "incident_version"("location_id");
CREATE INDEX "humanitarian_note_location_id_idx" ON "humanitarian_note"("location_id");
-- Places that only proposals name: few rows, whatever the table's size.
CREATE INDEX incident_version_unpublished_place ON incident_version (location_id) WHERE state <> 'PUBLISHED' AND location_id IS NOT NULL;

CREATE INDEX incident_version_now_admin1 ON incident_version (country, admin1, start_date DESC, incident_id DESC) WHERE to_seq IS NULL;
-- Unknown sorts below nobody.
CREATE INDEX incident_version_now_killed ON incident_version (coalesce(killed_max, -1) DESC, incident_id DESC) WHERE to_seq IS NULL;
CREATE INDEX incident_version_now_point ON incident_version USING gist (point(lon, lat)) WHERE to_seq IS NULL AND lat IS NOT NULL;

-- Lower case of the alphabets that have it, the same whatever the database's locale is.
CREATE FUNCTION lower_anywhere(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN translate($1,
    'ABCDEFGHIJKLMNOPQRSTUVWXYZΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЀЁЂЃЄЅІЇЈЉЊЋЌЍЎЏ',
    'abcdefghijklmnopqrstuvwxyzαβγδεζηθικλμνξοπρστυφχψωабвгдежзийклмнопрстуфхцчшщъыьэюяѐёђѓєѕіїјљњћќѝўџ');

-- Text as words that compare equal however they are written: accents, vowel signs, tatweel, apostrophes and invisible marks
-- go; forms of alef, ya, ta marbuta and kaf are one; punctuation becomes one space; the Arabic article, with what is written on to it, goes
-- where three letters are left. server/read/fold.ts does the same, and a test compares the two.
CREATE FUNCTION fold(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN regexp_replace(
    regexp_replace(
      translate(
        lower_anywhere(regexp_replace(normalize($1, NFKD), '[\u0300-\u036f\u0483-\u0487\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0027\u0060\u02b9-\u02bf\u2018\u2019\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]', '', 'g')),
        E'\u0649\u06cc\u06d0\u0629\u06d5\u06be\u06c1\u06c3\u0671\u06a9\u06aa\u00f8\u00d8\u0142\u0141\u0111\u0110\u0131', E'\u064a\u064a\u064a\u0647\u0647\u0647\u0647\u0647\u0627\u0643\u0643oollddi'),
      '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u02c0-\u02ff\u060c\u061b-\u061f\u066a-\u066d\u06d4\u06dd\u06de\u06e9\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u2e00-\u2e7f\u3000-\u3020\u3030\ufd3e\ufd3f]+', ' ', 'g'),
    '(^| )(?:[\u0648\u0641\u0628\u0643]?\u0627\u0644|\u0644\u0644)(?=[\u0621-\u064a]{3})', '\1', 'g');

-- What the filter by words looks into.
CREATE FUNCTION incident_words(title text, place_name text, admin1 text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN to_tsvector('simple', fold(coalesce(title, '') || ' ' || coalesce(place_name, '') || ' ' || coalesce(admin1, '')));

CREATE INDEX incident_version_now_words ON incident_version USING gin (incident_words(title, place_name, admin1)) WHERE to_seq IS NULL;
