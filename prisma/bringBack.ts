import { Prisma } from './client/client.ts';
import type { Db } from './db.ts';

/** What a table's moments are brought back to, where they lie further ahead than anything ever sets them. */
interface Bound {
  table: string;
  /** What is set where the condition holds. */
  set: string;
  where: string;
}

/** What the settings say of how long a host and a page are held. Seconds. */
export interface Holding {
  /** HOST_DELAY_SECONDS. */
  hostDelay: number;
  /** WORKER_LEASE_SECONDS. */
  lease: number;
}

/** A larger Crawl-delay is not obeyed. Seconds. */
const LONGEST_CRAWL_DELAY = 300;
const SPARE = 60;

/**
 * The longest that each kind of moment is put off, with something to spare: a claim lasts a day at most, a webhook's lease a minute; a site that says
 * when to come again is believed for a week; a feed that says nothing is asked once a day or in its own interval; a page is read again within a year.
 */
function bounds({ hostDelay, lease }: Holding): Bound[] {
  const held = `now() + interval '${lease + SPARE} seconds'`;
  const delayed = `now() + interval '${Math.max(hostDelay, LONGEST_CRAWL_DELAY) + lease + SPARE} seconds'`;
  return [
    { table: 'host', set: 'busy_until = null', where: `busy_until > ${held}` },
    { table: 'host', set: 'next_allowed_at = now(), retry_after = null', where: `next_allowed_at > ${delayed} and (retry_after is null or retry_after < next_allowed_at) or next_allowed_at > now() + interval '8 days'` },
    { table: 'scrape_job', set: 'next_try_at = now()', where: `state = 'RUNNING' and next_try_at > ${held}` },
    { table: 'scrape_job', set: 'next_try_at = now()', where: `state in ('WAITING', 'RETRYING') and next_try_at > now() + interval '8 days'` },
    { table: 'scrape_job', set: 'next_try_at = now()', where: `state = 'DONE' and next_try_at > now() + interval '366 days'` },
    {
      table: 'feed', set: 'next_poll_at = now()',
      where: `next_poll_at > now() + interval '25 hours' + make_interval(mins => coalesce(interval_minutes, 0))
        and not exists (select 1 from feed_poll p where p.feed_id = feed.id and p.retry_after >= feed.next_poll_at and p.retry_after < now() + interval '8 days')`,
    },
    { table: 'probe', set: 'taken_until = null', where: `taken_until > now() + interval '10 minutes'` },
    { table: 'blob', set: 'verified_at = null', where: `verified_at > now() + interval '10 minutes'` },
    { table: 'review_item', set: 'lease_expires_at = now()', where: `state = 'CLAIMED' and lease_expires_at > now() + interval '25 hours'` },
    { table: 'blind_grading', set: 'assigned_until = now()', where: `assigned_until > now() + interval '25 hours'` },
    { table: 'webhook', set: 'lease_until = now()', where: `lease_until > now() + interval '10 minutes'` },
    { table: 'webhook', set: 'next_try_at = now()', where: `next_try_at > now() + interval '8 days'` },
    { table: 'two_factor', set: 'locked_until = null', where: `locked_until > now() + interval '1 hour'` },
    // Milliseconds by the API's clock: the tries of a window of a quarter of an hour.
    { table: 'rate_limit', set: 'count = 0, last_request = 0', where: `last_request > extract(epoch from now() + interval '1 hour') * 1000` },
  ];
}

/**
 * Mends what a clock that ran far ahead has left: moments so far off that nothing sets them so would hold rows for as long as the clock was
 * wrong. Each is brought to now, where it is judged as any other. Harmless to repeat. @returns how many rows it found
 */
export async function bringBack(db: Db, holding: Holding): Promise<number> {
  let found = 0;
  for (const { table, set, where } of bounds(holding)) found += await db.$executeRaw`update ${Prisma.raw(table)} set ${Prisma.raw(set)} where ${Prisma.raw(where)}`;
  return found;
}
