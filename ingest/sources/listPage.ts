import type { CheerioAPI } from 'cheerio/slim';
import { Element } from 'domhandler';
import { feedDate } from './dates.ts';
import { FEED_LIMITS, SourceFault, absoluteUrl, withoutRepeats } from './entry.ts';
import type { FeedEntry, SourceLimits } from './entry.ts';
import { baseOf, firstInside, selectable } from './page.ts';
import { cleanText } from './plainText.ts';

/** Elements looked at for each entry that is wanted: a selector may match much that leads nowhere. */
const MATCHES_AN_ENTRY = 5;

/**
 * The pages that a list page (a section front, a ministry's press releases) links to.
 * @param html decoded already; its size and nesting are limited (`selectable`)
 * @param baseUrl the address that answered; a `<base href>` in the page comes first
 * @param selector CSS: matches links, or one element an entry that has its link inside or around it
 * @returns in page order, one entry an address; the title is the link's text or the entry's heading
 * @throws SourceFault BAD_SELECTOR
 */
export function parseListPage(html: string, baseUrl: string, selector: string, limits: SourceLimits = FEED_LIMITS): FeedEntry[] {
  const $ = selectable(html);
  const base = baseOf($, baseUrl);
  const entries: FeedEntry[] = [];
  for (const element of matches($, selector).slice(0, MATCHES_AN_ENTRY * limits.entries)) {
    const entry = entryOf($, element, base);
    if (entry !== null) entries.push(entry);
    if (entries.length >= limits.entries) break;
  }
  return withBestTitles(entries);
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
  const link = isLink(element) ? element : (firstInside(element, isLink) ?? linkAround(element));
  const url = absoluteUrl(link?.attribs['href'], base);
  if (link === null || url === null) return null;
  const heading = firstInside(element, ({ name }) => /^h[1-4]$/.test(name));
  const picture = firstInside(link, ({ name, attribs }) => name === 'img' && 'alt' in attribs);
  const words = [heading === null ? '' : $(heading).text(), $(link).text(), link.attribs['title'] ?? '', picture?.attribs['alt'] ?? ''];
  const title = words.map((text) => cleanText(text, 1_000)).find((text) => text !== '');
  const time = firstInside(element, ({ name, attribs }) => name === 'time' && 'datetime' in attribs);
  return { url, id: null, title: title ?? null, summary: null, authors: [], publishedAt: feedDate(time?.attribs['datetime']), modifiedAt: null, language: null };
}

function isLink({ name, attribs }: Element): boolean {
  return name === 'a' && 'href' in attribs;
}

function linkAround({ parent }: Element): Element | null {
  if (!(parent instanceof Element)) return null;
  return isLink(parent) ? parent : linkAround(parent);
}

/** A story is often linked twice, by its picture and by its headline: the words of either will do, the longer ones say more. */
function withBestTitles(entries: readonly FeedEntry[]): FeedEntry[] {
  const best = new Map<string, string>();
  for (const { url, title } of entries) {
    if (title !== null && title.length > (best.get(url)?.length ?? 0)) best.set(url, title);
  }
  return withoutRepeats(entries).map((entry) => ({ ...entry, title: best.get(entry.url) ?? null }));
}
