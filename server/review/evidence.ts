import type { ReviewItemModel } from '../../prisma/client/models.ts';
import type { Tx } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import type { QuoteDraft } from './drafts.ts';

/** The text that a reviewer had before them: quotes point into it. */
export interface Evidence {
  articleId: string;
  extractionId: string;
  sourceId: string;
  family: string | null;
  text: string;
  publishedOn: Date | null;
}

/** The text and origin of the article behind a review item. */
export async function loadEvidence(tx: Tx, item: ReviewItemModel): Promise<Evidence> {
  const { extraction, article } = await tx.reviewItem.findUniqueOrThrow({
    where: { id: item.id },
    select: { extraction: { select: { text: true } }, article: { select: { sourceId: true, publishedOn: true } } },
  });
  return {
    articleId: item.articleId, extractionId: item.extractionId, sourceId: article.sourceId, family: item.family,
    text: extraction.text, publishedOn: article.publishedOn,
  };
}

/** Columns of a quote, with its words copied out. @throws DeskError BAD_USER_INPUT when it points outside the text */
export function quoteColumns({ text }: Evidence, quote: QuoteDraft | null | undefined) {
  if (!quote) return { quoteStart: null, quoteEnd: null, quote: null };
  const { start, end } = quote;
  if (start < 0 || end < start || end > text.length) {
    throw new DeskError('BAD_USER_INPUT', `The quote ${start}–${end} lies outside the article's text of ${text.length} characters`);
  }
  const words = text.slice(start, end);
  if (!words.isWellFormed()) throw new DeskError('BAD_USER_INPUT', `The quote ${start}–${end} begins or ends inside a character`);
  return { quoteStart: start, quoteEnd: end, quote: words };
}
