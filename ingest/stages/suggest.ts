import type { Prisma } from '../../prisma/client/client.ts';
import type { ScrapeJobModel } from '../../prisma/client/models.ts';
import type { Ingest } from '../context.ts';
import { suggest } from '../suggest/suggest.ts';
import type { Step } from './step.ts';

/** What the machine reads out of the text, with the words that say it. */
export async function suggestStage({ db, knowledge }: Ingest, job: ScrapeJobModel): Promise<Step> {
  const { text, title, language, revision } = await db.extraction.findUniqueOrThrow({
    where: { id: job.extractionId ?? '' }, include: { revision: { include: { article: true } } },
  });
  const { publishedAt } = revision.article;
  const suggestions = suggest({ text, ...(title && { title }), ...(language && { language }), ...(publishedAt && { publishedAt }) }, knowledge);
  return { kind: 'ON', stage: 'SUGGESTED', data: { suggestions: suggestions as unknown as Prisma.InputJsonObject } };
}
