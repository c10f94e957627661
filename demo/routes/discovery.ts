import { outlets } from '../outlets.ts';
import { demoPages } from '../pages.ts';
import type { DemoPage, OutletId } from '../page.ts';
import { atom, jsonFeed, rss } from './feeds.ts';
import { frontPage, listPage } from './lists.ts';
import { robots, sitemap, sitemapIndex } from './sitemaps.ts';
import { MAP_PICTURE, STYLE_SHEET } from './static.ts';

/** What a route needs to know of the moment: where the site lives and when a page was last changed. */
export interface Moment {
  root: string;
  lastModified: (page: DemoPage) => string;
}

export interface Route {
  contentType: string;
  charset: 'utf-8' | 'windows-1256';
  print: (moment: Moment) => string;
}

/** Pages that name this path as a way to find them, newest first. */
export function pagesFoundBy(path: string): DemoPage[] {
  return demoPages.filter(page => page.foundBy.includes(path))
    .toSorted((a, b) => Date.parse(b.publishedAt) - Date.parse(a.publishedAt));
}

const XML = 'application/xml; charset=utf-8';
const SAHRA_SITEMAPS = ['/sahra/sitemap-news.xml', '/sahra/sitemap-archive.xml'];

/** Everything the site serves that is not an article, by path. */
export const routes: ReadonlyMap<string, Route> = new Map<string, Route>([
  ['/', utf8('text/html; charset=utf-8', () => frontPage(Object.values(outlets)))],
  ['/robots.txt', utf8('text/plain; charset=utf-8', ({ root }) => robots(root))],
  ['/static/site.css', utf8('text/css; charset=utf-8', () => STYLE_SHEET)],
  ['/static/map.svg', utf8('image/svg+xml', () => MAP_PICTURE)],
  ['/wire/atom.xml', utf8('application/atom+xml; charset=utf-8', ({ root }) => atom(outlets.wire, pagesFoundBy('/wire/atom.xml'), root))],
  ['/northern-courier/feed.xml', utf8('application/rss+xml; charset=utf-8', ({ root }) => rss(outlets['northern-courier'], pagesFoundBy('/northern-courier/feed.xml'), root))],
  ['/relief/feed.json', utf8('application/feed+json', ({ root }) => jsonFeed(outlets.relief, pagesFoundBy('/relief/feed.json'), root))],
  ['/sahra/sitemap-index.xml', utf8(XML, ({ root }) => sitemapIndex(SAHRA_SITEMAPS, root))],
  ...[...SAHRA_SITEMAPS, '/northern-courier/sitemap.xml'].map(path =>
    [path, utf8(XML, ({ root, lastModified }) => sitemap(pagesFoundBy(path), root, lastModified))] as const),
  ...(['harbour-post', 'furat'] as const).map(id => [`/${id}/latest`, list(id, pagesFoundBy(`/${id}/latest`))] as const),
  ...Object.values(outlets).map(({ id }) => [`/${id}/`, list(id, demoPages.filter(page => page.outlet === id && page.kind !== 'REDIRECT' && !page.disallowed))] as const),
]);

/**
 * The paths through which articles are found. A sitemap index finds none by itself: it names two of these. Nor do the
 * outlets' front pages count: they are for people, and no source is registered with them.
 */
export const discoveryPaths: readonly string[] = [...new Set(demoPages.flatMap(page => page.foundBy))]
  .filter(path => routes.has(path));

function utf8(contentType: string, print: Route['print']): Route {
  return { contentType, charset: 'utf-8', print };
}

function list(id: OutletId, pages: readonly DemoPage[]): Route {
  const { charset } = outlets[id];
  return { contentType: 'text/html', charset, print: () => listPage(outlets[id], pages) };
}
