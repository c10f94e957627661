import { setTimeout as sleep } from 'node:timers/promises';
import type { FeedKind } from '../../prisma/client/enums.ts';
import type { Ingest } from '../context.ts';
import { decodePage } from '../extract/decode.ts';
import { fetchPolitely } from '../hosts/fetchPolitely.ts';
import type { FeedEntry } from '../sources/entry.ts';
import { parseFeed } from '../sources/feed.ts';
import { parseListPage } from '../sources/listPage.ts';
import { parseSitemap } from '../sources/sitemap.ts';
import type { Wanted } from '../web/contentKind.ts';
import type { Fetched, FetchOutcome } from '../web/outcomes.ts';

const MINUTE = 60_000;
const LONGEST_WAIT_MS = 2 * MINUTE;

export type Entry = Pick<FeedEntry, 'url' | 'title' | 'publishedAt' | 'modifiedAt'>;

export interface Asking {
  accept: Wanted;
  signal: AbortSignal;
  etag?: string | null;
  lastModified?: string | null;
}

/** Waits for the host's turn: a feed that is due comes before the pages that it and others listed. null when the program stops or the wait is too long. */
export async function askInTurn(ingest: Ingest, url: string, asking: Asking): Promise<FetchOutcome | null> {
  const { signal } = asking;
  const end = performance.now() + LONGEST_WAIT_MS;
  while (!signal.aborted && performance.now() < end) {
    const answer = await fetchPolitely(ingest, url, asking);
    if ('outcome' in answer) return answer.outcome;
    await sleep(Math.min(MINUTE, Math.max(20, answer.until.getTime() - ingest.clock.now().getTime())), undefined, { signal }).catch(() => undefined);
  }
  return null;
}

/** What a fetched feed, sitemap or list page lists. @throws SourceFault */
export async function entriesOf(ingest: Ingest, { kind, selector }: { kind: FeedKind; selector: string | null }, page: Fetched, signal: AbortSignal): Promise<Entry[]> {
  const { contentType } = page;
  const { limits } = ingest;
  if (kind === 'LIST_PAGE') return parseListPage(decodePage(page.body, { contentType: contentType ?? undefined }).text, page.url, selector ?? 'a', limits.feed);
  if (kind !== 'SITEMAP') return parseFeed(page.body, page.url, { contentType, limits: limits.feed });
  return sitemapEntries(ingest, page, signal);
}

/** The pages of a sitemap and of those its index names, nearest first, within the limits; what they come to when the time is over is what was found. */
async function sitemapEntries(ingest: Ingest, page: Fetched, signal: AbortSignal): Promise<Entry[]> {
  const { sitemap: limits, sitemapDepth, sitemapsFollowed, lookMs } = ingest.limits;
  const end = AbortSignal.any([signal, AbortSignal.timeout(lookMs)]);
  const entries: Entry[] = [];
  let level: Pick<Fetched, 'body' | 'url' | 'contentType'>[] = [page];
  let followed = 0;
  for (let depth = 0; depth <= sitemapDepth && level.length > 0; depth += 1) {
    const next: typeof level = [];
    for (const { body, url: at, contentType } of level) {
      const sitemap = parseSitemap(body, at, { contentType, limits });
      entries.push(...sitemap.entries.slice(0, limits.entries - entries.length));
      for (const { url } of depth < sitemapDepth ? sitemap.sitemaps : []) {
        if (followed >= sitemapsFollowed || entries.length >= limits.entries || end.aborted) break;
        followed += 1;
        const answer = await askInTurn(ingest, url, { accept: 'FEED', signal: end });
        if (answer?.outcome === 'OK') next.push(answer);
      }
    }
    level = next;
  }
  return entries;
}
