import { createServer, type AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { articlePage } from '../../bench/soak/article.ts';
import { discover } from '../../ingest/stages/discover.ts';
import type { FeedKind } from '../../prisma/client/enums.ts';
import { html, openReader, type Reader } from './reader.ts';

// Each limit is a setting, and the setting is what the fetch, the page and the feed are held to.

let reader: Reader;
beforeAll(async () => {
  reader = await openReader({
    FETCH_SECONDS: '1.5', FETCH_IDLE_SECONDS: '0.5', FETCH_HEADER_BYTES: '2048', FETCH_BYTES: '20000', FETCH_UNPACKED_BYTES: '40000', FETCH_REDIRECTS: '2', FETCH_INTERIM_ANSWERS: '1',
    HTML_DEPTH: '20', HTML_NODES: '300', FEED_ENTRIES: '3', FEED_DEPTH: '10', SITEMAP_ENTRIES: '4', SITEMAP_DEPTH: '1', SITEMAPS_FOLLOWED: '2', PAGE_ATTEMPTS: '1',
  });
});
afterAll(() => reader[Symbol.asyncDispose]());

async function outcomeOf(path: string): Promise<string | null> {
  return (await reader.read((await reader.list(path)).id)).lastOutcome;
}

test('seconds in all, however steadily the bytes come', async () => {
  reader.answers.set('/drip', (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    const dripping = setInterval(() => response.write('a'), 100);
    response.on('close', () => clearInterval(dripping));
  });
  expect(await outcomeOf('/drip')).toBe('TOO_SLOW');
});

test('seconds of silence', async () => {
  reader.answers.set('/silent', () => undefined);
  expect(await outcomeOf('/silent')).toBe('TIMED_OUT');
});

test('bytes of the headers', async () => {
  reader.answers.set('/heads', html(articlePage(61), { 'x-long': 'a'.repeat(3_000) }));
  expect(await outcomeOf('/heads')).toBe('TOO_LARGE');
});

test('bytes as sent, and unpacked', async () => {
  reader.answers.set('/wide', html(articlePage(62) + ' '.repeat(30_000)));
  expect(await outcomeOf('/wide')).toBe('TOO_LARGE');
  reader.answers.set('/bomb', html(gzipSync(articlePage(63) + ' '.repeat(50_000)), { 'content-encoding': 'gzip' }));
  expect(await outcomeOf('/bomb')).toBe('TOO_LARGE');
  reader.answers.set('/packed', html(gzipSync(articlePage(64) + ' '.repeat(25_000)), { 'content-encoding': 'gzip' }));
  expect(await outcomeOf('/packed')).toBe('OK');
});

test('redirects', async () => {
  for (const step of [1, 2, 3]) reader.answers.set(`/hop${step}`, (_request, response) => void response.writeHead(302, { location: `/hop${step + 1}` }).end());
  reader.answers.set('/hop4', html(articlePage(65)));
  expect(await outcomeOf('/hop1')).toBe('TOO_MANY_REDIRECTS');
  expect(await outcomeOf('/hop2')).toBe('OK');
});

test('interim answers', async () => {
  const early = (times: number): Parameters<typeof reader.answers.set>[1] => (request, response) => {
    for (let at = 0; at < times; at += 1) response.writeProcessing();
    html(articlePage(66 + times))(request, response);
  };
  reader.answers.set('/early', early(1));
  expect(await outcomeOf('/early')).toBe('OK');
  reader.answers.set('/flood', early(2));
  expect(await outcomeOf('/flood')).toBe('BAD_RESPONSE');
});

test('nodes of a page: the rest is left out', async () => {
  reader.answers.set('/nodes', html(articlePage(70).replace('</article>', `${'<i>a</i>'.repeat(300)}<p>The last sentence of this long page, which nobody will read.</p></article>`)));
  const { extractionId } = await reader.read((await reader.list('/nodes')).id);
  const { text } = await reader.ingest.db.extraction.findUniqueOrThrow({ where: { id: extractionId ?? '' } });
  expect(text).not.toContain('The last sentence of this long page');
  expect(text).toContain('civilians were killed');
});

test('characters of a page: the rest is left out', async () => {
  const page = articlePage(71);
  await using narrow = await openReader({ HTML_CHARACTERS: String(page.indexOf('</article>')) });
  narrow.answers.set('/characters', html(page.replace('</article>', '<p>The last sentence of this long page, which nobody will read.</p></article>')));
  const { extractionId } = await narrow.read((await narrow.list('/characters')).id);
  const { text } = await narrow.ingest.db.extraction.findUniqueOrThrow({ where: { id: extractionId ?? '' } });
  expect(text).not.toContain('The last sentence of this long page');
  expect(text).toContain('civilians were killed');
});

test('depth of a page: deeper elements lie side by side', async () => {
  // What the recipe asks for stands thirty elements deep: there it holds its paragraph, at the limit the paragraph stands beside it.
  const page = articlePage(72).replace('</article>', `${'<div>'.repeat(30)}<section class="deep"><p>What only a recipe would take for the article.</p></section>${'</div>'.repeat(30)}</article>`);
  const textAt = async (overrides: Record<string, string>): Promise<string> => {
    await using own = await openReader(overrides);
    await own.ingest.db.source.update({ where: { id: own.sourceId }, data: { recipe: { body: '.deep' } } });
    own.answers.set('/depth', html(page));
    const { extractionId } = await own.read((await own.list('/depth')).id);
    return (await own.ingest.db.extraction.findUniqueOrThrow({ where: { id: extractionId ?? '' } })).text;
  };
  expect(await textAt({})).toBe('What only a recipe would take for the article.');
  expect(await textAt({ HTML_DEPTH: '20' })).toContain('civilians were killed');
});

test('seconds until a connection stands, TLS included', async () => {
  // It takes the connection and never says a word of TLS; the deadline for the whole trip would give another outcome.
  const mute = createServer((socket) => void socket.on('error', () => undefined));
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
  const { port } = mute.address() as AddressInfo;
  try {
    await using patient = await openReader({ FETCH_CONNECT_SECONDS: '0.3', FETCH_SECONDS: '9', FETCH_IDLE_SECONDS: '60', PAGE_ATTEMPTS: '1', OUTBOUND_ALLOW: `127.0.0.1:${port}` });
    const origin = `https://127.0.0.1:${port}`;
    // Its robots.txt was read while it still spoke.
    await patient.ingest.db.robotsFile.create({ data: { url: `${origin}/robots.txt`, access: 'ALLOWED', because: 'It has none.', fetchedAt: new Date(), expiresAt: new Date(Date.now() + 3_600_000) } });
    const url = `${origin}/mute`;
    const { id } = await patient.ingest.db.scrapeJob.create({ data: { url, urlKey: url, host: `127.0.0.1:${port}`, sourceId: patient.sourceId } });
    expect((await patient.read(id)).lastOutcome).toBe('TIMED_OUT');
  } finally {
    mute.close();
  }
});

async function look(path: string, kind: FeedKind): Promise<{ pages: number; outcome: string | null }> {
  const source = await reader.ingest.db.source.create({ data: { name: path } });
  const feed = await reader.ingest.db.feed.create({ data: { sourceId: source.id, kind, url: `${reader.site.origin}${path}` } });
  await discover(reader.ingest, feed.id, new AbortController().signal);
  const { lastOutcome } = await reader.ingest.db.feed.findUniqueOrThrow({ where: { id: feed.id } });
  return { pages: await reader.ingest.db.scrapeJob.count({ where: { feedId: feed.id } }), outcome: lastOutcome };
}

const xml = (body: string) => html(body, { 'content-type': 'application/xml' });
const pages = (from: number, count: number): string[] => Array.from({ length: count }, (_, at) => `/page/${from + at}`);

test('entries of a feed and of a list page', async () => {
  reader.answers.set('/feed.xml', xml(`<rss><channel>${pages(0, 9).map((path) => `<item><link>${path}</link></item>`).join('')}</channel></rss>`));
  expect(await look('/feed.xml', 'RSS')).toEqual({ pages: 3, outcome: 'OK' });
  reader.answers.set('/list', html(pages(10, 9).map((path) => `<a href="${path}">Read this report</a>`).join('')));
  expect(await look('/list', 'LIST_PAGE')).toEqual({ pages: 3, outcome: 'OK' });
});

test('depth of a feed', async () => {
  reader.answers.set('/deep.xml', xml(`<rss><channel><item>${'<a>'.repeat(20)}${'</a>'.repeat(20)}<link>/page/30</link></item></channel></rss>`));
  expect(await look('/deep.xml', 'RSS')).toEqual({ pages: 0, outcome: 'UNREADABLE' });
});

test('sitemaps: how many are followed, how deep, and how many pages they bring', async () => {
  const sitemap = (paths: string[]) => xml(`<urlset>${paths.map((path) => `<url><loc>${path}</loc></url>`).join('')}</urlset>`);
  const index = (paths: string[]) => xml(`<sitemapindex>${paths.map((path) => `<sitemap><loc>${path}</loc></sitemap>`).join('')}</sitemapindex>`);
  for (const name of ['a', 'b', 'c']) reader.answers.set(`/map-${name}.xml`, sitemap(pages(40 + name.charCodeAt(0) * 10, 1)));
  reader.answers.set('/index.xml', index(['/map-a.xml', '/map-b.xml', '/map-c.xml']));
  expect(await look('/index.xml', 'SITEMAP')).toEqual({ pages: 2, outcome: 'OK' });
  reader.answers.set('/outer.xml', index(['/index.xml']));
  expect(await look('/outer.xml', 'SITEMAP')).toEqual({ pages: 0, outcome: 'OK' });
  reader.answers.set('/wide.xml', sitemap(pages(5_000, 9)));
  expect(await look('/wide.xml', 'SITEMAP')).toEqual({ pages: 4, outcome: 'OK' });
});
