import { setTimeout as sleep } from 'node:timers/promises';
import type { FeedModel, SourceModel } from '../../prisma/client/models.ts';
import { transact } from '../../prisma/db.ts';
import { insertRows } from '../../prisma/insertRows.ts';
import { uuid7 } from '../../common/uuid7.ts';
import type { Ingest } from '../context.ts';
import { decodePage } from '../extract/decode.ts';
import { fetchPolitely } from '../hosts/fetchPolitely.ts';
import { articleKey } from '../../common/net/canonical.ts';
import { hostKeyOf } from '../../common/net/hostKey.ts';
import { SITEMAP_DEPTH, SourceFault, type FeedEntry } from '../sources/entry.ts';
import { parseFeed } from '../sources/feed.ts';
import { parseListPage } from '../sources/listPage.ts';
import { parseSitemap } from '../sources/sitemap.ts';
import type { Fetched, FetchOutcome } from '../web/outcomes.ts';
import { nextPoll, POLLING_LIMITS, type Poll } from '../web/polling.ts';

const MINUTE = 60_000;
const LONGEST_WAIT_MS = 2 * MINUTE;
/** Looks that decide when to look next. */
const LOOKS = 50;
/** Sitemaps followed from one index at one look. */
const MOST_SITEMAPS = 50;

type FeedWithSource = FeedModel & { source: SourceModel };

/** Looks at one feed, sitemap, list page or single page: what it lists becomes rows, and what came of it stands on the feed. */
export async function discover(ingest: Ingest, feedId: string, signal: AbortSignal): Promise<void> {
  const { db } = ingest;
  const feed = await db.feed.findUnique({ where: { id: feedId }, include: { source: true } });
  if (!feed?.active || !feed.source.active) return;
  if (feed.kind === 'SINGLE_PAGE') {
    const fresh = await announce(ingest, feed, [{ url: feed.url, title: null, publishedAt: null, modifiedAt: new Date().toISOString() }]);
    return record(ingest, feed, { at: new Date(), outcome: 'OK', fresh }, null);
  }
  const look = await read(ingest, feed, signal);
  if (look) await record(ingest, feed, look.poll, look.message, look.page);
}

interface Look {
  poll: Poll;
  message: string | null;
  page: Fetched | null;
}

async function read(ingest: Ingest, feed: FeedWithSource, signal: AbortSignal): Promise<Look | null> {
  const answer = await askInTurn(ingest, feed.url, signal, { etag: feed.etag, lastModified: feed.lastModified });
  if (!answer) return null;
  const at = new Date();
  if (answer.outcome !== 'OK') {
    const retryAfter = 'retryAfter' in answer ? answer.retryAfter : null;
    return { poll: { at, outcome: answer.outcome, fresh: 0, retryAfter }, message: 'message' in answer ? answer.message : null, page: null };
  }
  try {
    const entries = await entriesOf(ingest, feed, answer, signal);
    return { poll: { at, outcome: 'OK', fresh: await announce(ingest, feed, entries) }, message: null, page: answer };
  } catch (error) {
    if (!(error instanceof SourceFault)) throw error;
    return { poll: { at, outcome: 'UNREADABLE', fresh: 0 }, message: error.message, page: null };
  }
}

interface Validators {
  etag?: string | null;
  lastModified?: string | null;
}

type Entry = Pick<FeedEntry, 'url' | 'title' | 'publishedAt' | 'modifiedAt'>;

async function entriesOf(ingest: Ingest, feed: FeedModel, page: Fetched, signal: AbortSignal): Promise<Entry[]> {
  if (feed.kind === 'LIST_PAGE') {
    return parseListPage(decodePage(page.body, { contentType: page.contentType ?? undefined }).text, page.url, feed.selector ?? 'a');
  }
  if (feed.kind !== 'SITEMAP') return parseFeed(page.body, page.url, { contentType: page.contentType });
  return sitemapEntries(ingest, page, signal);
}

/** The pages of a sitemap and of those its index names, nearest first, within stated limits. */
async function sitemapEntries(ingest: Ingest, page: Fetched, signal: AbortSignal): Promise<Entry[]> {
  const entries: Entry[] = [];
  let level = [{ body: page.body as Uint8Array, url: page.url, contentType: page.contentType }];
  let followed = 0;
  for (let depth = 0; depth <= SITEMAP_DEPTH && level.length > 0; depth += 1) {
    const next: typeof level = [];
    for (const document of level) {
      const sitemap = parseSitemap(document.body, document.url, { contentType: document.contentType });
      entries.push(...sitemap.entries);
      for (const { url } of sitemap.sitemaps) {
        if (followed >= MOST_SITEMAPS) break;
        followed += 1;
        const answer = await askInTurn(ingest, url, signal);
        if (answer?.outcome === 'OK') next.push({ body: answer.body, url: answer.url, contentType: answer.contentType });
      }
    }
    level = next;
  }
  return entries;
}

