import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { parseAllow, WEB_PORTS } from '../../common/net/policy.ts';
import { demoPages } from '../../demo/pages.ts';
import { startNewsSite, type NewsSite } from '../../demo/site.ts';
import { demoSources } from '../../demo/sources.ts';
import { openDb } from '../../prisma/db.ts';
import { openDatabase } from '../../prisma/open.ts';
import { createSource } from '../../server/sources/save.ts';
import { PROGRAM } from '../../server/viewer.ts';
import { startProgram } from '../support/program.ts';

// A desk with its own embedded database, killed without warning again and again: workers, API and database alike.

const KILLS = 8;

let site: NewsSite;
let dataDir: string;
beforeAll(async () => {
  site = await startNewsSite();
  dataDir = await mkdtemp(join(tmpdir(), 'desk-killed-'));
  await chmod(dataDir, 0o755);
  const net = { allow: parseAllow(site.hosts.join(',')), ports: WEB_PORTS };
  const database = await openDatabase({ DATA_DIR: dataDir }, () => undefined);
  const db = openDb({ url: database.url, poolSize: 2, name: 'test' });
  for (const source of demoSources(site.url)) await createSource(db, net, PROGRAM, source);
  await db.$disconnect();
  await database.release();
});
afterAll(async () => {
  await site[Symbol.asyncDispose]();
  await rm(dataDir, { recursive: true, force: true });
});

function startDesk() {
  return startProgram('cli/desk', ['start'], {
    NODE_ENV: 'test', DATA_DIR: dataDir, PORT: '0', OUTBOUND_ALLOW: site.hosts.join(','), HOST_DELAY_SECONDS: '0', RETRY_SCALE: '0.001', REREAD_HOURS: ',', WORKER_LEASE_SECONDS: '2', LOG_LEVEL: 'silent',
  });
}

/** The database's first process, whose death takes all of it down. */
function postmaster(): number {
  return Number(readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]);
}

test('killed with -9 at any stage, database and all: after a restart each page is in the queue exactly once', async () => {
  for (let kill = 0; kill < KILLS; kill += 1) {
    const desk = startDesk();
    await desk.until(/Ingest +working/);
    await sleep(100 + kill * 400);
    if (kill % 2 === 1) process.kill(postmaster(), 'SIGKILL');
    desk.process.kill('SIGKILL');
    await desk.ended;
  }
  const desk = startDesk();
  await desk.until(/Ingest +working/);
  const database = await openDatabase({ DATA_DIR: dataDir }, () => undefined);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const count = async (sql: string) => (await client.query<{ count: number }>(`select count(*)::int as count from ${sql}`)).rows[0]?.count ?? 0;
  try {
    await client.query('update feed set next_poll_at = now(), etag = null, last_modified = null');
    const listed = new Set(demoPages.filter(({ foundBy }) => foundBy.length > 0).map(({ slug }) => slug)).size;
    const unfinished = `scrape_job where state in ('WAITING', 'RUNNING', 'RETRYING')`;
    while ((await count('scrape_job')) < listed || (await count(unfinished)) > 0) await sleep(300);

    const done = await count(`scrape_job where last_outcome in ('OK', 'NOT_MODIFIED')`);
    expect(done).toBeGreaterThan(25);
    expect(await count('review_item')).toBe(done);
    expect(await count('(select distinct article_id from review_item) once')).toBe(done);
    expect(await count('(select article_id from revision group by article_id, body_sha256 having count(*) > 1) twice')).toBe(0);
    expect(await count('article a where not exists (select 1 from revision r where r.article_id = a.id)')).toBe(0);
    expect(site.stats().disallowed).toBe(0);
  } finally {
    await client.end();
    desk.process.kill('SIGTERM');
    expect(await desk.ended).toBe(0);
    await database.release();
  }
}, 300_000);
