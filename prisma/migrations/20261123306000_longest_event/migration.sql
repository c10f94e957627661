-- How long the longest event is, at once: what overlaps a time began no longer before it than that, so that an index by first day has two ends.
CREATE INDEX incident_version_length ON incident_version ((end_date - start_date));
