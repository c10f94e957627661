import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { load } from 'cheerio';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { outlets } from '../../demo/outlets.ts';
import { demoPages } from '../../demo/pages.ts';
import { discoveryPaths } from '../../demo/routes/discovery.ts';
import { startNewsSite, type NewsSite } from '../../demo/site.ts';
import { demoSources, type DemoFeed } from '../../demo/sources.ts';

let site: NewsSite;
beforeAll(async () => { site = await startNewsSite(); });
afterAll(async () => { await site[Symbol.asyncDispose](); });

interface Found { route: string; links: string[] }

const bytesOf = async (url: string): Promise<ArrayBuffer> => (await fetch(url)).arrayBuffer();
const textAt = async (url: string): Promise<string> => (await fetch(url)).text();

/** The addresses that a feed names, by the route that names them: a sitemap index is followed to its sitemaps. */
async function follow({ kind, url, selector }: DemoFeed): Promise<Found[]> {
  if (kind === 'SITEMAP') return sitemapsAt(url);
  return [{ route: url, links: await linksAt(kind, url, selector) }];
}

async function linksAt(kind: DemoFeed['kind'], url: string, selector = ''): Promise<string[]> {
  switch (kind) {
    case 'RSS': return (parseRssFeed(await textAt(url)).items ?? []).flatMap(item => item.link ?? []);
    case 'ATOM': return (parseAtomFeed(await textAt(url)).entries ?? []).flatMap(entry => entry.links?.[0]?.href ?? []);
    case 'JSON_FEED': return (parseJsonFeed(await textAt(url)).items ?? []).flatMap(item => item.url ?? []);
    case 'SINGLE_PAGE': return [url];
    default: return linksOnPage(url, selector);
  }
}

async function linksOnPage(url: string, selector: string): Promise<string[]> {
  const charset = Object.values(outlets).find(({ id }) => url.startsWith(`${site.url}/${id}/`))?.charset;
  const document = load(new TextDecoder(charset, { fatal: true }).decode(await bytesOf(url)));
  return document(selector).get().map(link => new URL(document(link).attr('href') ?? '', url).href);
}

async function sitemapsAt(url: string): Promise<Found[]> {
  const document = load(await textAt(url), { xml: true });
  const addresses = (element: string): string[] => document(`${element} > loc`).get().map(loc => document(loc).text());
  const inner = await Promise.all(addresses('sitemap').map(sitemapsAt));
  return inner.length > 0 ? inner.flat() : [{ route: url, links: addresses('url') }];
}

test('every page is named by exactly the routes that it claims', async () => {
  const found = (await Promise.all(demoSources(site.url).flatMap(source => source.feeds).map(follow))).flat();
  const claimed = demoPages.map(page => [page.path, page.foundBy.toSorted()]);
  const actual = demoPages.map(page => [
    page.path, found.filter(({ links }) => links.includes(site.url + page.path)).map(({ route }) => route.slice(site.url.length)).toSorted(),
  ]);
  expect(actual).toEqual(claimed);
  const strangers = found.flatMap(({ links }) => links).filter(link => !demoPages.some(page => site.url + page.path === link));
  expect(strangers).toEqual([]);
});

test('every route that a page claims is served', async () => {
  expect(discoveryPaths.length).toBe(8);
  for (const path of discoveryPaths) expect((await fetch(site.url + path)).status).toBe(200);
});

test('only the page behind the short link is named nowhere', () => {
  expect(demoPages.filter(page => page.foundBy.length === 0).map(page => page.slug)).toEqual(['moved']);
});

test('feeds tell titles and dates', async () => {
  const rss = parseRssFeed(await textAt(`${site.url}/northern-courier/feed.xml`));
  const json = parseJsonFeed(await textAt(`${site.url}/relief/feed.json`));
  for (const item of rss.items ?? []) expect(Date.parse(item.pubDate ?? '')).not.toBeNaN();
  expect(rss.items?.map(item => item.title)).toContain('Coalition killed 131 civilians in Syria and Iraq in September, monitor finds');
  expect(json.items?.map(item => item.date_published)).toContain('2017-06-21T09:00:00+02:00');
});

test('sources carry the mark of the demonstration, a reliability and at least one feed each', () => {
  const sources = demoSources(site.url);
  expect(sources.map(source => source.feeds.map(feed => feed.kind)).flat().toSorted())
    .toEqual(['ATOM', 'JSON_FEED', 'LIST_PAGE', 'LIST_PAGE', 'RSS', 'SINGLE_PAGE', 'SINGLE_PAGE', 'SITEMAP', 'SITEMAP']);
  for (const source of sources) expect(source.name).toMatch(/demonstration|عرض تجريبي/);
});
