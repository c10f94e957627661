import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** Session advisory lock that every process keeps, shared, while it uses the embedded server. */
const IN_USE = 7_201_701;
const RETRY_MS = 500;
/** A server that runs answers in less; one that is going down or coming up is left to the longer way. */
const JOIN_MS = 2_000;

export interface Lease {
  /**
   * @returns true when nobody else uses the server any more. Then nobody can join it either, until it has stopped or this process
   * has ended.
   */
  giveUp(): Promise<boolean>;
}

/**
 * Marks the server as in use for as long as this process lives. When the connection breaks, `revive` is asked to see that the
 * server runs, and the mark is set again.
 */
export async function holdLease(url: string, revive: () => Promise<void>): Promise<Lease> {
  return keep(await connect(url), url, revive);
}

/** The same on a server that may not run, may be about to stop or not be made to its end: null then. */
export async function joinLease(url: string, database: string, revive: () => Promise<void>): Promise<Lease | null> {
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

function keep(first: pg.Client, url: string, revive: () => Promise<void>): Lease {
  let wanted = true;
  let client = first;

  const watch = (held: pg.Client): void => void held.once('end', () => void mend());
  const mend = async (): Promise<void> => {
    while (wanted) {
      try {
        await revive();
        client = await connect(url);
        if (wanted) watch(client);
        else await client.end();
        return;
      } catch {
        await sleep(RETRY_MS, undefined, { ref: false });
      }
    }
  };
  watch(client);

  return {
    async giveUp() {
      wanted = false;
      const last = await isLast(client);
      // The last one's connection keeps others out; it ends with the server.
      if (!last) await client.end().catch(() => undefined);
      return last;
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

async function isLast(client: pg.Client): Promise<boolean> {
  try {
    await client.query('select pg_advisory_unlock_shared($1)', [IN_USE]);
    const { rows } = await client.query<{ last: boolean }>('select pg_try_advisory_lock($1) as last', [IN_USE]);
    return rows[0]?.last ?? true;
  } catch {
    return true;
  }
}
