import type { CheerioAPI } from 'cheerio/slim';
import { absoluteUrl } from './entry.ts';
import { baseOf, selectable } from './page.ts';
import { cleanText } from './plainText.ts';

/** A place where a site may announce its pages. Each must be fetched and read before it is believed. */
export interface FoundFeed {
  url: string;
  kind: 'FEED' | 'SITEMAP';
  /** DECLARED in the page's head; LINKED in its body; GUESSED from where sites usually have one. */
  how: 'DECLARED' | 'LINKED' | 'GUESSED';
  title: string | null;
}

const FEED_TYPE = /^(?:application\/(?:rss|atom|rdf|feed)\+(?:xml|json)|application\/(?:x-)?rss|text\/rss)\b/i;
const FEED_LINK = /(?:^|[/._-])(?:rss|feeds?|atom)(?:[/._-]|$)|\.(?:rss|rdf|atom)$/i;
const USUAL_PLACES: readonly (readonly [path: string, kind: FoundFeed['kind']])[] = [
  ['/feed', 'FEED'], ['/rss', 'FEED'], ['/rss.xml', 'FEED'], ['/feed.xml', 'FEED'], ['/atom.xml', 'FEED'], ['/feed.json', 'FEED'],
  ['/sitemap-news.xml', 'SITEMAP'], ['/news-sitemap.xml', 'SITEMAP'], ['/sitemap.xml', 'SITEMAP'], ['/sitemap_index.xml', 'SITEMAP'],
];
const MOST = 50;

/**
 * Where a site's feeds are, by its home page: those that it declares, those it links to, then the usual places. Feeds of comments come last
 * of their kind.
 * @param html decoded already
 */
export function discoverFeeds(html: string, pageUrl: string): FoundFeed[] {
  const $ = selectable(html);
  const base = baseOf($, pageUrl);
  const guessed = USUAL_PLACES.map(([path, kind]): FoundFeed => ({ url: new URL(path, pageUrl).href, kind, how: 'GUESSED', title: null }));
  const seen = new Set<string>();
  return [...declared($, base), ...linked($, base), ...guessed].filter(({ url }) => !seen.has(url) && seen.add(url)).slice(0, MOST);
}

function declared($: CheerioAPI, base: string): FoundFeed[] {
  const found: FoundFeed[] = [];
  for (const link of $('link[href]').toArray()) {
    const { rel = '', type = '', href, title = '' } = link.attribs;
    const url = absoluteUrl(href, base);
    const words = rel.toLowerCase().split(/\s+/);
    if (url === null) continue;
    if (words.includes('sitemap')) found.push({ url, kind: 'SITEMAP', how: 'DECLARED', title: null });
    else if (words.includes('feed') || (words.includes('alternate') && FEED_TYPE.test(type.trim()))) found.push({ url, kind: 'FEED', how: 'DECLARED', title: cleanText(title, 200) || null });
  }
  return commentsLast(found);
}

function linked($: CheerioAPI, base: string): FoundFeed[] {
  const found: FoundFeed[] = [];
  for (const link of $('a[href]').toArray()) {
    const url = absoluteUrl(link.attribs['href'], base);
    const path = url === null ? '' : new URL(url).pathname;
    if (url === null || !FEED_LINK.test(path) || found.length >= MOST) continue;
    found.push({ url, kind: 'FEED', how: 'LINKED', title: cleanText($(link).text(), 200) || null });
  }
  return commentsLast(found);
}

function commentsLast(found: readonly FoundFeed[]): FoundFeed[] {
  const isComments = ({ url, title }: FoundFeed): number => Number(/comments?(?:[/._-]|$)/i.test(url) || /comment/i.test(title ?? ''));
  return found.toSorted((a, b) => isComments(a) - isComments(b));
}
