import type { Prisma } from '../../prisma/client/client.ts';
import type { ExtractionModel, ScrapeJobModel } from '../../prisma/client/models.ts';
import type { Ingest } from '../context.ts';
import type { Knowledge } from '../suggest/knowledge.ts';
import { suggest } from '../suggest/suggest.ts';
import type { Suggestions } from '../suggest/types.ts';
import type { Step } from './step.ts';

/** What the machine reads out of the text, with the words that say it. */
export async function suggestStage({ db, knowledge }: Ingest, job: ScrapeJobModel): Promise<Step> {
  const extraction = await db.extraction.findUniqueOrThrow({ where: { id: job.extractionId ?? '' }, include: { revision: { include: { article: true } } } });
  const suggestions = suggestFor(knowledge, extraction, extraction.revision.article.publishedAt);
  return { kind: 'ON', stage: 'SUGGESTED', data: { suggestions: suggestions as unknown as Prisma.InputJsonObject } };
}

/** Suggestions for an extraction's text; `publishedAt` as the article has it. */
export function suggestFor(knowledge: Knowledge, { text, title, language }: Pick<ExtractionModel, 'text' | 'title' | 'language'>, publishedAt: string | null): Suggestions {
  return suggest({ text, ...(title && { title }), ...(language && { language }), ...(publishedAt && { publishedAt }) }, knowledge);
}
