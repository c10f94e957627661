import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import pino from 'pino';
import { articlePage } from '../../bench/soak/article.ts';
import { articleKey } from '../../common/net/canonical.ts';
import { hostKeyOf } from '../../common/net/hostKey.ts';
import { readSettings } from '../../common/settings.ts';
import { startIngest, type RunningIngest } from '../../ingest/start.ts';
import { bringBack } from '../../prisma/bringBack.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { settableClock, type SettableClock } from '../support/setClock.ts';
import { site, type Site } from '../web/rawSite.ts';

// The clock that all share is the database's. Set forward or back under a running worker, nothing stands still and nothing is done twice.

const DELAY = 0.1;

let database: TestDatabase;
let clock: SettableClock;
let news: Site;
let dataDir: string;
let worker: RunningIngest | null = null;
/** Numbers of the pages that the feed lists now. */
let listed: number[] = [];
const asked = new Map<string, number>();

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'desk-clock-'));
  news = await site(({ url = '' }, response) => {
    asked.set(url, (asked.get(url) ?? 0) + 1);
    const number = Number(/^\/news\/(\d+)$/.exec(url)?.[1]);
    if (url === '/feed.xml') return void response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feed());
    if (Number.isNaN(number)) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(articlePage(number));
  });
});
beforeEach(async () => {
  asked.clear();
  database = await openTestDatabase();
  clock = await settableClock(database);
});
afterEach(async () => {
  await worker?.[Symbol.asyncDispose]();
  worker = null;
  await database[Symbol.asyncDispose]();
});
afterAll(async () => {
  await news[Symbol.asyncDispose]();
  await rm(dataDir, { recursive: true, force: true });
});

function feed(): string {
  return `<rss version="2.0"><channel><title>T</title>${listed.map((number) => `<item><link>${news.origin}/news/${number}</link></item>`).join('')}</channel></rss>`;
}

async function start(): Promise<void> {
  const settings = readSettings({ NODE_ENV: 'test', DATA_DIR: dataDir, HOST_DELAY_SECONDS: String(DELAY), RETRY_SCALE: '0', REREAD_HOURS: ',', WORKER_LEASE_SECONDS: '20', OUTBOUND_ALLOW: `127.0.0.1:${news.port}` });
  worker = await startIngest(settings, database.url, pino({ level: process.env['TEST_LOG'] ?? 'silent' }));
}

async function subscribe(): Promise<{ sourceId: string; feedId: string }> {
  const { id: sourceId } = await database.db.source.create({ data: { name: 'The Harbour Post' } });
  const { id: feedId } = await database.db.feed.create({ data: { sourceId, kind: 'RSS', url: `${news.origin}/feed.xml` } });
  await database.sql('update feed set next_poll_at = clock.now()');
  return { sourceId, feedId };
}

/** Waits for the rows, however long this machine takes. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(50);
}

async function inQueue(): Promise<string[]> {
  const items = await database.db.reviewItem.findMany({ select: { article: { select: { url: true } } } });
  return items.map(({ article }) => article.url.replace(`${news.origin}/news/`, '')).toSorted((a, b) => Number(a) - Number(b));
}

const range = (from: number, count: number): number[] => Array.from({ length: count }, (_, at) => from + at);
const names = (numbers: number[]): string[] => numbers.map(String);

/** Every page that was listed is in the queue, once, and was asked for once. */
async function expectAllOnce(numbers: number[]): Promise<void> {
  expect(await inQueue()).toEqual(names(numbers));
  expect(numbers.filter((number) => asked.get(`/news/${number}`) !== 1)).toEqual([]);
}

test.each(['-1 year', '-3 hours', '1 year'])('set by %s while a worker runs: it polls on, reads what comes, and nothing twice', async (by) => {
  listed = range(701, 4);
  await subscribe();
  await start();
  await until(async () => (await inQueue()).length === 4);
  await worker?.idle();
  const polls = asked.get('/feed.xml') ?? 0;
  listed = range(701, 8);
  await clock.set(by);
  // A feed waits out so small a step, its host doesn't.
  if (by === '-3 hours') await database.sql('update feed set next_poll_at = clock.now()');
  await until(async () => (await inQueue()).length === 8);
  expect(asked.get('/feed.xml')).toBeGreaterThan(polls);
  await worker?.idle();
  await expectAllOnce(range(701, 8));
  // What was written since goes by the clock as it is now.
  const { nextPollAt } = await database.db.feed.findFirstOrThrow();
  const ahead = nextPollAt.getTime() - (await clock.now()).getTime();
  expect(ahead).toBeGreaterThan(0);
  expect(ahead).toBeLessThan(13 * 3_600_000);
}, 300_000);