interface Validators {
  etag?: string | null;
  lastModified?: string | null;
}

/** Waits for the host's turn: a feed that is due comes before the pages that it and others listed. null when the program stops or the wait is too long. */
async function askInTurn(ingest: Ingest, url: string, signal: AbortSignal, validators: Validators = {}): Promise<FetchOutcome | null> {
  const until = Date.now() + LONGEST_WAIT_MS;
  while (!signal.aborted && Date.now() < until) {
    const answer = await fetchPolitely(ingest, url, { ...validators, accept: 'FEED', signal });
    if ('outcome' in answer) return answer.outcome;
    await sleep(Math.min(MINUTE, Math.max(20, answer.until.getTime() - Date.now())), undefined, { signal }).catch(() => undefined);
  }
  return null;
}

/** Makes a row of each page that was not known; one that its source says was modified since is read again. @returns how many were new */
async function announce({ db }: Ingest, feed: FeedWithSource, entries: Entry[]): Promise<number> {
  const rows = new Map<string, object>();
  const modified: { urlKey: string; at: string }[] = [];
  for (const { url, title, publishedAt, modifiedAt } of entries) {
    const urlKey = articleKey(url);
    if (!urlKey || rows.has(urlKey)) continue;
    rows.set(urlKey, {
      id: uuid7(), feedId: feed.id, sourceId: feed.sourceId, url, urlKey, host: hostKeyOf(url), announcedAt: publishedAt, title: title?.replaceAll('\0', '').toWellFormed() ?? null,
      createdAt: new Date(), updatedAt: new Date(), round: 1, stage: 'DISCOVERED', state: 'WAITING', attempts: 0,
    });
    if (modifiedAt && !Number.isNaN(Date.parse(modifiedAt))) modified.push({ urlKey, at: new Date(modifiedAt).toISOString() });
  }
  return transact(db, async (tx) => {
    const known = await tx.scrapeJob.findMany({ where: { urlKey: { in: [...rows.keys()] } }, select: { urlKey: true } });
    for (const { urlKey } of known) rows.delete(urlKey);
    await insertRows(tx, 'scrape_job', [...rows.values()], { ignoreConflicts: true });
    await tx.$executeRaw`
      update scrape_job j set state = 'WAITING', stage = 'DISCOVERED', round = round + 1, attempts = 0, next_try_at = null
      from jsonb_to_recordset(${JSON.stringify(modified)}::jsonb) as seen("urlKey" text, at timestamptz)
      where j.url_key = seen."urlKey" and j.state = 'DONE' and j.updated_at < seen.at`;
    return rows.size;
  });
}

async function record({ db }: Ingest, feed: FeedModel, poll: Poll, message: string | null, page: Fetched | null = null): Promise<void> {
  if (poll.outcome === 'CANCELLED') return;
  const { retryAfter, ...look } = poll;
  await db.feedPoll.create({ data: { feedId: feed.id, ...look, retryAfter: retryAfter ?? null } });
  const looks = await db.feedPoll.findMany({ where: { feedId: feed.id }, orderBy: { at: 'desc' }, take: LOOKS });
  const failed = poll.outcome !== 'OK' && poll.outcome !== 'NOT_MODIFIED';
  const plan = nextPoll(looks.toReversed() as Poll[], new Date(), feed.intervalMinutes === null ? POLLING_LIMITS : { ...POLLING_LIMITS, shortestMs: MINUTE });
  const fixed = feed.intervalMinutes === null || failed ? plan.nextAt : new Date(poll.at.getTime() + feed.intervalMinutes * MINUTE);
  await db.feed.update({
    where: { id: feed.id },
    data: {
      lastPolledAt: poll.at, lastOutcome: poll.outcome, lastError: failed ? message : null, failures: failed ? { increment: 1 } : 0,
      nextPollAt: fixed, health: plan.health, healthReason: plan.because,
      ...(poll.fresh > 0 && { lastNewAt: poll.at }),
      ...(page && { etag: page.etag, lastModified: page.lastModified }),
    },
  });
}
