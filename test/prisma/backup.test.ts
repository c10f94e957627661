import { createHash } from 'node:crypto';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { keepBlob, openStorage } from '../../ingest/evidence/storage.ts';
import { dumpDatabase } from '../../prisma/backup/dump.ts';
import { loadDatabase } from '../../prisma/backup/load.ts';
import { MANIFEST } from '../../prisma/backup/manifest.ts';
import type { Db } from '../../prisma/db.ts';
import { createApiKey } from '../../server/auth/apiKeys.ts';
import { promoteReviewItem } from '../../server/review/promote.ts';
import { undo } from '../../server/review/undo.ts';
import { monthlySummaries } from '../../server/summaries/monthly.ts';
import { PROGRAM, type Viewer } from '../../server/viewer.ts';
import { waitingItems } from '../review/items.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { startProgram } from '../support/program.ts';

let folder: string;
let from: TestDatabase;
let to: TestDatabase;
let amal: Viewer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backup-'));
  [from, to] = [await openTestDatabase(), await openTestDatabase()];
  const { id } = await createApiKey(from.db, PROGRAM, { name: 'Amal', role: 'REVIEWER' });
  amal = { id, kind: 'KEY', name: 'Amal', role: 'REVIEWER' };
  await promote(from.db, 5);
  await promote(from.db, 7);
  await undo(from.db, amal);
  await writeFile(join(folder, 'from', 'auth-secret'), 'a secret of thirty-two characters\n');
});
afterAll(async () => {
  await from[Symbol.asyncDispose]();
  await to[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

/** Records one incident from a page whose bytes are kept. */
async function promote(db: Db, killed: number): Promise<string> {
  const [item] = await waitingItems(db, 1);
  const { url } = await db.article.findUniqueOrThrow({ where: { id: item!.articleId } });
  const bytes = Buffer.from(url.slice('https://paper.example/'.length));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await db.blob.update({ where: { sha256 }, data: { rotten: true } }); // the row came before its bytes
  await keepBlob(db, await openStorage({ STORAGE: 'files', STORAGE_ENDPOINT: undefined, DATA_DIR: join(folder, 'from') }), bytes, sha256);
  const { incidents } = await promoteReviewItem(db, amal, {
    item: { id: item!.id }, incidents: [{ startDate: new Date('2017-06-12'), place: { country: 'SY' }, grade: 'FAIR', killed: { min: killed, max: killed + 1 } }], notes: [], tallies: [], statements: [],
  });
  return (await db.incident.findUniqueOrThrow({ where: { id: incidents[0]! } })).code;
}

async function run(command: string[], database: TestDatabase, dataDir: string): Promise<{ code: number | null; printed: string }> {
  const program = startProgram('cli/desk', command, { DATABASE_URL: database.url, DATA_DIR: dataDir, LOG_LEVEL: 'silent' });
  return { code: await program.ended, printed: program.printed() };
}

/** Every row of every table as text, in an order of its own. */
async function contents(database: TestDatabase): Promise<Record<string, string[]>> {
  const tables = await database.sql<{ name: string }>(`select table_name::text as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`);
  const all: Record<string, string[]> = {};
  for (const { name } of tables) all[name] = (await database.sql<{ row: string }>(`select t::text as row from "${name}" t order by 1`)).map(({ row }) => row);
  return all;
}

test('a restored desk has the same rows, totals, feed, bytes and secret, and goes on from there', async () => {
  const backup = join(folder, 'backup');
  expect(await run(['backup', backup], from, join(folder, 'from'))).toMatchObject({ code: 0, printed: expect.stringMatching(/"feed":"3".*"secret":true,"blobs":2,"faulty":\[\]/) });
  expect(await run(['restore', backup], to, join(folder, 'to'))).toMatchObject({ code: 0, printed: expect.stringMatching(/"feed":"3".*"blobs":2,"faulty":\[\]/) });

  const before = await contents(from);
  expect(before['change']).toHaveLength(3);
  expect(await contents(to)).toEqual(before);
  const totals = (db: Db) => monthlySummaries(db, '2017-06', '2017-06', {}, 3n);
  expect(await totals(to.db)).toEqual(await totals(from.db));
  expect(await totals(to.db)).toMatchObject([{ headlineEvents: 1, killed: { min: 5, max: 6 } }]);
  expect(await run(['rehash'], to, join(folder, 'to'))).toMatchObject({ code: 0 });
  expect(await readFile(join(folder, 'to', 'auth-secret'), 'utf8')).toBe('a secret of thirty-two characters\n');

  expect(await promote(to.db, 1)).toBe('CD-3');
  expect(await to.db.change.count()).toBe(4);
}, 60_000);

test('a backup that is not whole, or not what was written, is refused before a row is', async () => {
  const fresh = await openTestDatabase();
  try {
    const backup = join(folder, 'tampered');
    await dumpDatabase(from.url, backup);
    await appendFile(join(backup, 'change.copy.gz'), 'x');
    await expect(loadDatabase(fresh.url, backup)).rejects.toThrow(/change\.copy\.gz is not what the backup wrote/);
    await rm(join(backup, MANIFEST));
    await expect(loadDatabase(fresh.url, backup)).rejects.toThrow(/holds no whole backup: manifest\.json is missing/);
    expect(await fresh.db.reviewItem.count()).toBe(0);
  } finally {
    await fresh[Symbol.asyncDispose]();
  }
});

test('nothing is overwritten: neither an older backup nor a desk in use', async () => {
  const backup = join(folder, 'other');
  await dumpDatabase(from.url, backup);
  await expect(dumpDatabase(from.url, backup)).rejects.toThrow(/is not empty: name a new folder/);
  const rows = await contents(from);
  await expect(loadDatabase(from.url, backup)).rejects.toThrow(/The database is in use/);
  expect(await contents(from)).toEqual(rows);
});

test('a backup of another schema names both', async () => {
  const backup = join(folder, 'older');
  await dumpDatabase(from.url, backup);
  const path = join(backup, MANIFEST);
  const manifest = JSON.parse(await readFile(path, 'utf8')) as { migrations: string[] };
  await writeFile(path, JSON.stringify({ ...manifest, migrations: manifest.migrations.slice(0, 1) }));
  await expect(loadDatabase(to.url, backup)).rejects.toThrow(/The backup is at migration 20261122000000_records, this program at/);
});
