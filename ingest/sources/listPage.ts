import { load } from 'cheerio/slim';
import type { CheerioAPI } from 'cheerio/slim';
import type { Element } from 'domhandler';
import { parsePage } from '../extract/parse.ts';
import { FEED_LIMITS, SourceFault, absoluteUrl, withoutRepeats } from './entry.ts';
import type { FeedEntry, SourceLimits } from './entry.ts';
import { feedDate } from './dates.ts';
import { cleanText } from './plainText.ts';

/**
 * The pages that a list page (a section front, a ministry's press releases) links to.
 * @param html decoded already; its nesting is limited by `parsePage`
 * @param baseUrl the address that answered; a `<base href>` in the page comes first
 * @param selector CSS: matches links, or one element an entry that has its link inside or around it
 * @returns in page order, one entry an address; the title is the link's text or the entry's heading
 * @throws SourceFault BAD_SELECTOR
 */
export function parseListPage(html: string, baseUrl: string, selector: string, limits: SourceLimits = FEED_LIMITS): FeedEntry[] {
  const $ = load(parsePage(html));
  const base = baseOf($, baseUrl);
  const entries: FeedEntry[] = [];
  for (const element of matches($, selector)) {
    const entry = entryOf($, element, base);
    if (entry !== null) entries.push(entry);
    if (entries.length >= limits.entries) break;
  }
  return withoutRepeats(entries).map((entry) => withBestTitle(entry, entries));
}

/** Where a page's relative links start from. */
export function baseOf($: CheerioAPI, pageUrl: string): string {
  return absoluteUrl($('base[href]').first().attr('href'), pageUrl) ?? pageUrl;
}

function matches($: CheerioAPI, selector: string): Element[] {
  if (selector.trim() === '') throw new SourceFault('BAD_SELECTOR', 'The selector is empty');
  try {
    return $<Element, string>(selector).toArray();
  } catch (error) {
    throw new SourceFault('BAD_SELECTOR', `"${selector}" is not a CSS selector: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function entryOf($: CheerioAPI, element: Element, base: string): FeedEntry | null {
  const matched = $(element);
  const link = matched.is('a[href]') ? matched : matched.find('a[href]').first();
  const around = link.length > 0 ? link : matched.closest('a[href]');
  const url = absoluteUrl(around.attr('href'), base);
  if (url === null) return null;
  const heading = matched.find('h1, h2, h3, h4').first().text();
  const title = [heading, around.text(), around.attr('title') ?? '', around.find('img[alt]').attr('alt') ?? ''].map((text) => cleanText(text, 1_000)).find((text) => text !== '');
  const date = feedDate(matched.find('time[datetime]').attr('datetime'));
  return { url, id: null, title: title ?? null, summary: null, authors: [], publishedAt: date, modifiedAt: null, language: null };
}

/** A story is often linked twice, by its picture and by its headline: the words of either will do, the longer ones say more. */
function withBestTitle(entry: FeedEntry, entries: readonly FeedEntry[]): FeedEntry {
  const titles = entries.filter(({ url, title }) => url === entry.url && title !== null).map(({ title }) => title ?? '');
  const longest = titles.toSorted((a, b) => b.length - a.length)[0];
  return { ...entry, title: longest ?? null };
}
