import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { articlePage } from '../../bench/soak/article.ts';
import { articleKey } from '../../common/net/canonical.ts';
import { hostKeyOf } from '../../common/net/hostKey.ts';
import type { Ingest } from '../../ingest/context.ts';
import { runPage } from '../../ingest/pipeline.ts';
import { runProbe } from '../../ingest/stages/probe.ts';
import { openIngest } from '../../ingest/start.ts';
import { findDue } from '../../ingest/sweep.ts';
import type { ScrapeJobModel } from '../../prisma/client/models.ts';
import { ar } from '../../web/words/ar.ts';
import { filled } from '../../web/words/filled.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { html, status } from '../ingest/reader.ts';
import { site, type Site } from '../web/rawSite.ts';
import { openBrowser } from './browser.ts';
import { addPeople, signIn } from './newsroom.ts';
import { until } from './until.ts';

// Where pages come from, how that goes, and what an editor can do about it. The worker's part is played step by step, so that nothing races.

const ATTEMPTS = 2;
const SIGNAL = new AbortController().signal;

let desk: TestDesk;
let ingest: Ingest;
let publisher: Site;
const answers = new Map<string, ReturnType<typeof html>>();
const asked: string[] = [];

beforeAll(async () => {
  publisher = await site((request, response) => {
    asked.push(request.url ?? '');
    (answers.get(request.url ?? '') ?? status(404))(request, response);
  });
  desk = await openDesk({ OUTBOUND_ALLOW: [`127.0.0.1:${publisher.port}`], PAGE_ATTEMPTS: ATTEMPTS, RETRY_SCALE: 0 });
  ingest = await openIngest(desk.settings, desk.database.url, desk.log);
  await addPeople(desk);
});
afterAll(async () => {
  await ingest.fetcher.close();
  await ingest.db.$disconnect();
  await publisher[Symbol.asyncDispose]();
  await desk[Symbol.asyncDispose]();
});

/** Plays the worker: answers the looks at pages that somebody at the console has just asked for. */
async function answerProbe(): Promise<void> {
  await until(async () => (await findDue(ingest)).probes.length > 0);
  for (const id of (await findDue(ingest)).probes) await runProbe(ingest, id, SIGNAL);
}

/** Plays the worker: tries a page until no try is left or it is read. */
async function work(id: string): Promise<ScrapeJobModel> {
  await until(async () => {
    await runPage(ingest, id, SIGNAL);
    return ['DONE', 'GIVEN_UP'].includes((await ingest.db.scrapeJob.findUniqueOrThrow({ where: { id } })).state);
  });
  return ingest.db.scrapeJob.findUniqueOrThrow({ where: { id } });
}

async function listed(path: string, source: string): Promise<ScrapeJobModel> {
  const url = `${publisher.origin}${path}`;
  const { id: sourceId } = await ingest.db.source.upsert({ where: { name: source }, create: { name: source }, update: {} });
  return ingest.db.scrapeJob.create({ data: { url, urlKey: articleKey(url) ?? '', host: hostKeyOf(url), sourceId } });
}

test('a feed that went quiet and one that keeps failing say so, in both languages', async () => {
  const feeds = [
    ['The Quiet Gazette', { health: 'QUIET', healthReason: 'Nothing new for 40 days; it used to publish every 3 hours.' }],
    ['The Failing Star', { health: 'FAILING', failures: 4, lastError: 'The site answered 500.' }],
    ['The Lost Echo', { health: 'QUARANTINED', failures: 21 }],
  ] as const;
  for (const [name, feed] of feeds) await ingest.db.source.create({ data: { name, feeds: { create: { kind: 'RSS', url: `${publisher.origin}/${encodeURIComponent(name)}`, nextPollAt: new Date('2100-01-01'), ...feed } } } });
  await using browser = await openBrowser();
  const { page, faults } = browser;
  await signIn(page, desk, 'editor@desk.test');
  await page.goto(`${desk.server.url}/sources`);
  const line = (name: string) => page.locator('li').filter({ hasText: name });
  await line('The Quiet Gazette').getByText('went quiet').waitFor();
  await line('The Quiet Gazette').getByText('it used to publish every 3 hours').waitFor();
  await line('The Failing Star').getByText('keeps failing (4 in a row)').waitFor();
  await line('The Failing Star').getByText('The site answered 500.').waitFor();
  await line('The Lost Echo').getByText('set aside after 21 failures in a row').waitFor();
  await page.getByRole('button', { name: 'العربية' }).click();
  await line('The Quiet Gazette').getByText(ar['health.QUIET']).waitFor();
  await line('The Failing Star').getByText(filled(ar['health.FAILING'], 'ar-u-nu-latn', { n: 4 })).waitFor();
  expect(faults).toEqual([]);
}, 180_000);