test('started under a clock a year ahead that was then set right: whatever was held or put off is taken up', async () => {
  listed = range(721, 2);
  const { sourceId, feedId } = await subscribe();
  await start();
  await until(async () => (await inQueue()).length === 2);
  await worker?.[Symbol.asyncDispose]();
  worker = null;
  // As a worker and a reviewer left it who died while the clock was a year ahead.
  const url = `${news.origin}/news/723`;
  await database.db.scrapeJob.create({ data: { url, urlKey: articleKey(url) ?? '', host: hostKeyOf(url), sourceId, feedId } });
  await database.sql(`update scrape_job set state = 'RUNNING', next_try_at = now() + interval '1 year' where url = $1`, [url]);
  await database.sql(`update host set busy_until = now() + interval '1 year', next_allowed_at = now() + interval '1 year'`);
  await database.sql(`update feed set next_poll_at = now() + interval '1 year'`);
  await database.sql(`update review_item set state = 'CLAIMED', lease_expires_at = now() + interval '1 year'`);
  await database.sql(`insert into feed_poll (id, feed_id, at, outcome, fresh) values (gen_random_uuid(), $1, now() + interval '1 year', 'OK', 1)`, [feedId]);
  listed = range(721, 4);
  await start();
  await until(async () => (await inQueue()).length === 4);
  await worker!.idle();
  await expectAllOnce(range(721, 4));
  const { lease, poll } = (await database.sql<{ lease: number; poll: boolean }>(`
    select (select count(*)::int from review_item where lease_expires_at > now()) as lease, (select next_poll_at < now() + interval '13 hours' from feed) as poll`))[0]!;
  expect({ lease, poll }).toEqual({ lease: 0, poll: true });
}, 300_000);

test('what lies as far ahead as it may is left alone, what lies further is brought back', async () => {
  const holding = { hostDelay: 2, lease: 30 };
  const { sourceId, feedId } = await subscribe();
  await database.db.feed.update({ where: { id: feedId }, data: { intervalMinutes: 43_200 } });
  await database.sql(`update feed set next_poll_at = now() + interval '30 days'`);
  await database.sql(`insert into feed (id, source_id, kind, url, next_poll_at) values (gen_random_uuid(), $1, 'RSS', 'https://busy.example/', now() + interval '7 days')`, [sourceId]);
  await database.sql(`insert into feed_poll (id, feed_id, at, outcome, fresh, retry_after) select gen_random_uuid(), id, now(), 'RATE_LIMITED', 0, next_poll_at from feed where url = 'https://busy.example/'`);
  await database.sql(`insert into host (name, next_allowed_at, busy_until, retry_after) values
    ('asks.example', now() + interval '7 days', null, now() + interval '7 days'), ('slow.example', now() + interval '300 seconds', now() + interval '30 seconds', null)`);
  const states = { WAITING: '7 days', RETRYING: '7 days', RUNNING: '30 seconds', DONE: '365 days' };
  for (const [state, ahead] of Object.entries(states)) {
    await database.sql(`
      insert into scrape_job (id, source_id, url, url_key, host, state, next_try_at, updated_at)
      values (gen_random_uuid(), $1, $2, $2, 'a.example', $3::"ScrapeState", now() + $4::interval, now())`, [sourceId, `https://a.example/${state}`, state, ahead]);
  }
  expect(await bringBack(database.db, holding)).toBe(0);
  await clock.set('-2 days');
  // Two hosts of which one was held as well, two feeds, four pages.
  expect(await bringBack(database.db, holding)).toBe(9);
  expect(await bringBack(database.db, holding)).toBe(0);
  expect(await database.sql('select count(*)::int as late from host where next_allowed_at > clock.now()')).toEqual([{ late: 0 }]);
});
