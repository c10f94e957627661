import { setInterval } from 'node:timers';
import type { Db } from '../../prisma/db.ts';
import type { Ingest } from '../context.ts';

/** A larger Crawl-delay is obeyed up to this; some files ask for days. Seconds. */
const LONGEST_DELAY = 300;

/** What an act in a host's turn says of the host: when it asked us to come again. */
export interface Taken<T> {
  result: T;
  retryAfter: Date | null;
}

/**
 * Acts in the one turn that a host has, for all workers of all machines: one connection at a time, and none before the host's next allowed
 * moment. The turn is a lease: when its holder dies, the host is free again within WORKER_LEASE_SECONDS.
 * @returns what `act` gave, or the moment to ask again
 */
export async function inTurn<T>({ db, settings }: Pick<Ingest, 'db' | 'settings'>, host: string, act: () => Promise<Taken<T>>): Promise<{ result: T } | { until: Date }> {
  const lease = settings.WORKER_LEASE_SECONDS;
  if (!(await take(db, host, lease))) return { until: await nextMoment(db, host) };
  const heartbeat = setInterval(() => void renew(db, host, lease).catch(() => undefined), (lease * 1000) / 3);
  let retryAfter: Date | null = null;
  try {
    const taken = await act();
    retryAfter = taken.retryAfter;
    return { result: taken.result };
  } finally {
    clearInterval(heartbeat);
    await giveBack(db, host, settings.HOST_DELAY_SECONDS, retryAfter);
  }
}

async function take(db: Db, host: string, lease: number): Promise<boolean> {
  const taken = await db.$executeRaw`
    insert into host (name, next_allowed_at, busy_until) values (${host}, now(), now() + make_interval(secs => ${lease}::int))
    on conflict (name) do update set busy_until = excluded.busy_until
    where host.next_allowed_at <= now() and (host.busy_until is null or host.busy_until <= now())`;
  return taken > 0;
}

async function renew(db: Db, host: string, lease: number): Promise<void> {
  await db.$executeRaw`update host set busy_until = now() + make_interval(secs => ${lease}::int) where name = ${host} and busy_until is not null`;
}

async function nextMoment(db: Db, host: string): Promise<Date> {
  const row = await db.host.findUnique({ where: { name: host } });
  return new Date(Math.max(row?.nextAllowedAt.getTime() ?? 0, row?.busyUntil?.getTime() ?? 0, Date.now() + 50));
}

/** The next turn comes after the setting's delay or the Crawl-delay, whichever is longer, and not before the host asked us to come again. */
async function giveBack(db: Db, host: string, delaySeconds: number, retryAfter: Date | null): Promise<void> {
  await db.$executeRaw`
    update host set busy_until = null, retry_after = ${retryAfter}::timestamptz,
      next_allowed_at = greatest(now() + make_interval(secs => greatest(${delaySeconds}::float8, least(coalesce(crawl_delay, 0), ${LONGEST_DELAY}))), ${retryAfter}::timestamptz)
    where name = ${host}`;
}
