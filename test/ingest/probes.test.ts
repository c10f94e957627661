import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { articlePage } from '../../bench/soak/article.ts';
import { runProbe } from '../../ingest/stages/probe.ts';
import { findDue } from '../../ingest/sweep.ts';
import type { ProbeModel } from '../../prisma/client/models.ts';
import { findFeeds, tryRecipe } from '../../server/sources/probe.ts';
import { PROGRAM } from '../../server/viewer.ts';
import { html, openReader, status, type Reader } from './reader.ts';

// Somebody at the console asks, the worker answers on the row, and no article comes of it.

let reader: Reader;
beforeAll(async () => {
  reader = await openReader();
});
afterAll(() => reader[Symbol.asyncDispose]());

const net = () => ({ allow: new Set([`127.0.0.1:${reader.site.port}`]), ports: new Set([80, 443]) });

async function answered({ id }: ProbeModel): Promise<ProbeModel> {
  expect((await findDue(reader.ingest)).probes).toContain(id);
  await runProbe(reader.ingest, id, new AbortController().signal);
  return reader.ingest.db.probe.findUniqueOrThrow({ where: { id } });
}

const ask = (path: string, recipe: unknown) => tryRecipe(reader.ingest.db, net(), PROGRAM, { url: `${reader.site.origin}${path}`, recipe });

test('a recipe is tried on a page beside the rules, and what it did not find is named', async () => {
  reader.answers.set('/page', html(articlePage(81).replace('<h1>', '<h2 class="over">The headline that is meant</h2><h1>')));
  const probe = await answered(await ask('/page', { title: '.over', byline: '.absent' }));
  expect(probe).toMatchObject({ state: 'DONE', error: null, doneAt: expect.any(Date) });
  expect(probe.answer).toMatchObject({ withRecipe: { title: 'The headline that is meant', kind: 'ARTICLE' }, without: { title: expect.stringMatching(/report 81 says/) }, unused: ['byline'] });
  expect(await reader.ingest.db.article.count()).toBe(0);
});

test('a page that was read before is tried on its kept bytes, and not asked for again', async () => {
  reader.answers.set('/known', html(articlePage(82)));
  await reader.read((await reader.list('/known')).id);
  reader.answers.set('/known', status(404));
  const { answer } = await answered(await ask('/known', { title: 'h1' }));
  expect(answer).toMatchObject({ withRecipe: { title: expect.stringMatching(/report 82 says/) }, unused: [] });
});

test('a recipe that is none, and an address inside, are refused before anybody asks', async () => {
  await expect(ask('/page', { titel: 'h1', body: 'p[' })).rejects.toThrow(/body.*titel|titel.*body/s);
  await expect(tryRecipe(reader.ingest.db, net(), PROGRAM, { url: 'http://127.0.0.1:1/', recipe: {} })).rejects.toThrow(/can't be used/);
});

test('a page that can not be had ends the look with the reason', async () => {
  expect(await answered(await ask('/nowhere', {}))).toMatchObject({ state: 'FAILED', error: expect.stringMatching(/404/), answer: null });
});

test('the feeds of a site are found by its home page: only those that can be read count', async () => {
  const item = '<item><title>A report</title><link>/one</link><pubDate>Mon, 05 Jun 2017 10:00:00 GMT</pubDate></item>';
  reader.answers.set('/home', html('<link rel="alternate" type="application/rss+xml" href="/broken.xml"><link rel="alternate" type="application/rss+xml" title="News" href="/news.xml"><a href="/about">About</a>'));
  reader.answers.set('/broken.xml', html('<html><body>Moved</body></html>'));
  reader.answers.set('/news.xml', html(`<rss><channel><title>All news</title>${item}</channel></rss>`, { 'content-type': 'application/rss+xml' }));
  reader.answers.set('/sitemap.xml', html('<urlset><url><loc>/one</loc></url><url><loc>/two</loc></url></urlset>', { 'content-type': 'application/xml' }));
  const probe = await answered(await findFeeds(reader.ingest.db, net(), PROGRAM, `${reader.site.origin}/home`));
  expect(probe.answer).toEqual([
    { url: `${reader.site.origin}/news.xml`, kind: 'RSS', how: 'DECLARED', title: 'All news', entries: 1, newest: '2017-06-05T10:00:00Z' },
    { url: `${reader.site.origin}/sitemap.xml`, kind: 'SITEMAP', how: 'GUESSED', title: null, entries: 2, newest: null },
  ]);
});

test('a look whose worker died is taken up again, and given up after three', async () => {
  const { id } = await ask('/page', {});
  for (const attempts of [1, 2, 3]) {
    await reader.ingest.db.probe.update({ where: { id }, data: { state: 'RUNNING', attempts, takenUntil: new Date(Date.now() + 60_000) } });
    expect((await findDue(reader.ingest)).probes).not.toContain(id);
  }
  await reader.ingest.db.probe.update({ where: { id }, data: { takenUntil: new Date(0) } });
  expect(await answered({ id } as ProbeModel)).toMatchObject({ state: 'FAILED', error: expect.stringMatching(/worker ended/) });
  expect((await findDue(reader.ingest)).probes).not.toContain(id);
});
