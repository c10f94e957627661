import pg from 'pg';
import type { Log } from '../../common/log.ts';
import { currentSnapshot, prepareSnapshot } from './snapshot.ts';

/** What was touched: tags, or everything when that can't be told. */
export type Touched = readonly string[] | 'everything';

/** Looks at what was committed. */
export interface Look {
  /** Resolves when all that was committed before the call has been told to `touched`; to be called one at a time. @throws where the database can't say */
  upToNow(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * A transaction's tags are found by snapshots: those visible now that weren't at the look before. Numbers of a sequence would not do, since they
 * are given before the commit and seen out of order; a bell (NOTIFY) would not do, since it may ring after the next reader came.
 */
const LOOK = `select pg_current_snapshot()::text, (
  select string_agg(distinct tag, ' ') from answers.touched where xact >= pg_snapshot_xmin($1::pg_snapshot) and not pg_visible_in_snapshot(xact, $1::pg_snapshot))`;

const TIMEOUT_MS = 5_000;
/** Tags older than this are cleared away; who hasn't looked for half as long forgets all instead of looking them up. */
const KEPT_MS = 60 * 60_000;
const PRUNED_EVERY_MS = 10 * 60_000;

interface Seen {
  snapshot: string;
  at: number;
}

/**
 * Opens a connection that only looks. When it breaks everything counts as touched: after a crash of the database there is nothing left to
 * tell what was.
 */
export function openLook(url: string, log: Log, touched: (tags: Touched) => void): Look {
  let client: pg.Client | null = null;
  let seen: Seen | null = null;
  const horizons: { xmin: string; at: number }[] = [];

  const connect = async (): Promise<pg.Client> => {
    const fresh = new pg.Client({ connectionString: url, application_name: 'casualty-desk looks', keepAlive: true, statement_timeout: TIMEOUT_MS, connectionTimeoutMillis: TIMEOUT_MS });
    fresh.on('error', (error) => {
      log.warn({ err: error }, 'The connection that looks for changes broke');
      forget();
    });
    await fresh.connect();
    await prepareSnapshot(fresh);
    client = fresh;
    return fresh;
  };
  const forget = (): void => {
    const broken = client;
    client = null;
    seen = null;
    touched('everything');
    broken?.end().catch(() => undefined);
  };
  const look = async (): Promise<void> => {
    const now = Date.now();
    try {
      const asked = client ?? (await connect());
      const last = seen;
      // Where nothing was committed since the look before, the snapshot is the same: asking for it alone takes a quarter of the time.
      const same = last !== null && (await currentSnapshot(asked)) === last.snapshot;
      const current = same ? { ...last, at: now } : await lookFor(asked, last, now);
      seen = current;
      prune(current.snapshot, now);
    } catch (error) {
      forget();
      throw error;
    }
  };
  const lookFor = async (asked: pg.Client, last: Seen | null, now: number): Promise<Seen> => {
    const { rows: [row] } = await asked.query<[string, string | null]>({ name: 'look', text: LOOK, values: [last?.snapshot ?? null], rowMode: 'array' });
    const [snapshot = '', tags = null] = row ?? [];
    if (last === null || now - last.at > KEPT_MS / 2) touched('everything');
    else if (tags !== null) touched(tags.split(' '));
    return { snapshot, at: now };
  };

  /** What began before the oldest horizon kept has ended before it: everybody has seen it or forgotten all. */
  const prune = (snapshot: string, now: number): void => {
    const latest = horizons.at(-1);
    if (latest && now - latest.at < PRUNED_EVERY_MS) return;
    horizons.push({ xmin: snapshot.slice(0, snapshot.indexOf(':')), at: now });
    const [oldest] = horizons;
    if (!oldest || now - oldest.at < KEPT_MS) return;
    horizons.shift();
    client?.query('delete from answers.touched where xact < $1::xid8', [oldest.xmin]).catch((error: unknown) => log.warn({ err: error }, 'Old tags of answers stay'));
  };

  return {
    upToNow: look,
    async [Symbol.asyncDispose]() {
      const last = client;
      client = null;
      await last?.end().catch(() => undefined);
    },
  };
}
