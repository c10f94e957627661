import { articleKey } from '../../common/net/canonical.ts';
import { transact, type Tx } from '../../prisma/db.ts';
import type { ArticleModel, ScrapeJobModel } from '../../prisma/client/models.ts';
import type { Ingest } from '../context.ts';
import { keepBlob } from '../evidence/storage.ts';
import { fetchPolitely } from '../hosts/fetchPolitely.ts';
import type { Fetched, FetchFailure, HeaderList } from '../web/outcomes.ts';
import { nextTry } from '../web/retry.ts';
import type { Step } from './step.ts';

/** The page's bytes, politely; kept and hashed before anything is read out of them. */
export async function fetchStage(ingest: Ingest, job: ScrapeJobModel, signal: AbortSignal): Promise<Step> {
  const { db, clock, storage, settings } = ingest;
  const last = job.articleId ? await db.revision.findFirst({ where: { articleId: job.articleId }, orderBy: { number: 'desc' } }) : null;
  const reached = last !== null && isRead(job, last.id) ? last : null;
  const answer = await fetchPolitely(ingest, job.url, { etag: headerOf(reached?.headers, 'etag'), lastModified: headerOf(reached?.headers, 'last-modified'), signal });
  if ('until' in answer) return { kind: 'WAIT', until: answer.until };
  const { outcome } = answer;
  // We broke it off ourselves: no try is counted.
  if (outcome.outcome === 'CANCELLED') return { kind: 'WAIT', until: clock.now() };
  if (outcome.outcome === 'NOT_MODIFIED') return unchanged({ db, clock }, job, outcome.outcome);
  if (outcome.outcome !== 'OK') return failed({ db, clock, settings }, job, outcome);
  await keepBlob(db, storage, outcome.rawBody, outcome.sha256);
  return keepRevision({ db }, job, outcome);
}

/** A revision that a row hasn't reached was kept by a worker that died, one without a text was not to be read then: both must be gone on with, not found unchanged. */
function isRead(job: ScrapeJobModel, revisionId: string): boolean {
  return job.revisionId === revisionId && job.extractionId !== null;
}

async function unchanged({ db, clock }: Pick<Ingest, 'db' | 'clock'>, job: ScrapeJobModel, outcome: string): Promise<Step> {
  if (job.articleId) await db.article.update({ where: { id: job.articleId }, data: { lastFetchedAt: clock.now() } });
  return { kind: 'DONE', outcome };
}

async function failed({ db, clock, settings }: Pick<Ingest, 'db' | 'clock' | 'settings'>, job: ScrapeJobModel, outcome: FetchFailure): Promise<Step> {
  const gone = outcome.status === 404 || outcome.status === 410;
  if (gone && job.articleId) {
    // The evidence stays; reviewers see that the page is no longer there.
    const { count } = await db.article.updateMany({ where: { id: job.articleId, goneAt: null }, data: { goneAt: clock.now() } });
    if (count > 0) await db.reviewItem.updateMany({ where: { articleId: job.articleId }, data: { changedAt: clock.now() } });
    return { kind: 'DONE', outcome: 'GONE', message: outcome.message };
  }
  const now = clock.now();
  // A robots.txt that can't be read forbids for now only: as temporary as an answer of status 5xx.
  const forNow: FetchFailure = outcome.outcome === 'DISALLOWED' && outcome.retryAfter ? { ...outcome, outcome: 'HTTP_SERVER_ERROR' } : outcome;
  const due = job.attempts + 1 < settings.PAGE_ATTEMPTS ? nextTry(forNow, job.attempts + 1, now, Math.random()) : null;
  const until = due && new Date(now.getTime() + (due.getTime() - now.getTime()) * settings.RETRY_SCALE);
  return { kind: 'FAILED', outcome: outcome.outcome, message: outcome.message, until };
}

/** A new revision, unless the bytes are those of the last one. */
async function keepRevision({ db }: Pick<Ingest, 'db'>, job: ScrapeJobModel, page: Fetched): Promise<Step> {
  return transact(db, async (tx) => {
    const article = await articleFor(tx, job, page);
    await tx.$executeRaw`select 1 from article where id = ${article.id}::uuid for update`;
    const last = await tx.revision.findFirst({ where: { articleId: article.id }, orderBy: { number: 'desc' } });
    if (last?.bodySha256 === page.sha256 && isRead(job, last.id)) return { kind: 'DONE', outcome: 'NOT_MODIFIED' };
    const revision = last?.bodySha256 === page.sha256 ? last : await tx.revision.create({
      data: {
        articleId: article.id, number: (last?.number ?? 0) + 1, fetchedAt: page.fetchedAt, finalUrl: page.url,
        redirects: page.redirects.map(({ url, status }) => ({ url, status })), httpStatus: page.status, headers: pairs(page.headers),
        contentType: page.contentType, contentEncoding: page.contentEncoding, requestHeaders: pairs(page.requestHeaders), remoteAddress: page.remoteAddress,
        bodySha256: page.sha256,
      },
    });
    await tx.article.update({ where: { id: article.id }, data: { lastFetchedAt: page.fetchedAt } });
    return { kind: 'ON', stage: 'FETCHED', data: { articleId: article.id, revisionId: revision.id } };
  });
}

/**
 * The article that a page belongs to: by where it was found in the end, so that a short link, a feed's own and the page's address are one article.
 * What has a place in the queue keeps its article wherever its address leads today.
 */
async function articleFor(tx: Tx, job: ScrapeJobModel, page: Fetched): Promise<ArticleModel> {
  const urlKey = keyOf(job, page);
  const found = { lastFetchedAt: page.fetchedAt, goneAt: null };
  const known = job.articleId ? await tx.article.findUnique({ where: { id: job.articleId }, include: { reviewItem: { select: { id: true } } } }) : null;
  if (known && (known.reviewItem !== null || known.urlKey === job.urlKey || known.urlKey === urlKey)) return tx.article.update({ where: { id: known.id }, data: found });
  const row = { sourceId: job.sourceId, url: page.url, urlKey, title: job.title, publishedAt: job.announcedAt };
  return tx.article.upsert({ where: { urlKey }, create: row, update: found });
}

/** A front page is no article's address: sites send there what they have no more. */
function keyOf({ urlKey }: ScrapeJobModel, { redirects, url }: Fetched): string {
  if (redirects.length === 0 || new URL(url).pathname === '/') return urlKey;
  return articleKey(url) ?? urlKey;
}

function pairs(headers: HeaderList): [string, string][] {
  return headers.map(([name, value]) => [name.replaceAll('\0', ''), value.replaceAll('\0', '')]);
}

function headerOf(headers: unknown, name: string): string | null {
  const found = Array.isArray(headers) ? (headers as [string, string][]).find(([each]) => each.toLowerCase() === name) : undefined;
  return found?.[1] ?? null;
}
