import { randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 180_000;

/**
 * Runs `act` while no other process of this machine does so with the same lock file. A lock whose process is gone is taken over.
 * @throws Error when another process keeps the lock for three minutes
 */
export async function withFolderLock<T>(path: string, act: () => Promise<T>): Promise<T> {
  const until = Date.now() + PATIENCE_MS;
  while (!(await take(path))) {
    if (Date.now() > until) throw new Error(`Another process holds ${path} for too long: stop it, or delete the file if there is none`);
    await sleep(50 + Math.random() * 100);
  }
  try {
    return await act();
  } finally {
    await rm(path, { force: true });
  }
}

/** Written aside and linked, so that a lock file always names its holder, however its maker ended. */
async function take(path: string): Promise<boolean> {
  const draft = `${path}.${process.pid}.${randomUUID()}`;
  await writeFile(draft, String(process.pid));
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const holder = Number(await readFile(path, 'utf8').catch(() => ''));
    if (holder > 0 && !isAlive(holder)) await rm(path, { force: true });
    return false;
  } finally {
    await rm(draft, { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
