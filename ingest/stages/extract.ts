import { createHash } from 'node:crypto';
import type { Disk } from 'flydrive';
import type { ExtractionModel, RevisionModel, ScrapeJobModel, SourceModel } from '../../prisma/client/models.ts';
import type { Ingest } from '../context.ts';
import { readBlob } from '../evidence/storage.ts';
import { decodePage } from '../extract/decode.ts';
import { extract, EXTRACTOR } from '../extract/extract.ts';
import type { ExtractedArticle, ExtractionQuality, Recipe } from '../extract/types.ts';
import { unpack } from '../web/encoding.ts';
import type { Step } from './step.ts';

const UNPACKED_BYTES = 20 * 1024 * 1024;
const NO_ARTICLE = new Set<ExtractedArticle['quality']['kind']>(['NO_ARTICLE', 'LOGIN_WALL', 'ERROR_PAGE', 'LIST_PAGE']);

/** What extraction starts from: a revision with the article's source, which may have a recipe. */
export type ReadableRevision = RevisionModel & { article: { source: Pick<SourceModel, 'recipe' | 'language'> } };

export interface ExtractedRevision {
  extraction: ExtractionModel;
  /** Whether the page holds an article at all. */
  isArticle: boolean;
}

/** The article's text and facts, taken out of the kept bytes. */
export async function extractStage(ingest: Ingest, job: ScrapeJobModel): Promise<Step> {
  const revision = await ingest.db.revision.findUniqueOrThrow({ where: { id: job.revisionId ?? '' }, include: { article: { include: { source: true } } } });
  const { extraction, isArticle } = await extractRevision(ingest, revision);
  const { kind, reason } = extraction.quality as unknown as ExtractionQuality;
  if (!isArticle && (await ingest.db.reviewItem.count({ where: { articleId: revision.articleId } })) > 0) {
    // What stood here before goes on standing in the queue, under the name by which reviewers know it.
    return { kind: 'DONE', outcome: kind, message: reason ?? 'The article has given way to a page without one', data: { extractionId: extraction.id } };
  }
  await describeArticle(ingest, revision, extraction, job);
  if (!isArticle) return { kind: 'DONE', outcome: kind, message: reason ?? 'There is no article on this page', data: { extractionId: extraction.id } };
  return { kind: 'ON', stage: 'EXTRACTED', data: { extractionId: extraction.id, title: extraction.title ?? job.title } };
}

/** Name and version of the rules by which a page is read; a source's own recipe is a part of them. */
export function extractorFor(recipe: unknown): string {
  return recipe ? `${EXTRACTOR}+recipe-${createHash('sha256').update(JSON.stringify(recipe)).digest('hex').slice(0, 8)}` : EXTRACTOR;
}

/**
 * Reads a revision by the present rules, once: what reviewers may have quoted from is never written over.
 * @throws Error when the kept bytes have rotted
 */
export async function extractRevision({ db, storage }: Pick<Ingest, 'db' | 'storage'>, revision: ReadableRevision): Promise<ExtractedRevision> {
  const { recipe } = revision.article.source;
  const key = { revisionId: revision.id, extractor: extractorFor(recipe) };
  const known = await db.extraction.findUnique({ where: { revisionId_extractor: key } });
  const extraction = known ?? (await db.extraction.upsert({ where: { revisionId_extractor: key }, create: { ...key, ...storable(await readRevision(storage, revision)) }, update: {} }));
  return { extraction, isArticle: !NO_ARTICLE.has((extraction.quality as unknown as ExtractionQuality).kind) };
}

async function readRevision(storage: Disk, revision: ReadableRevision): Promise<ExtractedArticle> {
  const raw = await readBlob(storage, revision.bodySha256);
  const bytes = await unpack(raw, revision.contentEncoding, UNPACKED_BYTES);
  const page = decodePage(bytes, { contentType: revision.contentType ?? undefined });
  const recipe = (revision.article.source.recipe ?? undefined) as Recipe | undefined;
  return extract(page.text, { url: revision.finalUrl, ...(recipe && { recipe }) });
}

/** Writes on the article what its latest text says of it; `announced` is what its feed said. */
export async function describeArticle({ db }: Pick<Ingest, 'db'>, revision: ReadableRevision, extraction: ExtractionModel, announced: { announcedAt: string | null; title: string | null }): Promise<void> {
  const publishedAt = extraction.publishedAt ?? announced.announcedAt;
  const { byline, modifiedAt } = extraction;
  await db.article.update({
    where: { id: revision.articleId },
    data: {
      title: extraction.title ?? announced.title, byline, publishedAt, publishedOn: dayOf(publishedAt), modifiedAt,
      language: extraction.language ?? revision.article.source.language,
    },
  });
}

/** PostgreSQL's texts hold neither NUL nor lone surrogates. */
function storable(found: ExtractedArticle) {
  const text = clean(found.text);
  return {
    title: found.title && clean(found.title), byline: found.byline.map(clean), publishedAt: found.publishedAt, modifiedAt: found.modifiedAt, language: found.language,
    siteName: found.siteName && clean(found.siteName), canonicalUrl: found.canonicalUrl && clean(found.canonicalUrl), text,
    textSha256: createHash('sha256').update(text).digest('hex'), quality: { ...found.quality },
  };
}

function clean(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

/** The calendar day of an ISO 8601 instant or day; null for less precision than that. */
function dayOf(publishedAt: string | null): Date | null {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(publishedAt ?? '')?.[0];
  const date = day ? new Date(`${day}T00:00:00Z`) : null;
  return date && !Number.isNaN(date.getTime()) ? date : null;
}
