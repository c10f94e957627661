import { createHash } from 'node:crypto';
import { parseRecipe } from '../../common/recipe.ts';
import type { OptOut } from '../../prisma/client/enums.ts';
import type { ArticleModel, ExtractionModel, RevisionModel, ScrapeJobModel, SourceModel } from '../../prisma/client/models.ts';
import type { Ingest } from '../context.ts';
import { readBlob } from '../evidence/storage.ts';
import { decodePage } from '../extract/decode.ts';
import { extract, EXTRACTOR } from '../extract/extract.ts';
import type { ExtractedArticle, ExtractionQuality } from '../extract/types.ts';
import { unpack } from '../web/encoding.ts';
import { optOutsOf } from '../web/optOuts.ts';
import type { Step } from './step.ts';

const NO_ARTICLE = new Set<ExtractedArticle['quality']['kind']>(['NO_ARTICLE', 'LOGIN_WALL', 'ERROR_PAGE', 'LIST_PAGE']);

/** What extraction starts from: a revision with the article's source, which may have a recipe. */
export type ReadableRevision = RevisionModel & { article: Pick<ArticleModel, 'optOuts'> & { source: Pick<SourceModel, 'recipe' | 'language' | 'readsReserved'> } };

type Reading = Pick<Ingest, 'db' | 'storage' | 'limits'>;

/** The article's text and facts, taken out of the kept bytes. */
export async function extractStage(ingest: Ingest, job: ScrapeJobModel): Promise<Step> {
  const revision = await ingest.db.revision.findUniqueOrThrow({ where: { id: job.revisionId ?? '' }, include: { article: { include: { source: true } } } });
  const page = await readKept(ingest, revision);
  const optOuts = await noteOptOuts(ingest, revision, page);
  if (isReserved(optOuts, revision.article.source)) return { kind: 'DONE', outcome: 'OPTED_OUT', message: RESERVED, data: { extractionId: null } };
  const { extraction, isArticle } = await extractRevision(ingest, revision, page);
  const { kind, reason } = extraction.quality as unknown as ExtractionQuality;
  if (!isArticle && (await ingest.db.reviewItem.count({ where: { articleId: revision.articleId } })) > 0) {
    // What stood here before goes on standing in the queue, under the name by which reviewers know it.
    return { kind: 'DONE', outcome: kind, message: reason ?? 'The article has given way to a page without one', data: { extractionId: extraction.id } };
  }
  await describeArticle(ingest, revision, extraction, job);
  if (!isArticle) return { kind: 'DONE', outcome: kind, message: reason ?? 'There is no article on this page', data: { extractionId: extraction.id } };
  return { kind: 'ON', stage: 'EXTRACTED', data: { extractionId: extraction.id, title: extraction.title ?? job.title } };
}

const RESERVED = 'The page reserves text and data mining (noai or TDM-Reservation): its bytes are kept, its text is not read. An editor can allow it for the source.';

/** Whether a page must not be mined: it says so, and its source has no leave. */
export function isReserved(optOuts: readonly OptOut[], { readsReserved }: Pick<SourceModel, 'readsReserved'>): boolean {
  return optOuts.includes('NO_MINING') && !readsReserved;
}

/** A revision's bytes, unpacked and decoded. @throws Error when they have rotted */
export async function readKept({ storage, limits }: Pick<Ingest, 'storage' | 'limits'>, revision: RevisionModel): Promise<string> {
  const raw = await readBlob(storage, revision.bodySha256);
  const bytes = await unpack(raw, revision.contentEncoding, limits.fetch.decodedBytes);
  return decodePage(bytes, { contentType: revision.contentType ?? undefined }).text;
}

/** Writes on the article what its page asks for. */
export async function noteOptOuts({ db }: Pick<Ingest, 'db'>, revision: ReadableRevision, page: string): Promise<OptOut[]> {
  const { noArchive, noIndex, noMining } = optOutsOf(revision.headers as [string, string][], page);
  const optOuts = [noArchive && 'NO_ARCHIVE', noIndex && 'NO_INDEX', noMining && 'NO_MINING'].filter((one): one is OptOut => one !== false);
  if (optOuts.join(' ') !== revision.article.optOuts.join(' ')) await db.article.update({ where: { id: revision.articleId }, data: { optOuts } });
  return optOuts;
}

/** Name and version of the rules by which a page is read; a source's own recipe is a part of them. */
export function extractorFor(recipe: unknown): string {
  return recipe ? `${EXTRACTOR}+recipe-${createHash('sha256').update(JSON.stringify(recipe)).digest('hex').slice(0, 8)}` : EXTRACTOR;
}

export interface ExtractedRevision {
  extraction: ExtractionModel;
  /** Whether the page holds an article at all. */
  isArticle: boolean;
}

/**
 * Reads a revision by the present rules, once: what reviewers may have quoted from is never written over.
 * @param page its bytes as `readKept` gives them
 */
export async function extractRevision({ db, limits }: Reading, revision: ReadableRevision, page: string): Promise<ExtractedRevision> {
  const { recipe } = revision.article.source;
  const key = { revisionId: revision.id, extractor: extractorFor(recipe) };
  const known = await db.extraction.findUnique({ where: { revisionId_extractor: key } });
  const read = (): ExtractedArticle => extract(page, { url: revision.finalUrl, limits: limits.page, ...(recipe !== null && { recipe: parseRecipe(recipe) }) });
  const extraction = known ?? (await db.extraction.upsert({ where: { revisionId_extractor: key }, create: { ...key, ...storable(read()) }, update: {} }));
  return { extraction, isArticle: !NO_ARTICLE.has((extraction.quality as unknown as ExtractionQuality).kind) };
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
    // Cleaning would move the places.
    ...(found.entries && text === found.text && { entries: found.entries.map((entry) => ({ ...entry })) }),
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
