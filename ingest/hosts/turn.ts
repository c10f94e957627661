import type { Db } from '../../prisma/db.ts';

/** Longer than any fetch may take: a turn that was never given back ends by itself. */
const LONGEST_TURN_SECONDS = 75;

/** Seconds between requests, from the host's robots.txt or the setting, whichever is more. */
const DELAY = `greatest($2::float8, least(coalesce(host.crawl_delay, 0), 300))`;

/**
 * Takes the one turn that a host has, for all workers of all machines: one connection at a time, and none before the host's next allowed
 * moment. @returns null when it was taken, else the moment to ask again
 */
export async function takeTurn(db: Db, host: string): Promise<Date | null> {
  const taken = await db.$executeRawUnsafe(
    `insert into host (name, next_allowed_at, busy_until) values ($1, now(), now() + make_interval(secs => $2::float8))
     on conflict (name) do update set busy_until = excluded.busy_until
     where host.next_allowed_at <= now() and (host.busy_until is null or host.busy_until <= now())`,
    host, LONGEST_TURN_SECONDS,
  );
  if (taken > 0) return null;
  const row = await db.host.findUnique({ where: { name: host } });
  return new Date(Math.max(row?.nextAllowedAt.getTime() ?? 0, row?.busyUntil?.getTime() ?? 0, Date.now() + 50));
}

/** Gives the turn back; the next one comes after the host's delay, and not before it asked us to come again. */
export async function giveTurn(db: Db, host: string, delaySeconds: number, retryAfter: Date | null): Promise<void> {
  await db.$executeRawUnsafe(
    `update host set busy_until = null, retry_after = $3::timestamptz, next_allowed_at = greatest(now() + make_interval(secs => ${DELAY}), $3::timestamptz) where name = $1`,
    host, delaySeconds, retryAfter,
  );
}
