import { join, resolve } from 'node:path';
import pg from 'pg';
import { connectionUrl, createCluster, createDatabase, runningPort, startServer, stopServer, type ClusterOptions } from './cluster.ts';
import { withFolderLock } from './folderLock.ts';
import { findHome, type ServerHome } from './home.ts';

/** Session advisory lock that every process keeps, shared, while it uses the embedded server. */
const IN_USE = 7_201_701;

export interface EmbeddedPostgres {
  url: string;
  /** True when another process had started it. */
  joined: boolean;
  /** Ends this process's use; the last one to leave stops the server. */
  release(): Promise<void>;
}

/**
 * Joins the PostgreSQL server of a data folder, starting (and first making) it where none runs. The server is a daemon on the
 * loopback interface with a random password kept beside its data.
 */
export async function startEmbedded(
  dataDir: string,
  say: (message: string) => void,
  options: ClusterOptions = { durable: true },
): Promise<EmbeddedPostgres> {
  const home = await findHome(resolve(dataDir), say);
  const lock = join(home.folder, 'starting.lock');
  return withFolderLock(lock, async () => {
    await createCluster(home, options);
    const running = await runningPort(home);
    const port = running ?? (await startServer(home, options));
    await createDatabase(await connectionUrl(home, port, 'postgres'), 'desk');
    const url = await connectionUrl(home, port, 'desk');
    const lease = await holdLease(url);
    return { url, joined: running !== null, release: () => withFolderLock(lock, () => leave(home, lease)) };
  });
}

async function holdLease(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'casualty-desk lease', keepAlive: true });
  client.on('error', () => undefined); // a server that went away is noticed by those who query it
  await client.connect();
  await client.query('select pg_advisory_lock_shared($1)', [IN_USE]);
  return client;
}

async function leave(home: ServerHome, lease: pg.Client): Promise<void> {
  const last = await lease
    .query('select pg_advisory_unlock_shared($1)', [IN_USE])
    .then(() => lease.query<{ last: boolean }>('select pg_try_advisory_lock($1) as last', [IN_USE]))
    .then((answer) => answer.rows[0]?.last ?? true)
    .catch(() => true);
  await lease.end().catch(() => undefined);
  if (last && (await runningPort(home)) !== null) await stopServer(home);
}
