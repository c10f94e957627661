import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { articlePage } from '../../bench/soak/article.ts';
import { discover } from '../../ingest/stages/discover.ts';
import type { FeedKind } from '../../prisma/client/enums.ts';
import type { FeedModel } from '../../prisma/client/models.ts';
import { html, openReader, type Reader } from './reader.ts';

// Sources that never come to an end: what is taken of them is bounded, and the row says so.

const MOST = 5;

let reader: Reader;
beforeAll(async () => {
  reader = await openReader({ FEED_WAITING: String(MOST), SITEMAPS_FOLLOWED: '6', SITEMAP_DEPTH: '3', FEED_SECONDS: '6', FETCH_SECONDS: '600', FETCH_IDLE_SECONDS: '600' });
});
afterAll(() => reader[Symbol.asyncDispose]());

const SIGNAL = new AbortController().signal;
const xml = (body: string) => html(body, { 'content-type': 'application/xml' });
const feedOf = (id: string): Promise<FeedModel> => reader.ingest.db.feed.findUniqueOrThrow({ where: { id } });
const waiting = (feedId: string): Promise<number> => reader.ingest.db.scrapeJob.count({ where: { feedId, state: 'WAITING' } });

async function subscribe(path: string, kind: FeedKind): Promise<string> {
  const source = await reader.ingest.db.source.create({ data: { name: path } });
  return (await reader.ingest.db.feed.create({ data: { sourceId: source.id, kind, url: `${reader.site.origin}${path}` } })).id;
}

async function look(id: string): Promise<FeedModel> {
  await discover(reader.ingest, id, SIGNAL);
  return feedOf(id);
}

test('a calendar that names three new days at each look is TOO_MANY_PAGES, then failing, then set aside; when its pages were read it is sound again', async () => {
  let day = 0;
  reader.answers.set('/calendar', (request, response) => html([1, 2, 3].map(() => `<a href="/day/${(day += 1)}">What happened on day ${day}</a>`).join(' '))(request, response));
  const id = await subscribe('/calendar', 'LIST_PAGE');
  expect(await look(id)).toMatchObject({ lastOutcome: 'OK', health: 'OK' });
  expect(await look(id)).toMatchObject({ lastOutcome: 'TOO_MANY_PAGES', failures: 1, lastError: expect.stringMatching(/5 wait already, and 1 more/) });
  const seen: string[] = [];
  for (let times = 0; times < 14; times += 1) {
    const { health } = await look(id);
    if (seen.at(-1) !== health) seen.push(health);
    expect(await waiting(id)).toBe(MOST);
  }
  expect(seen).toEqual(['OK', 'FAILING', 'QUARANTINED']);
  for (let number = 1; number <= day; number += 1) reader.answers.set(`/day/${number}`, html(articlePage(900 + number)));
  for (const job of await reader.ingest.db.scrapeJob.findMany({ where: { feedId: id } })) expect(await reader.read(job.id)).toMatchObject({ state: 'DONE' });
  expect(await look(id)).toMatchObject({ lastOutcome: 'OK', failures: 0, health: 'OK', lastError: null });
});

test('sitemaps that name ever more sitemaps are followed so far and no further', async () => {
  let asked = 0;
  const index = (name: string): void => void reader.answers.set(name, (request, response) => {
    asked += 1;
    for (const next of ['a', 'b']) index(`${name}${next}`);
    xml(`<sitemapindex>${['a', 'b'].map((next) => `<sitemap><loc>${reader.site.origin}${name}${next}</loc></sitemap>`).join('')}</sitemapindex>`)(request, response);
  });
  index('/endless-');
  expect(await look(await subscribe('/endless-', 'SITEMAP'))).toMatchObject({ lastOutcome: 'OK', lastError: null });
  expect(asked).toBe(7);
});

test('a look whose time is over keeps what it found and asks for no more', async () => {
  let late = 0;
  reader.answers.set('/slow-index', xml(`<sitemapindex>${['first', 'dripping', 'late'].map((name) => `<sitemap><loc>/map-${name}</loc></sitemap>`).join('')}</sitemapindex>`));
  reader.answers.set('/map-first', xml('<urlset><url><loc>/page/1</loc></url></urlset>'));
  reader.answers.set('/map-late', (request, response) => {
    late += 1;
    xml('<urlset><url><loc>/page/2</loc></url></urlset>')(request, response);
  });
  reader.answers.set('/map-dripping', (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/xml' });
    const dripping = setInterval(() => response.write(' '), 50);
    response.on('close', () => clearInterval(dripping));
  });
  const id = await subscribe('/slow-index', 'SITEMAP');
  expect(await look(id)).toMatchObject({ lastOutcome: 'OK' });
  expect([await waiting(id), late]).toEqual([1, 0]);
}, 60_000);

test('a source that is switched off is neither looked at nor read; switched on, it goes on where it was', async () => {
  const { findDue } = await import('../../ingest/sweep.ts');
  reader.answers.set('/switch.xml', xml('<rss><channel><item><link>/switched</link></item></channel></rss>'));
  reader.answers.set('/switched', html(articlePage(951)));
  const id = await subscribe('/switch.xml', 'RSS');
  await look(id);
  const { sourceId } = await feedOf(id);
  const [job] = await reader.ingest.db.scrapeJob.findMany({ where: { feedId: id } });
  await reader.ingest.db.feed.update({ where: { id }, data: { nextPollAt: new Date(0) } });
  await reader.ingest.db.source.update({ where: { id: sourceId }, data: { active: false } });
  const off = await findDue(reader.ingest);
  expect([off.feeds.includes(id), off.pages.includes(job!.id)]).toEqual([false, false]);
  await reader.ingest.db.source.update({ where: { id: sourceId }, data: { active: true } });
  const on = await findDue(reader.ingest);
  expect(on.feeds).toContain(id);
  expect(await reader.read(job!.id)).toMatchObject({ state: 'DONE', lastOutcome: 'OK' });
});
