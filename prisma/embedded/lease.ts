import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** Session advisory lock that every process keeps, shared, while it uses the embedded server. */
const IN_USE = 7_201_701;
const RETRY_MS = 500;

export interface Lease {
  /** @returns true when nobody else uses the server any more */
  giveUp(): Promise<boolean>;
}

/**
 * Marks the server as in use for as long as this process lives. When the connection breaks, `revive` is asked to see that the
 * server runs, and the mark is set again.
 */
export async function holdLease(url: string, revive: () => Promise<void>): Promise<Lease> {
  let wanted = true;
  let client = await connect(url);

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
      await client.end().catch(() => undefined);
      return last;
    },
  };
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'casualty-desk lease', keepAlive: true });
  client.on('error', () => undefined); // told by 'end' as well
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
