import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { articleKey } from '../common/net/canonical.ts';
import { hostKeyOf } from '../common/net/hostKey.ts';
import type { ScrapeJobModel } from '../prisma/client/models.ts';
import { transact } from '../prisma/db.ts';
import type { Ingest } from './context.ts';
import { keepBlob } from './evidence/storage.ts';
import { runPage } from './pipeline.ts';
import { askInTurn, entriesOf } from './stages/readSource.ts';

/** What became of one page. */
export interface IngestedLine {
  url: string;
  state: string;
  stage: string;
  outcome: string | null;
  reviewItem: string | null;
  title: string | null;
  error?: { code: string; message: string };
}

const LONGEST_FILE = 20 * 1024 * 1024;

/**
 * Leads each target through all stages in this process: a local file, a page, or the pages that a feed or sitemap lists. What can't be
 * read is a line with an error; the others go on.
 */
export async function* ingestNow(ingest: Ingest, targets: readonly string[], sourceName: string): AsyncGenerator<IngestedLine> {
  const { db } = ingest;
  const source = await db.source.upsert({ where: { name: sourceName }, create: { name: sourceName, kind: 'OTHER' }, update: {} });
  for (const target of targets) {
    if (/^https?:\/\//i.test(target)) yield* ingestUrl(ingest, target, source.id);
    else if (existsSync(target)) yield await ingestFile(ingest, target, source.id);
    else yield failedLine(target, 'NOT_FOUND', 'There is no such file, and it is not an http(s) address');
  }
}

async function* ingestUrl(ingest: Ingest, url: string, sourceId: string): AsyncGenerator<IngestedLine> {
  const listed = await listedPages(ingest, url);
  for (const page of listed ?? [url]) {
    const urlKey = articleKey(page);
    if (!urlKey) {
      yield failedLine(page, 'BAD_URL', 'This is not the address of a page');
      continue;
    }
    const again = { state: 'WAITING', stage: 'DISCOVERED', attempts: 0, nextTryAt: null, round: { increment: 1 } } as const;
    const job = await ingest.db.scrapeJob.upsert({ where: { urlKey }, create: { url: page, urlKey, host: hostKeyOf(page), sourceId }, update: again });
    yield await runToEnd(ingest, job);
  }
}

/** Pages of a feed or sitemap; null for a page itself. */
async function listedPages(ingest: Ingest, url: string): Promise<string[] | null> {
  if (!/\.(?:xml|rss|atom|json|xml\.gz)(?:$|\?)|\/(?:feed|rss|atom|sitemap)\b/i.test(url)) return null;
  const { signal } = new AbortController();
  const answer = await askInTurn(ingest, url, { accept: 'FEED', signal });
  if (answer?.outcome !== 'OK') return null;
  const read = (kind: 'RSS' | 'SITEMAP') => entriesOf(ingest, { kind, selector: null }, answer, signal);
  const entries = await read('RSS').catch(() => read('SITEMAP'));
  return entries.map((entry) => entry.url);
}

/** Waits for the host's turn where needed; what must be tried much later is left to the worker. */
async function runToEnd(ingest: Ingest, { id }: ScrapeJobModel): Promise<IngestedLine> {
  const signal = new AbortController().signal;
  for (;;) {
    await runPage(ingest, id, signal);
    const job = await ingest.db.scrapeJob.findUniqueOrThrow({ where: { id } });
    if (job.state !== 'WAITING') return lineOf(ingest, job);
    await sleep(Math.max(50, (job.nextTryAt?.getTime() ?? 0) - ingest.clock.now().getTime()));
  }
}

/** A saved page: its bytes are the evidence, its path the address. */
async function ingestFile(ingest: Ingest, path: string, sourceId: string): Promise<IngestedLine> {
  const { db, clock, storage } = ingest;
  const bytes = await readFile(path);
  if (bytes.byteLength > LONGEST_FILE) return failedLine(path, 'TOO_LARGE', `The file is larger than ${LONGEST_FILE} bytes`);
  const url = pathToFileURL(resolve(path)).href;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await keepBlob(db, storage, bytes, sha256);
  const job = await transact(db, async (tx) => {
    const row = await tx.scrapeJob.upsert({ where: { urlKey: url }, create: { url, urlKey: url, host: 'localhost', sourceId }, update: { round: { increment: 1 } } });
    const article = await tx.article.upsert({ where: { urlKey: url }, create: { sourceId, url, urlKey: url }, update: {} });
    const last = await tx.revision.findFirst({ where: { articleId: article.id }, orderBy: { number: 'desc' } });
    const revision = last?.bodySha256 === sha256 ? last : await tx.revision.create({
      data: {
        articleId: article.id, number: (last?.number ?? 0) + 1, fetchedAt: clock.now(), finalUrl: url, redirects: [], httpStatus: 200, headers: [], requestHeaders: [], bodySha256: sha256,
      },
    });
    return tx.scrapeJob.update({
      where: { id: row.id }, data: { articleId: article.id, revisionId: revision.id, stage: 'FETCHED', state: 'WAITING', attempts: 0, nextTryAt: null },
    });
  });
  return runToEnd(ingest, job);
}

async function lineOf({ db }: Ingest, { url, state, stage, lastOutcome, lastError, articleId, title }: ScrapeJobModel): Promise<IngestedLine> {
  const item = articleId ? await db.reviewItem.findUnique({ where: { articleId }, select: { id: true } }) : null;
  const line: IngestedLine = { url, state, stage, outcome: lastOutcome, reviewItem: item?.id ?? null, title };
  return state === 'DONE' ? line : { ...line, error: { code: lastOutcome ?? 'FAULT', message: lastError ?? 'The page could not be read' } };
}

function failedLine(url: string, code: string, message: string): IngestedLine {
  return { url, state: 'GIVEN_UP', stage: 'DISCOVERED', outcome: code, reviewItem: null, title: null, error: { code, message } };
}
