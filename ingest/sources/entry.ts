/** One thing that a source announces: what a feed, a sitemap or a list page says about a page before it is fetched. */
export interface FeedEntry {
  /** Absolute http(s) address, as the source wrote it (`canonicalUrl` comes later). */
  url: string;
  /** The source's own id for it (guid, atom:id), or null. */
  id: string | null;
  /** Plain text. */
  title: string | null;
  summary: string | null;
  authors: string[];
  /** ISO 8601 with the precision found: `2017-07-13` or `2017-07-13T09:00:00Z`; null if not said or not readable. */
  publishedAt: string | null;
  modifiedAt: string | null;
  /** As the source wrote it (`en`, `ar-SY`), or null. */
  language: string | null;
}

/** What one document may cost. Twice what large news sites send (sitemaps: the protocol's own limit). */
export interface SourceLimits {
  /** Entries read; what comes after is left out, and `truncated` says so. */
  readonly entries: number;
  /** Elements inside each other. */
  readonly depth: number;
  /** Characters kept of any one text. */
  readonly text: number;
  /** Bytes of a packed document after unpacking. */
  readonly bytes: number;
}

export const FEED_LIMITS: SourceLimits = { entries: 1_000, depth: 64, text: 10_000, bytes: 20 * 1024 * 1024 };
export const SITEMAP_LIMITS: SourceLimits = { entries: 50_000, depth: 16, text: 10_000, bytes: 50 * 1024 * 1024 };

/** How many sitemap indexes may lead to each other before a sitemap's own list must come. */
export const SITEMAP_DEPTH = 3;

/** A document that can't be read as what it should be. Asking again may bring a better one, so the source's row decides how often. */
export class SourceFault extends Error {
  constructor(readonly code: 'NOT_A_FEED' | 'NOT_A_SITEMAP' | 'BAD_SELECTOR' | 'TOO_DEEP' | 'TOO_LARGE' | 'BAD_ENCODING', message: string) {
    super(message);
  }
}

/** Resolves a link against where it stood; null unless it leads to http or https. */
export function absoluteUrl(link: string | null | undefined, base: string): string | null {
  const text = (link ?? '').trim();
  if (text === '') return null;
  const url = URL.parse(text, base);
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null;
}

/** Keeps the first entry of each address. */
export function withoutRepeats(entries: readonly FeedEntry[]): FeedEntry[] {
  const seen = new Set<string>();
  return entries.filter(({ url }) => !seen.has(url) && seen.add(url));
}