test('a recipe is tried on a page beside the rules, and saved', async () => {
  answers.set('/tried', html(articlePage(81).replace('<h1>', '<h2 class="over">The headline that is meant</h2><h1>')));
  const { id } = await ingest.db.source.create({ data: { name: 'The Recipe Times' } });
  await using browser = await openBrowser();
  const { page, faults } = browser;
  await signIn(page, desk, 'editor@desk.test');
  await page.goto(`${desk.server.url}/sources`);
  await page.getByRole('button', { name: 'Recipe: The Recipe Times' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Headline').fill('.over');
  await dialog.getByLabel('Byline').fill('.absent');
  await dialog.getByLabel('Address of a page to try it on').fill(`${publisher.origin}/tried`);
  await dialog.getByRole('button', { name: 'Try it' }).click();
  await answerProbe();
  await dialog.getByText('Found nothing: byline').waitFor();
  const reading = (title: string) => dialog.locator('section').filter({ has: page.getByRole('heading', { name: title }) });
  await reading('With the recipe').getByText('The headline that is meant', { exact: true }).waitFor();
  await reading('Without it').getByText(/report 81 says/).first().waitFor();
  expect(await ingest.db.article.count()).toBe(0);

  await dialog.getByRole('button', { name: 'Save the recipe' }).click();
  await until(async () => (await ingest.db.source.findUniqueOrThrow({ where: { id } })).recipe !== null);
  expect((await ingest.db.source.findUniqueOrThrow({ where: { id } })).recipe).toEqual({ title: '.over', byline: '.absent' });
  expect(faults).toEqual([]);
}, 180_000);

test('a site\'s feeds are found by its home page and taken by a press', async () => {
  answers.set('/', html('<link rel="alternate" type="application/rss+xml" title="News" href="/news.xml">'));
  answers.set('/news.xml', html('<rss><channel><title>All news</title><item><title>A report</title><link>/one</link></item></channel></rss>', { 'content-type': 'application/rss+xml' }));
  await using browser = await openBrowser();
  const { page, faults } = browser;
  await signIn(page, desk, 'editor@desk.test');
  await page.goto(`${desk.server.url}/sources`);
  await page.getByRole('button', { name: 'Add a source' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('The Found Herald');
  await dialog.getByLabel('Home page').fill(`${publisher.origin}/`);
  await dialog.getByRole('button', { name: 'Look for feeds on the home page' }).click();
  await answerProbe();
  await dialog.getByText('All news').waitFor();
  await dialog.getByRole('button', { name: `${publisher.origin}/news.xml` }).click();
  await until(async () => (await dialog.getByLabel('Address').inputValue()) === `${publisher.origin}/news.xml`);
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await page.locator('li').filter({ hasText: 'The Found Herald' }).getByText('/news.xml').waitFor();
  const { feeds } = await ingest.db.source.findUniqueOrThrow({ where: { name: 'The Found Herald' }, include: { feeds: true } });
  expect(feeds).toMatchObject([{ kind: 'RSS', url: `${publisher.origin}/news.xml` }]);
  expect(faults).toEqual([]);
}, 180_000);

test('a page that failed is shown with its reason; each retry is a stated number of tries, and none goes on for ever', async () => {
  answers.set('/broken', status(503));
  const { id, url } = await listed('/broken', 'The Broken Bugle');
  const tries = () => asked.filter((path) => path === '/broken').length;
  expect(await work(id)).toMatchObject({ state: 'GIVEN_UP', attempts: ATTEMPTS });
  await using browser = await openBrowser();
  const { page, faults } = browser;
  await signIn(page, desk, 'editor@desk.test');
  await page.goto(`${desk.server.url}/sources`);
  const line = page.getByRole('row').filter({ hasText: url });
  await line.getByText('Given up').waitFor();
  await line.getByText(/503/).first().waitFor();

  const retry = async (): Promise<void> => {
    await page.getByRole('button', { name: `Retry: ${url}` }).click();
    await until(async () => (await ingest.db.scrapeJob.findUniqueOrThrow({ where: { id } })).state === 'WAITING');
  };
  await retry();
  expect(await work(id)).toMatchObject({ state: 'GIVEN_UP', attempts: ATTEMPTS });
  expect(tries()).toBe(2 * ATTEMPTS);
  expect((await findDue(ingest)).pages).not.toContain(id);

  answers.set('/broken', html(articlePage(91)));
  await page.reload();
  await line.getByText('Given up').waitFor();
  await retry();
  expect(await work(id)).toMatchObject({ state: 'DONE', lastOutcome: 'OK' });
  await page.reload();
  await line.getByText(/^Done/).first().waitFor();
  expect(faults).toEqual([]);
}, 180_000);

/** The id by which the console knows the only item of a source. */
async function itemOf(source: string): Promise<string> {
  const { reviewQueue } = await desk.get<{ reviewQueue: { nodes: { id: string; article: { source: { name: string } } }[] } }>('{ reviewQueue(first: 50) { nodes { id article { source { name } } } } }', {}, 'REVIEWER');
  return reviewQueue.nodes.find(({ article }) => article.source.name === source)?.id ?? '';
}

test('an article that was edited shows what changed from version to version', async () => {
  const first = articlePage(97);
  answers.set('/edited', html(first));
  const { id } = await listed('/edited', 'The Edited Echo');
  const { articleId } = await work(id);
  answers.set('/edited', html(first.replace(/and (\d+) injured/, 'and ninety-nine injured')));
  await ingest.db.scrapeJob.update({ where: { id }, data: { state: 'WAITING', stage: 'DISCOVERED', attempts: 0, nextTryAt: null, round: 2 } });
  expect(await work(id)).toMatchObject({ state: 'DONE', lastOutcome: 'OK' });
  expect(await ingest.db.revision.count({ where: { articleId: articleId ?? '' } })).toBe(2);
  await using browser = await openBrowser();
  const { page, faults } = browser;
  await signIn(page, desk, 'amal@desk.test');
  await page.goto(`${desk.server.url}/items/${await itemOf('The Edited Echo')}`);
  await page.getByText('What changed between versions').click();
  await page.locator('ins').filter({ hasText: 'ninety-nine' }).waitFor();
  await page.locator('del').filter({ hasText: /^\d+\s*$/ }).waitFor();
  expect(faults).toEqual([]);
}, 180_000);

test('what a publisher asks, and a live blog\'s entries by their times, stand beside the text', async () => {
  const live = await readFile(new URL('../pages/live-blog/page.html', import.meta.url), 'utf8');
  answers.set('/live', html(live, { 'x-robots-tag': 'noarchive, noindex' }));
  const { id } = await listed('/live', 'The Live Ledger');
  const { articleId } = await work(id);
  const { entries } = await ingest.db.extraction.findFirstOrThrow({ where: { revision: { articleId: articleId ?? '' } } });
  const told = entries as unknown as { at: string; start: number; end: number }[];
  expect(told.length).toBeGreaterThan(1);
  await using browser = await openBrowser();
  const { page, faults } = browser;
  await signIn(page, desk, 'amal@desk.test');
  await page.goto(`${desk.server.url}/items/${await itemOf('The Live Ledger')}`);
  await page.getByText('its copy is left out of exported archives').waitFor();
  await page.getByText('Not to be found by search.').waitFor();
  await page.getByText('Entries of the live blog by time').click();
  for (const { at } of told) await page.locator(`time[datetime="${at}"]`).first().waitFor();
  expect(faults).toEqual([]);
}, 180_000);
