import { feedDate } from './dates.ts';
import { textOf } from './documentText.ts';
import { SITEMAP_LIMITS, SourceFault, absoluteUrl, withoutRepeats } from './entry.ts';
import type { FeedEntry, SourceLimits } from './entry.ts';
import { parseFeed } from './feed.ts';
import { cleanText } from './plainText.ts';
import { child, readXml, refuseTooDeep } from './xml.ts';
import type { XmlElement } from './xml.ts';

/** A sitemap of the index, to be fetched in its turn. */
export interface SitemapLink {
  url: string;
  modifiedAt: string | null;
}

export interface Sitemap {
  /** Other sitemaps, if this is an index. Follow them `SITEMAP_DEPTH` deep at most. */
  sitemaps: SitemapLink[];
  /** Pages, with title, date and language where the news extension says them. */
  entries: FeedEntry[];
  truncated: boolean;
}

/**
 * Reads a sitemap or an index of sitemaps: XML (also with the news extension), a plain list of addresses, or a feed in a sitemap's place;
 * gzip files are unpacked. A broken end loses only what comes after it.
 * @throws SourceFault NOT_A_SITEMAP, BAD_ENCODING, TOO_LARGE, TOO_DEEP
 */
export function parseSitemap(document: Uint8Array | string, baseUrl: string, options: { contentType?: string | null; limits?: SourceLimits } = {}): Sitemap {
  const limits = options.limits ?? SITEMAP_LIMITS;
  const text = textOf(document, limits, options.contentType);
  if (!/^[\s\uFEFF]*</.test(text)) return plainList(text, baseUrl, limits);
  const sitemap: Sitemap = { sitemaps: [], entries: [], truncated: false };
  const reading = readXml(text, new Set(['url', 'sitemap']), limits, (element) => {
    if (sitemap.entries.length + sitemap.sitemaps.length >= limits.entries) {
      sitemap.truncated = true;
      return false;
    }
    take(element, sitemap, baseUrl, limits);
    return true;
  });
  refuseTooDeep(reading, limits);
  const root = reading.root ?? '';
  if (/^(?:rss|rdf:rdf|atom:feed)$/.test(root)) return { sitemaps: [], entries: parseFeed(text, baseUrl), truncated: false };
  if (!/(?:^|:)(?:urlset|sitemapindex)$/.test(root)) throw new SourceFault('NOT_A_SITEMAP', `Neither a sitemap nor a feed: the document is <${root.slice(0, 40)}>`);
  return { ...sitemap, entries: withoutRepeats(sitemap.entries) };
}

function take(element: XmlElement, sitemap: Sitemap, baseUrl: string, limits: SourceLimits): void {
  const url = absoluteUrl(child(element, 'loc')?.text, baseUrl);
  if (url === null) return;
  const modifiedAt = feedDate(child(element, 'lastmod')?.text);
  if (element.name === 'sitemap') sitemap.sitemaps.push({ url, modifiedAt });
  else sitemap.entries.push({ ...newsOf(child(element, 'news:news'), limits), url, id: null, summary: null, authors: [], modifiedAt });
}

function newsOf(news: XmlElement | null, limits: SourceLimits): Pick<FeedEntry, 'title' | 'publishedAt' | 'language'> {
  if (news === null) return { title: null, publishedAt: null, language: null };
  const publication = child(news, 'news:publication');
  return {
    title: cleanText(child(news, 'news:title')?.text ?? '', Math.min(limits.text, 1_000)) || null,
    publishedAt: feedDate(child(news, 'news:publication_date')?.text),
    language: publication === null ? null : child(publication, 'news:language')?.text.trim() || null,
  };
}

/** The protocol's text form: one address a line. */
function plainList(text: string, baseUrl: string, limits: SourceLimits): Sitemap {
  const lines = text.split(/\s*[\r\n]+\s*/).map((line) => line.replace(/^\uFEFF/, '').trim()).filter((line) => line !== '');
  const urls = lines.slice(0, limits.entries).filter((line) => /^https?:\/\/\S+$/i.test(line)).map((line) => absoluteUrl(line, baseUrl)).filter((url) => url !== null);
  if (urls.length === 0) throw new SourceFault('NOT_A_SITEMAP', 'Neither XML nor a list of addresses');
  const entries = urls.map((url) => ({ url, id: null, title: null, summary: null, authors: [], publishedAt: null, modifiedAt: null, language: null }));
  return { sitemaps: [], entries: withoutRepeats(entries), truncated: lines.length > limits.entries };
}
