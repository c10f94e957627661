import { QUEUE_BELL } from '../../prisma/bells.ts';
import type { Prisma } from '../../prisma/client/client.ts';
import type { ExtractionModel, ScrapeJobModel } from '../../prisma/client/models.ts';
import { transact, type Db, type Tx } from '../../prisma/db.ts';
import { fingerprint } from '../cluster/fingerprint.ts';
import type { Ingest } from '../context.ts';
import { priority } from '../priority/priority.ts';
import { matchRules, recordRules, ruleParts } from '../rules/applyRules.ts';
import { SUGGESTER } from '../suggest/version.ts';
import type { Suggestions } from '../suggest/types.ts';
import { placeArticle, type Neighbours } from './neighbours.ts';
import type { Step } from './step.ts';

const HOUR = 3_600_000;

/** Puts the article into the review queue, or brings its item up to date. */
export async function submitStage({ db }: Ingest, job: ScrapeJobModel): Promise<Step> {
  const extraction = await db.extraction.findUniqueOrThrow({ where: { id: job.extractionId ?? '' } });
  await submit(db, extraction, { articleId: job.articleId ?? '', suggestions: job.suggestions as unknown as Suggestions, articleChanged: true });
  return { kind: 'DONE', outcome: 'OK' };
}

export interface Submission {
  articleId: string;
  suggestions: Suggestions;
  /** Whether another text means that the article was edited, or only that we read the same bytes better. */
  articleChanged: boolean;
}

/**
 * A page has one item however often it is read: what reviewers decided, and the text they decided on, stays; they are told when the
 * article was changed. A pending item gets the new text and suggestions, and the desk's rules are applied to it.
 */
export async function submit(db: Db, extraction: ExtractionModel, { articleId, suggestions, articleChanged }: Submission): Promise<void> {
  const article = await db.article.findUniqueOrThrow({ where: { id: articleId } });
  const { text, title } = extraction;
  const signature = fingerprint({ text, ...(title && { title }), ...(article.publishedAt && { publishedAt: article.publishedAt }) });
  const language = extraction.language ?? article.language;
  const hits = await matchRules(db, { title: title ?? article.title, text, language, sourceId: article.sourceId });
  const itemId = await transact(db, async (tx) => {
    const neighbours = await placeArticle(tx, article.id, signature);
    const score = await scoreOf(tx, article.publishedOn, suggestions, neighbours);
    const ruled = ruleParts(score.score, hits);
    const machine = {
      extractionId: extraction.id, priority: ruled.score, priorityParts: [...score.parts, ...ruled.parts] as unknown as Prisma.InputJsonArray, relevance: suggestions.relevance,
      language, suggestions: suggestions as unknown as Prisma.InputJsonObject, suggester: SUGGESTER,
      family: neighbours.family, cluster: neighbours.cluster,
    };
    const { id, pending } = await writeItem(tx, article.id, extraction, machine, articleChanged);
    if (pending) await recordRules(tx, id, hits);
    return id;
  });
  await db.$executeRaw`select pg_notify(${QUEUE_BELL}, ${itemId})`;
}

type Machine = Omit<Prisma.ReviewItemUncheckedCreateInput, 'articleId'>;

/** The article's item, new or brought up to date, and whether it waits for a reviewer. */
async function writeItem(tx: Tx, articleId: string, extraction: ExtractionModel, machine: Machine, articleChanged: boolean): Promise<{ id: string; pending: boolean }> {
  const known = await tx.reviewItem.findUnique({ where: { articleId }, include: { extraction: { select: { textSha256: true } } } });
  if (!known) return { id: (await tx.reviewItem.create({ data: { articleId, ...machine } })).id, pending: true };
  const sameText = known.extraction.textSha256 === extraction.textSha256;
  if (articleChanged && !sameText) await tx.reviewItem.update({ where: { id: known.id }, data: { changedAt: new Date() } });
  const { count } = await tx.reviewItem.updateMany({ where: { id: known.id, state: 'PENDING' }, data: { ...(machine as object), ...(sameText ? {} : { version: { increment: 1 } }) } });
  return { id: known.id, pending: count > 0 };
}

async function scoreOf(tx: Tx, publishedOn: Date | null, { harm, relevance }: Suggestions, { novelty, cluster }: Neighbours) {
  const [row] = await tx.$queryRaw<[{ sources: number }]>`
    select count(distinct f.family)::int as sources from fingerprint f where f.cluster = ${cluster}::uuid`;
  const ageHours = publishedOn ? Math.max(0, (Date.now() - publishedOn.getTime()) / HOUR) : 0;
  return priority({ killed: harm.killed, injured: harm.injured, relevance, novelty, independentSources: row.sources, ageHours });
}
