import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { articlePage } from '../../bench/soak/article.ts';
import { runProbe } from '../../ingest/stages/probe.ts';
import { discover } from '../../ingest/stages/discover.ts';
import type { FeedKind } from '../../prisma/client/enums.ts';
import { site, type Site } from '../web/rawSite.ts';
import { html, openReader, type Reader } from './reader.ts';

// Whatever names an address inside the network, nobody connects to it: the row says why.

let reader: Reader;
/** A service of the network's own, that the operator has not named. */
let inner: Site;
beforeAll(async () => {
  reader = await openReader();
  inner = await site(html(articlePage(1)));
});
afterAll(async () => {
  await inner[Symbol.asyncDispose]();
  await reader[Symbol.asyncDispose]();
});

async function polled(kind: FeedKind, url: string): Promise<{ id: string; lastOutcome: string | null }> {
  const source = await reader.ingest.db.source.create({ data: { name: `${kind} at ${url}` } });
  const { id } = await reader.ingest.db.feed.create({ data: { sourceId: source.id, kind, url } });
  await discover(reader.ingest, id, new AbortController().signal);
  return reader.ingest.db.feed.findUniqueOrThrow({ where: { id } });
}

const aside = (path: string) => `${reader.site.origin}${path}`;
const inside = (path: string) => `http://127.0.0.1:${inner.port}${path}`;
const xml = (body: string) => html(body, { 'content-type': 'application/xml' });
const REFUSED = /^REFUSED_(?:ADDRESS|URL)$/;

test.each<FeedKind>(['RSS', 'ATOM', 'JSON_FEED', 'SITEMAP', 'LIST_PAGE'])('a %s inside, or behind a redirect', async (kind) => {
  expect((await polled(kind, inside(`/${kind}`))).lastOutcome).toMatch(REFUSED);
  reader.answers.set(`/to-${kind}`, (_request, response) => void response.writeHead(302, { location: inside(`/${kind}`) }).end());
  expect((await polled(kind, aside(`/to-${kind}`))).lastOutcome).toMatch(REFUSED);
  expect(inner.connections()).toBe(0);
});

test('pages and sitemaps inside that a feed or a sitemap names', async () => {
  reader.answers.set('/feed.xml', xml(`<rss><channel><item><link>${inside('/page')}</link></item><item><link>file:///etc/passwd</link></item></channel></rss>`));
  reader.answers.set('/index.xml', xml(`<sitemapindex><sitemap><loc>${inside('/sitemap.xml')}</loc></sitemap></sitemapindex>`));
  const { id } = await polled('RSS', aside('/feed.xml'));
  await polled('SITEMAP', aside('/index.xml'));
  for (const job of await reader.ingest.db.scrapeJob.findMany({ where: { feedId: id } })) {
    expect(await reader.read(job.id)).toMatchObject({ state: 'GIVEN_UP', attempts: 1, lastOutcome: expect.stringMatching(REFUSED), nextTryAt: null });
  }
  // Nothing is kept of a site that was never asked.
  expect(await reader.ingest.db.robotsFile.count({ where: { url: { contains: `:${inner.port}/` } } })).toBe(0);
  expect(inner.connections()).toBe(0);
});

test('a robots.txt that leads inside forbids for now, and nobody follows it', async () => {
  await reader.ingest.db.robotsFile.deleteMany();
  reader.answers.set('/robots.txt', (_request, response) => void response.writeHead(302, { location: inside('/robots.txt') }).end());
  reader.answers.set('/behind', html(articlePage(94)));
  expect(await reader.read((await reader.list('/behind')).id)).toMatchObject({ lastOutcome: 'DISALLOWED', articleId: null });
  expect(inner.connections()).toBe(0);
  reader.answers.delete('/robots.txt');
  await reader.ingest.db.robotsFile.deleteMany();
});

test('a robots.txt whose sitemaps lie inside', async () => {
  reader.answers.set('/robots.txt', html(`Sitemap: ${inside('/sitemap.xml')}\nUser-agent: *\nDisallow:`, { 'content-type': 'text/plain' }));
  reader.answers.set('/beside', html(articlePage(95)));
  expect(await reader.read((await reader.list('/beside')).id)).toMatchObject({ state: 'DONE', lastOutcome: 'OK' });
  expect(inner.connections()).toBe(0);
  reader.answers.delete('/robots.txt');
  await reader.ingest.db.robotsFile.deleteMany();
});

test('headers that name places inside are not followed', async () => {
  const headers = { 'alt-svc': `h2=":${inner.port}"`, refresh: `0; url=${inside('/refresh')}`, link: `<${inside('/next')}>; rel="canonical"`, 'content-location': inside('/content') };
  reader.answers.set('/headers', html(articlePage(96), headers));
  expect(await reader.read((await reader.list('/headers')).id)).toMatchObject({ state: 'DONE', lastOutcome: 'OK' });
  expect(inner.connections()).toBe(0);
});

test('a page whose canonical link, images, frames and base lead inside is read, and nothing else is asked for', async () => {
  const links = `<link rel="canonical" href="${inside('/canonical')}"><link rel="amphtml" href="${inside('/amp')}"><base href="${inside('/')}"><meta property="og:image" content="${inside('/image.png')}"><meta http-equiv="refresh" content="0;url=${inside('/refresh')}">`;
  reader.answers.set('/links', html(articlePage(93).replace('<head>', `<head>${links}`).replace('</article>', `<img src="${inside('/inline.png')}"><iframe src="${inside('/frame')}"></iframe></article>`)));
  expect(await reader.read((await reader.list('/links')).id)).toMatchObject({ state: 'DONE', lastOutcome: 'OK' });
  expect(inner.connections()).toBe(0);
});

test('a home page whose feeds lie inside', async () => {
  reader.answers.delete('/feed.xml');
  reader.answers.set('/home', html(`<link rel="alternate" type="application/rss+xml" href="${inside('/feed.xml')}">`));
  const { id } = await reader.ingest.db.probe.create({ data: { kind: 'FIND_FEEDS', url: aside('/home') } });
  await runProbe(reader.ingest, id, new AbortController().signal);
  expect((await reader.ingest.db.probe.findUniqueOrThrow({ where: { id } })).answer).toEqual([]);
  expect(inner.connections()).toBe(0);
});
