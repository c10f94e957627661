import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parseAllow, WEB_PORTS } from '../../common/net/policy.ts';
import { demoPages, publishedOf } from '../../demo/pages.ts';
import { startNewsSite, type NewsSite } from '../../demo/site.ts';
import { demoSources } from '../../demo/sources.ts';
import { createSource } from '../../server/sources/save.ts';
import { PROGRAM } from '../../server/viewer.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { startProgram } from '../support/program.ts';

// Workers killed without warning, again and again, at whatever stage they are.

const KILLS = 8;

let database: TestDatabase;
let site: NewsSite;
let dataDir: string;
beforeAll(async () => {
  database = await openTestDatabase();
  site = await startNewsSite();
  dataDir = await mkdtemp(join(tmpdir(), 'desk-killed-'));
  await chmod(dataDir, 0o755);
  const net = { allow: parseAllow(site.hosts.join(',')), ports: WEB_PORTS };
  for (const source of demoSources(site.url)) await createSource(database.db, net, PROGRAM, source);
});
afterAll(async () => {
  await site[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
  await rm(dataDir, { recursive: true, force: true });
});

function startWorker() {
  return startProgram('cli/desk', ['worker'], {
    DATABASE_URL: database.url, DATA_DIR: dataDir, OUTBOUND_ALLOW: site.hosts.join(','), HOST_DELAY_SECONDS: '0', RETRY_SCALE: '0.001', REREAD_HOURS: ',', WORKER_LEASE_SECONDS: '2', LOG_LEVEL: 'error',
  });
}

async function count(sql: string): Promise<number> {
  const [row] = await database.sql<{ count: number }>(sql);
  return row?.count ?? 0;
}

test('two workers killed with -9 at any stage: after a restart each page is in the queue exactly once', async () => {
  for (let kill = 0; kill < KILLS; kill += 1) {
    const workers = [startWorker(), startWorker()];
    await workers[0]!.until(/Ingest +working/);
    await sleep(200 + kill * 350);
    for (const worker of workers) worker.process.kill('SIGKILL');
    await Promise.all(workers.map(({ ended }) => ended));
    await database.sql(`update feed set next_poll_at = now()`);
  }
  const last = startWorker();
  const listed = demoPages.filter(({ foundBy }) => foundBy.length > 0).length;
  while ((await count(`select count(*)::int as count from scrape_job where state in ('WAITING', 'RUNNING', 'RETRYING')`)) > 0 || (await count('select count(*)::int as count from scrape_job')) < listed * 0.8) await sleep(300);
  last.process.kill('SIGTERM');
  expect(await last.ended).toBe(0);

  const jobs = await database.sql<{ url: string; state: string; last_outcome: string }>('select url, state::text, last_outcome from scrape_job');
  const done = jobs.filter(({ last_outcome }) => last_outcome === 'OK');
  expect(await count('select count(*)::int as count from review_item')).toBe(done.length);
  expect(await count('select count(distinct article_id)::int as count from review_item')).toBe(done.length);
  expect(await count(`select count(*)::int as count from (select article_id from revision group by article_id, body_sha256 having count(*) > 1) twice`)).toBe(0);
  expect(await count('select count(*)::int as count from article a where not exists (select 1 from revision r where r.article_id = a.id)')).toBe(0);
  const dated = demoPages.filter((page) => publishedOf(page)).length;
  expect(dated).toBeGreaterThan(25);
  expect(done.length).toBeGreaterThan(25);
  expect(site.stats().disallowed).toBe(0);
}, 240_000);
