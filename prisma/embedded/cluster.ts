import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import type { DataHome, ServerHome } from './home.ts';
import { clearDeadServer } from './orphans.ts';

const run = promisify(execFile);

/** Time for a server to come up, crash recovery included. */
const START_SECONDS = 120;
const ORPHANS_MS = 5_000;

export interface ClusterOptions {
  /** False trades durability for speed: for tests only. */
  durable: boolean;
}

/**
 * Makes the data folder if there is none. It is built aside and renamed, so that a start that was killed half-way leaves
 * nothing that looks like a database.
 */
export async function createCluster(home: ServerHome, options: ClusterOptions): Promise<void> {
  if (existsSync(join(home.cluster, 'PG_VERSION'))) return;
  const draft = `${home.cluster}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  const passwordFile = `${draft}.password`;
  await writeFile(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  await own(home, draft, passwordFile);
  await runAs(home, 'initdb', [
    '-D', draft, '-U', 'desk', '--pwfile', passwordFile, '--auth', 'scram-sha-256', '--encoding', 'UTF8',
    '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--locale', 'C', ...(options.durable ? [] : ['--no-sync']),
  ]);
  await rename(passwordFile, home.passwordFile);
  await chmod(home.passwordFile, 0o600);
  await rename(draft, home.cluster);
}

/** Port of the server that runs on this data folder, or null when none does. */
export async function runningPort(home: ServerHome): Promise<number | null> {
  await clearDeadServer(home.cluster);
  try {
    await runAs(home, 'pg_ctl', ['status', '-D', home.cluster]);
  } catch {
    return null;
  }
  return (await readLockFile(home)).port;
}

/** What the server's own lock file says; it may be of one that was killed. */
export async function readLockFile({ cluster }: DataHome): Promise<{ port: number | null; ready: boolean }> {
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const port = Number(lines[3]);
  return { port: Number.isInteger(port) && port > 0 ? port : null, ready: lines[7]?.trim() === 'ready' };
}

/**
 * Starts the server as a daemon of its own: it outlives this process, however that ends, and the next one joins it.
 * @returns the port, on the loopback interface only
 */
export async function startServer(home: ServerHome, options: ClusterOptions): Promise<number> {
  const port = await choosePort(home);
  const settings = [
    `-p ${port}`, '-c listen_addresses=127.0.0.1', '-c unix_socket_directories=', '-c max_connections=200',
    '-c shared_buffers=256MB', '-c random_page_cost=1.1', '-c timezone=UTC', '-c log_timezone=UTC',
    ...(options.durable ? [] : ['-c fsync=off', '-c synchronous_commit=off', '-c full_page_writes=off']),
  ];
  await startPatiently(home, [
    'start', '-D', home.cluster, '-l', join(home.folder, 'postgres.log'), '-t', String(START_SECONDS), '-w', '-s', '-o', settings.join(' '),
  ]);
  return port;
}

/** Processes of a server that was killed a moment ago still keep its memory: the start is tried again until they are gone. */
async function startPatiently(home: ServerHome, args: string[]): Promise<void> {
  const until = Date.now() + ORPHANS_MS;
  for (;;) {
    try {
      return await runAs(home, 'pg_ctl', args);
    } catch (error) {
      if (Date.now() > until) throw error;
      await sleep(500);
    }
  }
}

export async function stopServer(home: ServerHome): Promise<void> {
  await runAs(home, 'pg_ctl', ['stop', '-D', home.cluster, '-m', 'fast', '-w', '-s']);
}

/** Connection string of a database on the running server. */
export async function connectionUrl(home: DataHome, port: number, database: string): Promise<string> {
  const password = (await readFile(home.passwordFile, 'utf8')).trim();
  return `postgresql://desk:${password}@127.0.0.1:${port}/${database}`;
}

export async function createDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/** pg_ctl leaves a daemon behind that keeps our pipes open: it gets none, and its words go to a file. */
async function runAs(home: ServerHome, program: string, args: string[]): Promise<void> {
  const identity = home.user ? { uid: home.user.uid, gid: home.user.gid } : {};
  try {
    await run(join(home.binaries, 'bin', program), args, {
      ...identity,
      cwd: home.folder,
      env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    });
  } catch (error) {
    const detail = (error as { stderr?: string }).stderr?.trim() ?? '';
    throw new Error(`PostgreSQL's ${program} failed: ${detail || (error as Error).message} (see ${join(home.folder, 'postgres.log')})`);
  }
}

async function own(home: ServerHome, ...paths: string[]): Promise<void> {
  if (!home.user) return;
  for (const path of paths) await chown(path, home.user.uid, home.user.gid);
}

/** The port of last time where it is free, so that a server started again is found by those who knew it. */
async function choosePort(home: ServerHome): Promise<number> {
  const file = join(home.folder, 'port');
  const last = Number(await readFile(file, 'utf8').catch(() => '0'));
  const port = await freePort(last).catch(() => freePort(0));
  await writeFile(file, String(port));
  return port;
}

function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
