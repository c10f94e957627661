import { readdir, readFile, readlink, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Server processes see the death of their first one within moments; a query under way may take longer. */
const PATIENCE_MS = 20_000;

/**
 * After the first process of a server was killed, its others still end. A new one must not start beside them, and a lock file that names a
 * dead process whose parent never asked after it (a "zombie", as in containers without an init) must go. Linux only; elsewhere
 * PostgreSQL's own checks have to do.
 */
export async function clearDeadServer(cluster: string): Promise<void> {
  const lock = join(cluster, 'postmaster.pid');
  const pid = Number((await readFile(lock, 'utf8').catch(() => '')).split('\n')[0]);
  if (!pid || (await stateOf(pid)) !== 'Z') return;
  const until = Date.now() + PATIENCE_MS;
  while ((await processesIn(cluster)) > 0) {
    if (Date.now() > until) throw new Error(`Processes of a PostgreSQL that was killed still use ${cluster}: end them and start again`);
    await sleep(100);
  }
  await rm(lock, { force: true });
}

/** Letter of a process' state; null where there is none (or no /proc). */
async function stateOf(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  return stat?.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3) ?? null;
}

/** How many live processes work in a folder: a server's all do in its data folder. */
async function processesIn(folder: string): Promise<number> {
  const real = await realpath(folder);
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const folders = await Promise.all(pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => null)));
  return folders.filter((each) => each === real).length;
}
