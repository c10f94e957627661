import type { Settings } from '../common/settings.ts';
import type { PageLimits } from './extract/parse.ts';
import { FEED_LIMITS, SITEMAP_LIMITS, type SourceLimits } from './sources/entry.ts';
import type { FetchLimits } from './web/policy.ts';

/** What one request, one page, one feed may cost, as the settings say it. */
export interface IngestLimits {
  fetch: FetchLimits;
  page: PageLimits;
  feed: SourceLimits;
  sitemap: SourceLimits;
  /** How many indexes may lead to each other, and how many sitemaps are followed from one at one look. */
  sitemapDepth: number;
  sitemapsFollowed: number;
  /** For one look at a feed with all its sitemaps. */
  lookMs: number;
  /** Pages of one feed that may wait. */
  waiting: number;
}

export function limitsOf(settings: Settings): IngestLimits {
  const { FETCH_UNPACKED_BYTES: bytes, FEED_DEPTH: depth } = settings;
  return {
    fetch: {
      totalMs: settings.FETCH_SECONDS * 1_000, idleMs: settings.FETCH_IDLE_SECONDS * 1_000, connectMs: settings.FETCH_CONNECT_SECONDS * 1_000,
      headerBytes: settings.FETCH_HEADER_BYTES, wireBytes: settings.FETCH_BYTES, decodedBytes: bytes, redirects: settings.FETCH_REDIRECTS, interimAnswers: settings.FETCH_INTERIM_ANSWERS,
    },
    page: { maxChars: settings.HTML_CHARACTERS, maxNodes: settings.HTML_NODES, maxDepth: settings.HTML_DEPTH },
    feed: { ...FEED_LIMITS, entries: settings.FEED_ENTRIES, depth, bytes },
    sitemap: { ...SITEMAP_LIMITS, entries: settings.SITEMAP_ENTRIES, depth },
    sitemapDepth: settings.SITEMAP_DEPTH, sitemapsFollowed: settings.SITEMAPS_FOLLOWED, lookMs: settings.FEED_SECONDS * 1_000, waiting: settings.FEED_WAITING,
  };
}
