-- Waits until nobody else writes changes, then tells where the feed ends: what was committed while it waited is seen, since each query of such a
-- function has a snapshot of its own. One trip to the database where there were two, with everybody else waiting meanwhile.
CREATE FUNCTION take_feed_turn(feed_lock bigint, OUT seq bigint, OUT at timestamptz) LANGUAGE plpgsql VOLATILE SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(feed_lock);
  SELECT coalesce(max(last.seq), 0), greatest(clock_timestamp(), max(last.at)) INTO seq, at
  FROM (SELECT c.seq, c.at FROM change c ORDER BY c.seq DESC LIMIT 1) last;
END $$;
