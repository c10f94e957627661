import { join, resolve } from 'node:path';
import { connectionUrl, createCluster, createDatabase, readLockFile, runningPort, startServer, stopServer, type ClusterOptions } from './cluster.ts';
import { withFolderLock } from './folderLock.ts';
import { dataHomes, findHome, type ServerHome } from './home.ts';
import { holdLease, joinLease, type Lease, type Revive } from './lease.ts';

export interface EmbeddedPostgres {
  url: string;
  /** True when another process had started it. */
  joined: boolean;
  /** Ends this process's use; the last one to leave stops the server. */
  release(): Promise<void>;
}

const ADMIN = 'postgres';
const DESK = 'desk';

/**
 * Joins the PostgreSQL server of a data folder, starting (and first making) it where none runs. The server is a daemon on the
 * loopback interface with a random password kept beside its data. Should it die, whoever uses it starts it again on the same port.
 */
export async function startEmbedded(
  dataDir: string,
  say: (message: string) => void,
  options: ClusterOptions = { durable: true },
): Promise<EmbeddedPostgres> {
  const folder = resolve(dataDir);
  let finding: Promise<ServerHome> | undefined;
  const underLock = async <T>(act: (home: ServerHome) => Promise<T>): Promise<T> => {
    const home = await (finding ??= findHome(folder, say));
    return withFolderLock(join(home.folder, 'starting.lock'), () => act(home));
  };
  const revive: Revive = async (wanted) => {
    const revived = await underLock((home) => (wanted() ? joinOrStart(home, options) : Promise.resolve(null)));
    if (revived?.joined === false) say('The embedded PostgreSQL had stopped; it was started again');
  };
  const used = (url: string, joined: boolean, lease: Lease): EmbeddedPostgres => ({
    url, joined,
    async release() {
      await lease.rest();
      await underLock(async (home) => {
        const last = await lease.giveUp();
        if (last && (await runningPort(home)) !== null) await stopServer(home);
      });
    },
  });

  const running = await joinRunning(folder, revive);
  if (running) return used(running.url, true, running.lease);
  return underLock(async (home) => {
    await createCluster(home, options);
    const { port, joined } = await joinOrStart(home, options);
    const adminUrl = await connectionUrl(home, port, ADMIN);
    await createDatabase(adminUrl, DESK);
    return used(await connectionUrl(home, port, DESK), joined, await holdLease(adminUrl, revive));
  });
}

/**
 * Joins a server that runs as its lock file says, with nothing but a connection: processes that come back at once need not take turns at
 * the folder's lock, nor ask PostgreSQL's programs.
 */
async function joinRunning(folder: string, revive: Revive): Promise<{ url: string; lease: Lease } | null> {
  for (const home of dataHomes(folder)) {
    const { port, ready } = await readLockFile(home);
    if (port === null || !ready) continue;
    try {
      const lease = await joinLease(await connectionUrl(home, port, ADMIN), DESK, revive);
      if (lease) return { url: await connectionUrl(home, port, DESK), lease };
    } catch {
      // its password can't be read: the longer way says what is amiss
    }
  }
  return null;
}

async function joinOrStart(home: ServerHome, options: ClusterOptions): Promise<{ port: number; joined: boolean }> {
  const running = await runningPort(home);
  return { port: running ?? (await startServer(home, options)), joined: running !== null };
}
