import { setInterval } from 'node:timers';
import type { Db } from '../../prisma/db.ts';
import type { Ingest } from '../context.ts';

/** A larger Crawl-delay is obeyed up to this; some files ask for days. Seconds. */
const LONGEST_DELAY = 300;

/** The one turn that a host has, for all workers of all machines: one connection at a time. */
export interface Turn {
  readonly host: string;
  /** Aborted when the turn went to another, as this process didn't say for WORKER_LEASE_SECONDS that it lives: break off what was begun. */
  readonly lost: AbortSignal;
  /** Frees the host from its delay on. @param retryAfter when the host asked us to come again, if it did */
  giveBack(retryAfter: Date | null): Promise<void>;
}

/**
 * Takes a host's turn, or says when to ask again. The turn is a lease: when its holder dies, the host is free within WORKER_LEASE_SECONDS,
 * and no sooner than its delay allows.
 */
export async function takeTurn({ db, clock, settings }: Pick<Ingest, 'db' | 'clock' | 'settings'>, host: string): Promise<Turn | { until: Date }> {
  const lease = settings.WORKER_LEASE_SECONDS;
  const delay = settings.HOST_DELAY_SECONDS;
  const first = await take(db, host, lease, delay);
  if (!first) return { until: await nextMoment({ db, clock }, host) };
  // The moment at which the lease ends tells this holder from any other.
  let token: Date | null = first;
  let renewing: Promise<void> = Promise.resolve();
  const lost = new AbortController();
  const renewOnce = async (): Promise<void> => {
    if (!token) return;
    token = await renew(db, host, token, lease, delay);
    if (!token) lost.abort();
  };
  const heartbeat = setInterval(() => { renewing = renewing.then(renewOnce).catch(() => undefined); }, (lease * 1000) / 3);
  return {
    host,
    lost: lost.signal,
    async giveBack(retryAfter) {
      clearInterval(heartbeat);
      await renewing;
      await giveBack(db, host, { token, delay, retryAfter });
    },
  };
}

/** From this moment on a host's delay counts: the longer of the setting's and its Crawl-delay. `delay` seconds. */
async function take(db: Db, host: string, lease: number, delay: number): Promise<Date | null> {
  const [taken] = await db.$queryRaw<{ token: Date }[]>`
    insert into host as h (name, next_allowed_at, busy_until) values (${host}, now() + make_interval(secs => ${delay}::float8), now() + make_interval(secs => ${lease}::int))
    on conflict (name) do update set busy_until = excluded.busy_until,
      next_allowed_at = now() + make_interval(secs => greatest(${delay}::float8, least(coalesce(h.crawl_delay, 0), ${LONGEST_DELAY})))
    where h.next_allowed_at <= now() and (h.busy_until is null or h.busy_until <= now())
    returning h.busy_until as token`;
  return taken?.token ?? null;
}

async function renew(db: Db, host: string, token: Date, lease: number, delay: number): Promise<Date | null> {
  const [renewed] = await db.$queryRaw<{ token: Date }[]>`
    update host set busy_until = now() + make_interval(secs => ${lease}::int),
      next_allowed_at = greatest(next_allowed_at, now() + make_interval(secs => greatest(${delay}::float8, least(coalesce(crawl_delay, 0), ${LONGEST_DELAY}))))
    where name = ${host} and busy_until = ${token}::timestamptz
    returning busy_until as token`;
  return renewed?.token ?? null;
}

async function nextMoment({ db, clock }: Pick<Ingest, 'db' | 'clock'>, host: string): Promise<Date> {
  const row = await db.host.findUnique({ where: { name: host } });
  return new Date(Math.max(row?.nextAllowedAt.getTime() ?? 0, row?.busyUntil?.getTime() ?? 0, clock.now().getTime() + 50));
}

interface GivingBack {
  /** null = the turn is another's by now: only what the host asked for is noted. */
  token: Date | null;
  delay: number;
  retryAfter: Date | null;
}

/** The next turn comes after the delay, and not before the host asked us to come again. */
async function giveBack(db: Db, host: string, { token, delay, retryAfter }: GivingBack): Promise<void> {
  await db.$executeRaw`
    update host set busy_until = case when busy_until = ${token}::timestamptz then null else busy_until end, retry_after = ${retryAfter}::timestamptz,
      next_allowed_at = greatest(next_allowed_at, now() + make_interval(secs => greatest(${delay}::float8, least(coalesce(crawl_delay, 0), ${LONGEST_DELAY}))), ${retryAfter}::timestamptz)
    where name = ${host}`;
}
