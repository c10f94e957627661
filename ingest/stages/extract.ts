import { createHash } from 'node:crypto';
import type { ScrapeJobModel } from '../../prisma/client/models.ts';
import type { Ingest } from '../context.ts';
import { readBlob } from '../evidence/storage.ts';
import { decodePage } from '../extract/decode.ts';
import { extract } from '../extract/extract.ts';
import type { ExtractedArticle, Recipe } from '../extract/types.ts';
import { unpack } from '../web/encoding.ts';
import type { Step } from './step.ts';

const UNPACKED_BYTES = 20 * 1024 * 1024;
const NO_ARTICLE = new Set<ExtractedArticle['quality']['kind']>(['NO_ARTICLE', 'LOGIN_WALL', 'ERROR_PAGE', 'LIST_PAGE']);

/** The article's text and facts, taken out of the kept bytes: the same bytes and extractor give the same row again. */
export async function extractStage({ db, storage }: Ingest, job: ScrapeJobModel): Promise<Step> {
  const revision = await db.revision.findUniqueOrThrow({ where: { id: job.revisionId ?? '' }, include: { article: { include: { source: true } } } });
  const raw = await readBlob(storage, revision.bodySha256);
  const bytes = await unpack(raw, revision.contentEncoding, UNPACKED_BYTES);
  const page = decodePage(bytes, { contentType: revision.contentType ?? undefined });
  const recipe = (revision.article.source.recipe ?? undefined) as Recipe | undefined;
  const found = extract(page.text, { url: revision.finalUrl, ...(recipe && { recipe }) });

  const columns = storable(found);
  const extraction = await db.extraction.upsert({
    where: { revisionId_extractor: { revisionId: revision.id, extractor: found.extractor } },
    create: { revisionId: revision.id, extractor: found.extractor, ...columns },
    update: columns,
  });
  const publishedAt = found.publishedAt ?? job.announcedAt;
  await db.article.update({
    where: { id: revision.articleId },
    data: {
      title: columns.title ?? job.title, byline: columns.byline, publishedAt, publishedOn: dayOf(publishedAt), modifiedAt: found.modifiedAt,
      language: found.language ?? revision.article.source.language,
    },
  });
  if (NO_ARTICLE.has(found.quality.kind)) return { kind: 'DONE', outcome: found.quality.kind, message: found.quality.reason ?? 'There is no article on this page', data: { extractionId: extraction.id } };
  return { kind: 'ON', stage: 'EXTRACTED', data: { extractionId: extraction.id, title: columns.title ?? job.title } };
}

/** PostgreSQL's texts hold neither NUL nor lone surrogates. */
function storable(found: ExtractedArticle) {
  const clean = (text: string) => text.replaceAll('\0', '').toWellFormed();
  const text = clean(found.text);
  return {
    title: found.title && clean(found.title), byline: found.byline.map(clean), publishedAt: found.publishedAt, modifiedAt: found.modifiedAt, language: found.language,
    siteName: found.siteName && clean(found.siteName), canonicalUrl: found.canonicalUrl && clean(found.canonicalUrl), text,
    textSha256: createHash('sha256').update(text).digest('hex'), quality: { ...found.quality },
  };
}

/** The calendar day of an ISO 8601 instant or day; null for less precision than that. */
export function dayOf(publishedAt: string | null): Date | null {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(publishedAt ?? '')?.[0];
  const date = day ? new Date(`${day}T00:00:00Z`) : null;
  return date && !Number.isNaN(date.getTime()) ? date : null;
}
