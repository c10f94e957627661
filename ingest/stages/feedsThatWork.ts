import type { FeedKind } from '../../prisma/client/enums.ts';
import type { Ingest } from '../context.ts';
import type { FoundFeed } from '../sources/discover.ts';
import { readFeed } from '../sources/feed.ts';
import { parseSitemap } from '../sources/sitemap.ts';
import type { FeedEntry } from '../sources/entry.ts';
import type { Fetched } from '../web/outcomes.ts';
import { askInTurn } from './readSource.ts';

/** A feed that was fetched and read. */
export interface WorkingFeed extends Pick<FoundFeed, 'url' | 'how' | 'title'> {
  kind: FeedKind;
  /** Pages (of an index, sitemaps) that it lists now. */
  entries: number;
  newest: string | null;
}

/** Places that are asked at most: each costs the site a request and us its delay. */
const MOST_ASKED = 12;

/** Asks each place in turn; the usual places only for a kind of which the site declares and links none that works. */
export async function feedsThatWork(ingest: Ingest, places: readonly FoundFeed[], signal: AbortSignal): Promise<WorkingFeed[]> {
  const working = new Map<string, WorkingFeed>();
  const kinds = new Set<FoundFeed['kind']>();
  let asked = 0;
  for (const place of places) {
    if (asked >= MOST_ASKED || signal.aborted) break;
    if (place.how === 'GUESSED' && kinds.has(place.kind)) continue;
    asked += 1;
    const answer = await askInTurn(ingest, place.url, { accept: 'FEED', signal });
    const feed = answer?.outcome === 'OK' ? readPlace(ingest, place, answer) : null;
    if (!feed) continue;
    kinds.add(place.kind);
    if (!working.has(feed.url)) working.set(feed.url, feed);
  }
  return [...working.values()];
}

const FORMATS = { RSS: 'RSS', ATOM: 'ATOM', JSON: 'JSON_FEED' } as const;

/** null for what can't be read or lists nothing. */
function readPlace({ limits }: Ingest, { how, title, kind }: FoundFeed, page: Fetched): WorkingFeed | null {
  const { body, contentType, url } = page;
  try {
    if (kind === 'FEED') {
      const feed = readFeed(body, url, { contentType, limits: limits.feed });
      return feed.entries.length === 0 ? null : { url, how, title: feed.title ?? title, kind: FORMATS[feed.format], entries: feed.entries.length, newest: newestOf(feed.entries) };
    }
    const { entries, sitemaps } = parseSitemap(body, url, { contentType, limits: limits.sitemap });
    return entries.length + sitemaps.length === 0 ? null : { url, how, title, kind: 'SITEMAP', entries: entries.length + sitemaps.length, newest: newestOf(entries) };
  } catch {
    return null;
  }
}

function newestOf(entries: readonly FeedEntry[]): string | null {
  return entries.map(({ publishedAt, modifiedAt }) => publishedAt ?? modifiedAt).filter((at) => at !== null).toSorted().at(-1) ?? null;
}
