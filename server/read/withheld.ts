import type { IncidentVersionModel } from '../../prisma/client/models.ts';
import type { Quote } from '../../schema/types/common.ts';
import type { Context } from '../context.ts';
import { embargoedNames, namesOne } from '../incidents/embargo.ts';
import { may } from '../policies/permit.ts';
import { presentQuote } from './present.ts';

/** Stands where the words would name a victim whose name is under embargo. */
export const WITHHELD = '[withheld: it names a victim whose name is under embargo]';

/** Names that this viewer may not read in words of an article. */
export async function withheldNames({ viewer, loaders }: Context, articleId: string | null, incidentId?: string | null): Promise<string[]> {
  if (may(viewer, 'see names under embargo')) return [];
  const [ofArticle, ofIncident] = await Promise.all([articleId ? loaders.articleVictims.load(articleId) : [], incidentId ? loaders.victims.load(incidentId) : []]);
  return embargoedNames([...ofArticle, ...ofIncident]);
}

interface QuotedRow {
  articleId: string | null;
  incidentId?: string | null;
  quoteStart: number | null;
  quoteEnd: number | null;
  quote: string | null;
}

/** Words of an incident's version as this viewer may read them: a name may have come under embargo after they were written. */
export async function wordsOf(context: Context, { incidentId, toSeq }: Pick<IncidentVersionModel, 'incidentId' | 'toSeq'>, words: string | null): Promise<string | null> {
  // Words that hold name nobody under embargo: no act lets them.
  if (words === null || toSeq === null) return words;
  return namesOne(words, await withheldNames(context, null, incidentId)) ? WITHHELD : words;
}

/** The sentence that says it, withheld whole from the public where it names a victim under embargo: parts of a name would do. */
export async function quoteFor(context: Context, row: QuotedRow): Promise<Quote | null> {
  const quote = presentQuote(row);
  if (quote && namesOne(quote.text, await withheldNames(context, row.articleId, row.incidentId))) quote.text = WITHHELD;
  return quote;
}
