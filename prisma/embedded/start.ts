import { join, resolve } from 'node:path';
import { connectionUrl, createCluster, createDatabase, runningPort, startServer, stopServer, type ClusterOptions } from './cluster.ts';
import { withFolderLock } from './folderLock.ts';
import { findHome } from './home.ts';
import { holdLease } from './lease.ts';

export interface EmbeddedPostgres {
  url: string;
  /** True when another process had started it. */
  joined: boolean;
  /** Ends this process's use; the last one to leave stops the server. */
  release(): Promise<void>;
}

/**
 * Joins the PostgreSQL server of a data folder, starting (and first making) it where none runs. The server is a daemon on the
 * loopback interface with a random password kept beside its data. Should it die, whoever uses it starts it again on the same port.
 */
export async function startEmbedded(
  dataDir: string,
  say: (message: string) => void,
  options: ClusterOptions = { durable: true },
): Promise<EmbeddedPostgres> {
  const home = await findHome(resolve(dataDir), say);
  const underLock = <T>(act: () => Promise<T>) => withFolderLock(join(home.folder, 'starting.lock'), act);
  const joinOrStart = async () => {
    const running = await runningPort(home);
    return { port: running ?? (await startServer(home, options)), joined: running !== null };
  };

  return underLock(async () => {
    await createCluster(home, options);
    const { port, joined } = await joinOrStart();
    const adminUrl = await connectionUrl(home, port, 'postgres');
    await createDatabase(adminUrl, 'desk');
    const lease = await holdLease(adminUrl, async () => {
      const revived = await underLock(joinOrStart);
      if (!revived.joined) say('The embedded PostgreSQL had stopped; it was started again');
    });
    const release = () =>
      underLock(async () => {
        const last = await lease.giveUp();
        if (last && (await runningPort(home)) !== null) await stopServer(home);
      });
    return { url: await connectionUrl(home, port, 'desk'), joined, release };
  });
}
