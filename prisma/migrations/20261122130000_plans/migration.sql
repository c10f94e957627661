-- What the plans of public queries read.

-- A scope's months lie together: 48 of them are 48 pages' worth of nothing else.
CREATE INDEX monthly_rollup_now_scope ON monthly_rollup (country, admin1, party_id, month, grade) WHERE to_seq IS NULL;
-- Few of the victims, and asked for before any quoted sentence is shown.
CREATE INDEX victim_embargoed ON victim (incident_id) WHERE embargoed AND removed_at IS NULL;
