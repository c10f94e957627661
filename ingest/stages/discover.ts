import { setInterval } from 'node:timers';
import type { FeedModel, SourceModel } from '../../prisma/client/models.ts';
import { transact } from '../../prisma/db.ts';
import { insertRows } from '../../prisma/insertRows.ts';
import { uuid7 } from '../../common/uuid7.ts';
import type { Ingest } from '../context.ts';
import { articleKey } from '../../common/net/canonical.ts';
import { hostKeyOf } from '../../common/net/hostKey.ts';
import { SourceFault } from '../sources/entry.ts';
import type { Fetched } from '../web/outcomes.ts';
import { nextPoll, POLLING_LIMITS, type Poll } from '../web/polling.ts';
import { LOOK_SECONDS } from '../sweep.ts';
import { askInTurn, entriesOf, type Entry } from './readSource.ts';

const MINUTE = 60_000;
/** Looks that decide when to look next. */
const LOOKS = 50;

type FeedWithSource = FeedModel & { source: SourceModel };

/** Looks at one feed, sitemap, list page or single page: what it lists becomes rows, and what came of it stands on the feed. */
export async function discover(ingest: Ingest, feedId: string, signal: AbortSignal): Promise<void> {
  const { db, clock } = ingest;
  const feed = await db.feed.findUnique({ where: { id: feedId }, include: { source: true } });
  if (!feed?.active || !feed.source.active) return;
  if (feed.kind === 'SINGLE_PAGE') {
    const { fresh } = await announce(ingest, feed, [{ url: feed.url, title: null, publishedAt: null, modifiedAt: clock.now().toISOString() }]);
    return record(ingest, feed, { at: clock.now(), outcome: 'OK', fresh }, null);
  }
  const look = await reserving(ingest, feed, () => read(ingest, feed, signal));
  if (look) await record(ingest, feed, look.poll, look.message, look.page);
}

/** A look may take long: as long as its worker lives nobody else begins one. */
async function reserving<T>({ db }: Ingest, { id }: FeedModel, look: () => Promise<T>): Promise<T> {
  const renew = () => db.$executeRaw`update feed set next_poll_at = now() + make_interval(secs => ${LOOK_SECONDS}::int) where id = ${id}::uuid and next_poll_at > now()`;
  const heartbeat = setInterval(() => void renew().catch(() => undefined), (LOOK_SECONDS * 1_000) / 3);
  try {
    return await look();
  } finally {
    clearInterval(heartbeat);
  }
}

interface Look {
  poll: Poll;
  message: string | null;
  page: Fetched | null;
}

async function read(ingest: Ingest, feed: FeedWithSource, signal: AbortSignal): Promise<Look | null> {
  const answer = await askInTurn(ingest, feed.url, { accept: 'FEED', signal, etag: feed.etag, lastModified: feed.lastModified });
  if (!answer) return null;
  const at = ingest.clock.now();
  if (answer.outcome !== 'OK') {
    const retryAfter = 'retryAfter' in answer ? answer.retryAfter : null;
    return { poll: { at, outcome: answer.outcome, fresh: 0, retryAfter }, message: 'message' in answer ? answer.message : null, page: null };
  }
  try {
    const entries = await entriesOf(ingest, feed, answer, signal);
    const { fresh, leftOut } = await announce(ingest, feed, entries);
    // Its validators are not kept, so that the rest is listed again.
    if (leftOut > 0) return { poll: { at, outcome: 'TOO_MANY_PAGES', fresh }, message: tooMany(ingest.limits.waiting, leftOut), page: null };
    return { poll: { at, outcome: 'OK', fresh }, message: null, page: answer };
  } catch (error) {
    if (!(error instanceof SourceFault)) throw error;
    return { poll: { at, outcome: 'UNREADABLE', fresh: 0 }, message: error.message, page: null };
  }
}

function tooMany(most: number, leftOut: number): string {
  return `It lists new pages faster than they can be read: ${most} wait already, and ${leftOut} more were left out. If they are pages without end (a calendar, a search), give it another selector or switch it off.`;
}

/** Makes a row of each page that was not known, as far as there is room; one that its source says was modified since is read again. */
async function announce({ db, clock, limits }: Ingest, feed: FeedWithSource, entries: Entry[]): Promise<{ fresh: number; leftOut: number }> {
  const rows = new Map<string, object>();
  const modified: { urlKey: string; at: string }[] = [];
  for (const { url, title, publishedAt, modifiedAt } of entries) {
    const urlKey = articleKey(url);
    if (!urlKey || rows.has(urlKey)) continue;
    rows.set(urlKey, {
      id: uuid7(), feedId: feed.id, sourceId: feed.sourceId, url, urlKey, host: hostKeyOf(url), announcedAt: publishedAt, title: title?.replaceAll('\0', '').toWellFormed() ?? null,
      createdAt: clock.now(), updatedAt: clock.now(), round: 1, stage: 'DISCOVERED', state: 'WAITING', attempts: 0,
    });
    if (modifiedAt && !Number.isNaN(Date.parse(modifiedAt))) modified.push({ urlKey, at: new Date(modifiedAt).toISOString() });
  }
  return transact(db, async (tx) => {
    const known = await tx.scrapeJob.findMany({ where: { urlKey: { in: [...rows.keys()] } }, select: { urlKey: true } });
    for (const { urlKey } of known) rows.delete(urlKey);
    const waiting = rows.size === 0 ? 0 : await tx.scrapeJob.count({ where: { feedId: feed.id, state: { in: ['WAITING', 'RETRYING', 'RUNNING'] } } });
    const taken = [...rows.values()].slice(0, Math.max(0, limits.waiting - waiting));
    await insertRows(tx, 'scrape_job', taken, { ignoreConflicts: true });
    await tx.$executeRaw`
      update scrape_job j set state = 'WAITING', stage = 'DISCOVERED', round = round + 1, attempts = 0, next_try_at = null
      from jsonb_to_recordset(${JSON.stringify(modified)}::jsonb) as seen("urlKey" text, at timestamptz)
      where j.url_key = seen."urlKey" and j.state = 'DONE' and (j.updated_at < seen.at or j.updated_at > now() + interval '10 minutes')`;
    return { fresh: taken.length, leftOut: rows.size - taken.length };
  });
}

async function record({ db, clock }: Ingest, feed: FeedModel, poll: Poll, message: string | null, page: Fetched | null = null): Promise<void> {
  if (poll.outcome === 'CANCELLED') return;
  const { retryAfter, ...look } = poll;
  await db.feedPoll.create({ data: { feedId: feed.id, ...look, retryAfter: retryAfter ?? null } });
  // What lies further ahead was dated by a clock that ran wrong.
  const looks = await db.feedPoll.findMany({ where: { feedId: feed.id, at: { lt: new Date(poll.at.getTime() + MINUTE) } }, orderBy: { at: 'desc' }, take: LOOKS });
  const failed = poll.outcome !== 'OK' && poll.outcome !== 'NOT_MODIFIED';
  const plan = nextPoll(looks.toReversed() as Poll[], clock.now(), feed.intervalMinutes === null ? POLLING_LIMITS : { ...POLLING_LIMITS, shortestMs: MINUTE });
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
