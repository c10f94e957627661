import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { demoActorsFile } from '../../demo/actors.ts';
import { demoPages } from '../../demo/pages.ts';
import { startNewsSite } from '../../demo/site.ts';
import { startEmbedded } from '../../prisma/embedded/start.ts';
import { fillQueue } from './fillQueue.ts';

const run = promisify(execFile);

export interface BenchDesk extends AsyncDisposable {
  url: string;
  email: string;
  password: string;
  /** Items that wait for a decision. */
  waiting: number;
}

/** A desk in a folder that is thrown away: the demonstration's pages, read by the program itself, above so many others. */
export async function openBenchDesk(items: number, program: string, role: 'REVIEWER' | 'ADMIN' = 'REVIEWER'): Promise<BenchDesk> {
  const stack = new AsyncDisposableStack();
  const dataDir = await mkdtemp(join(tmpdir(), 'desk-bench-'));
  stack.defer(() => rm(dataDir, { recursive: true, force: true }));
  // PostgreSQL refuses to run as root: its own user must be able to enter.
  await chmod(dataDir, 0o755);
  const site = stack.use(await startNewsSite());
  const database = await startEmbedded(dataDir, console.error);
  stack.defer(() => database.release());
  const environment = {
    PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir, PORT: '0', OUTBOUND_ALLOW: site.hosts.join(','), HOST_DELAY_SECONDS: '0', LOG_LEVEL: 'error', ACTOR_FILES: demoActorsFile(),
  };
  const desk = async (...args: string[]) => (await run(process.execPath, [resolve(program), ...args], { env: environment })).stdout.trim();
  const email = 'amal@desk.test';
  const password = await desk('user', 'add', email, '--role', role);
  const readable = demoPages.filter(({ kind, disallowed }) => !disallowed && !['ERROR', 'LOGIN_WALL', 'REDIRECT'].includes(kind));
  for (const outlet of new Set(readable.map((page) => page.outlet))) {
    await desk('ingest', '--source', `${outlet} (demonstration)`, ...readable.filter((page) => page.outlet === outlet).map(({ path }) => site.url + path));
  }
  const waiting = await fillQueue(database.url, items);
  const api = spawn(process.execPath, [resolve(program), 'api'], { env: environment, stdio: ['ignore', 'ignore', 'pipe'] });
  stack.defer(async () => {
    const ended = once(api, 'exit');
    if (api.exitCode === null && api.kill('SIGTERM')) await ended;
  });
  return { url: await addressOf(api), email, password, waiting, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

/** What it says is read to its end: a program that nobody listens to would die of its next word. */
function addressOf({ stderr }: { stderr: NodeJS.ReadableStream }): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /Console\s+(\S+)\//.exec(said)?.[1];
      if (address) resolve(address);
    });
    stderr.once('end', () => reject(new Error(`The desk ended:\n${said}`)));
  });
}
