import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openDb } from '../../prisma/db.ts';
import { startEmbedded } from '../../prisma/embedded/start.ts';
import { migrate } from '../../prisma/migrate.ts';
import { createApiKey } from '../../server/auth/apiKeys.ts';
import { PROGRAM } from '../../server/viewer.ts';
import { everyReader } from '../../test/changes/everyReader.ts';

/**
 * The long form of test/changes/everyReader.test.ts: two servers, twenty writers, fifteen readers who come and go.
 *
 *   npm run build:server && npm run --silent bench:readers -- [--changes 20000] [--seed 1]
 *
 * Exit 1 unless every reader ends with exactly the committed sequence, in order.
 */
const { values } = parseArgs({ options: { changes: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' } } });

const dataDir = await mkdtemp(join(tmpdir(), 'desk-readers-'));
// PostgreSQL refuses to run as root: its own user must be able to enter.
await chmod(dataDir, 0o755);
const database = await startEmbedded(dataDir, console.error);
const db = openDb({ url: database.url, poolSize: 22, name: 'bench' });
const servers: ChildProcess[] = [];
try {
  await migrate(database.url);
  const urls = await Promise.all([1, 2].map(() => startServer()));
  const { secret: key } = await createApiKey(db, PROGRAM, { name: 'bench', role: 'REVIEWER' });
  const start = Date.now();
  const { committed, public: shown, readers } = await everyReader({ db, urls, key, changes: Number(values.changes), seed: Number(values.seed) });
  const same = (one: string[], other: string[]) => one.length === other.length && one.every((number, index) => number === other[index]);
  const wrong = readers.filter((reader) => !same(reader.heard, reader.public ? shown : committed));
  const whole = committed.every((number, index) => number === String(index + 1));
  console.log(`${committed.length} changes in ${Math.round((Date.now() - start) / 1000)} s, numbers without gaps: ${whole}, public ${shown.length}`);
  console.table(readers.map(({ name, heard, connections, public: isPublic }) => ({ name, sees: isPublic ? 'public' : 'everything', heard: heard.length, connections })));
  console.log(wrong.length === 0 ? 'every reader has exactly the committed sequence, in order' : `wrong: ${wrong.map(({ name }) => name).join(', ')}`);
  process.exitCode = wrong.length === 0 && whole ? 0 : 1;
} finally {
  for (const server of servers) {
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
  await db.$disconnect();
  await database.release();
  await rm(dataDir, { recursive: true, force: true });
}

function startServer(): Promise<string> {
  const server = spawn(process.execPath, [resolve('dist/cli/desk.js'), 'api'], {
    env: { PATH: process.env['PATH'] ?? '', DATABASE_URL: database.url, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error' }, stdio: ['ignore', 'ignore', 'pipe'],
  });
  servers.push(server);
  return new Promise((found, reject) => {
    let text = '';
    server.stderr?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const [, url] = /GraphQL +(http\S+)\/graphql/.exec(text) ?? [];
      if (url) found(url);
    });
    server.once('exit', (code) => reject(new Error(`A server ended with ${code}:\n${text}`)));
  });
}
