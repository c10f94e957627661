import { judgeBy } from '../../common/rules/judge.ts';
import type { RejectReason, RuleField } from '../../prisma/client/enums.ts';
import type { RuleVersionModel } from '../../prisma/client/models.ts';
import type { Db } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import { checkShort } from '../records/shortText.ts';
import { readTags } from '../review/tags.ts';

/** A rule as its author gives it; ids are rows'. */
export interface RuleDraft {
  name: string;
  enabled?: boolean | null;
  keywords?: string[] | null;
  pattern?: string | null;
  field?: RuleField | null;
  languages?: string[] | null;
  sourceIds?: string[] | null;
  similarItemId?: string | null;
  similarAtLeast?: number | null;
  tag?: string | null;
  rejectReason?: RejectReason | null;
  priority?: number | null;
}

/** What a version of a rule says, without whose and which it is. */
export type RuleFacts = Omit<RuleVersionModel, 'ruleId' | 'version' | 'reason' | 'authorId' | 'authorName' | 'at'>;

const MOST_KEYWORDS = 200;
const LONGEST_KEYWORD = 100;
const LONGEST_PATTERN = 500;
const USUAL_LIKENESS = 0.5;
const LONGEST_EXAMPLE = 20_000;
const MOST_POINTS = 100;

/** A rule's columns, with its pattern tried. @throws DeskError BAD_USER_INPUT, NOT_FOUND for an example that is not there */
export async function ruleFacts(db: Pick<Db, 'reviewItem'>, draft: RuleDraft): Promise<RuleFacts> {
  const name = draft.name.trim();
  if (name === '') throw new DeskError('BAD_USER_INPUT', 'A rule needs a name');
  checkShort('name of a rule', name, 100);
  const facts: RuleFacts = {
    name, enabled: draft.enabled ?? true, field: draft.field ?? 'TITLE_AND_TEXT',
    keywords: readKeywords(draft.keywords), pattern: draft.pattern?.trim() ? draft.pattern : null,
    languages: draft.languages ?? [], sourceIds: draft.sourceIds ?? [],
    ...(await example(db, draft)),
    tag: readTags(draft.tag ? [draft.tag] : [])[0] ?? null, rejectReason: draft.rejectReason ?? null, priority: readPoints(draft.priority),
  };
  checkWhole(facts);
  return facts;
}

function readKeywords(keywords: string[] | null | undefined): string[] {
  const read = [...new Set((keywords ?? []).map((keyword) => keyword.trim()).filter(Boolean))];
  if (read.length > MOST_KEYWORDS) throw new DeskError('BAD_USER_INPUT', `A rule has at most ${MOST_KEYWORDS} keywords, not ${read.length}`);
  for (const keyword of read) checkShort('keyword', keyword, LONGEST_KEYWORD);
  return read;
}

function readPoints(priority: number | null | undefined): number | null {
  if (priority == null || priority === 0) return null;
  if (Math.abs(priority) > MOST_POINTS) throw new DeskError('BAD_USER_INPUT', `A rule adds -${MOST_POINTS} to ${MOST_POINTS} points of priority, not ${priority}`);
  return priority;
}

async function example(db: Pick<Db, 'reviewItem'>, { similarItemId, similarAtLeast }: RuleDraft): Promise<Pick<RuleFacts, 'similarItemId' | 'similarText' | 'similarAtLeast'>> {
  if (similarItemId == null) return { similarItemId: null, similarText: null, similarAtLeast: null };
  const share = similarAtLeast ?? USUAL_LIKENESS;
  if (!(share > 0 && share <= 1)) throw new DeskError('BAD_USER_INPUT', 'The share of common phrases lies above 0 and up to 1');
  const item = await db.reviewItem.findUnique({ where: { id: similarItemId }, select: { extraction: { select: { text: true } } } });
  if (!item) throw new DeskError('NOT_FOUND', 'The item to compare with is not there');
  return { similarItemId, similarText: item.extraction.text.slice(0, LONGEST_EXAMPLE).toWellFormed(), similarAtLeast: share };
}

function checkWhole(facts: RuleFacts): void {
  const { keywords, pattern, languages, sourceIds, similarText, tag, rejectReason, priority } = facts;
  if (keywords.length + languages.length + sourceIds.length === 0 && pattern === null && similarText === null) {
    throw new DeskError('BAD_USER_INPUT', 'A rule needs a condition: without one it would apply to everything');
  }
  if (tag === null && rejectReason === null && priority === null) throw new DeskError('BAD_USER_INPUT', 'A rule needs an effect: a tag, a rejection or points of priority');
  checkShort('pattern', pattern, LONGEST_PATTERN);
  try {
    judgeBy(facts);
  } catch (error) {
    throw new DeskError('BAD_USER_INPUT', error instanceof Error ? error.message : String(error));
  }
}
