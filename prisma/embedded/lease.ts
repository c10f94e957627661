import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** Session advisory lock that every process keeps, shared, while it uses the embedded server. */
const IN_USE = 7_201_701;
const RETRY_MS = 500;
/** A server that runs answers in less; one that is going down or coming up is left to the longer way. */
const JOIN_MS = 2_000;

export interface Lease {
  /** Ends looking after the server. Comes before `giveUp`, and before the folder's lock is taken: looking after it may wait for that lock. */
  rest(): Promise<void>;
  /**
   * @returns true when nobody else uses the server any more. Then nobody can join it either, until it has stopped or this process
   * has ended.
   */
  giveUp(): Promise<boolean>;
}

/** Sees that the server runs, unless it is no longer wanted when its turn comes. */
export type Revive = (wanted: () => boolean) => Promise<void>;

/**
 * Marks the server as in use for as long as this process lives. When the connection breaks, `revive` is asked to see that the
 * server runs, and the mark is set again.
 */
export async function holdLease(url: string, revive: Revive): Promise<Lease> {
  return keep(await connect(url), url, revive);
}

/** The same on a server that may not run, may be about to stop or not be made to its end: null then. */
export async function joinLease(url: string, database: string, revive: Revive): Promise<Lease | null> {
  const client = clientOf(url, JOIN_MS);
  try {
    await client.connect();
    const { rows: [row] } = await client.query<{ joined: boolean }>('select exists (select 1 from pg_database where datname = $2) and pg_try_advisory_lock_shared($1) as joined', [IN_USE, database]);
    if (row?.joined) return keep(client, url, revive);
  } catch {
    // it is not there, or no longer
  }
  await client.end().catch(() => undefined);
  return null;
}

function keep(first: pg.Client, url: string, revive: Revive): Lease {
  const resting = new AbortController();
  const wanted = (): boolean => !resting.signal.aborted;
  let client = first;
  let mending = Promise.resolve();

  const watch = (held: pg.Client): void => void held.once('end', () => { mending = mend(); });
  const mend = async (): Promise<void> => {
    while (wanted()) {
      try {
        await revive(wanted);
        if (!wanted()) return;
        client = await connect(url);
        watch(client);
        return;
      } catch {
        await sleep(RETRY_MS, undefined, { ref: false, signal: resting.signal }).catch(() => undefined);
      }
    }
  };
  watch(client);

  return {
    async rest() {
      resting.abort();
      await mending;
    },
    async giveUp() {
      const own = await client.query('select pg_advisory_unlock_shared($1)', [IN_USE]).then(() => client, () => clientOf(url, JOIN_MS));
      try {
        // A mark whose connection broke is no longer there: others' are asked for over a new one.
        if (own !== client) await own.connect();
        const { rows: [row] } = await own.query<{ last: boolean }>('select pg_try_advisory_lock($1) as last', [IN_USE]);
        // The last one's connection keeps others out; it ends with the server.
        if (row?.last) return true;
      } catch {
        return true; // it is down, or coming up for whoever uses it: they see that it runs
      }
      await own.end().catch(() => undefined);
      return false;
    },
  };
}

function clientOf(url: string, connectionTimeoutMillis = 0): pg.Client {
  const client = new pg.Client({ connectionString: url, application_name: 'casualty-desk lease', keepAlive: true, connectionTimeoutMillis });
  client.on('error', () => undefined); // told by 'end' as well
  return client;
}

async function connect(url: string): Promise<pg.Client> {
  const client = clientOf(url);
  await client.connect();
  await client.query('select pg_advisory_lock_shared($1)', [IN_USE]);
  return client;
}
