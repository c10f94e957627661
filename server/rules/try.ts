import { setImmediate as breathe } from 'node:timers/promises';
import { judgeBy, prepareArticle } from '../../common/rules/judge.ts';
import type { ReviewItemModel } from '../../prisma/client/models.ts';
import type { Db } from '../../prisma/db.ts';
import type { ReviewCounts } from '../../schema/types/review.ts';
import { permit } from '../policies/permit.ts';
import { countsOf, stateAt } from '../review/list.ts';
import type { Viewer } from '../viewer.ts';
import { ruleFacts, type RuleDraft } from './draft.ts';

export interface RuleTrial {
  looked: number;
  matched: number;
  byState: ReviewCounts;
  sample: { item: ReviewItemModel; why: string }[];
}

const CHUNK = 100;
const SAMPLE = 20;

/**
 * What a rule would have done to the newest items of the past; nothing is written. The texts are read in small lots with a pause after
 * each, so that others are served meanwhile; who goes away ends it. @throws DeskError BAD_USER_INPUT, NOT_FOUND
 */
export async function tryRule(db: Db, viewer: Viewer, most: number, draft: RuleDraft, signal: AbortSignal): Promise<RuleTrial> {
  permit(viewer, 'manage rules');
  const judge = judgeBy(await ruleFacts(db, draft));
  const newest = await db.reviewItem.findMany({ orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: most, select: { id: true } });
  const hits: { item: ReviewItemModel; why: string }[] = [];
  for (let start = 0; start < newest.length && !signal.aborted; start += CHUNK) {
    const rows = await db.reviewItem.findMany({
      where: { id: { in: newest.slice(start, start + CHUNK).map(({ id }) => id) } }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      include: { extraction: { select: { title: true, text: true } }, article: { select: { title: true, sourceId: true } } },
    });
    for (const { extraction, article, ...item } of rows) {
      const why = judge(prepareArticle({ title: extraction.title ?? article.title, text: extraction.text, language: item.language, sourceId: article.sourceId }));
      if (why !== null) hits.push({ item, why });
    }
    await breathe();
  }
  const byState = Map.groupBy(hits, ({ item }) => stateAt(item, new Date()));
  const costly = [...(byState.get('PROMOTED') ?? []), ...(byState.get('ATTACHED') ?? [])];
  return {
    looked: newest.length, matched: hits.length,
    byState: countsOf([...byState].map(([state, group]) => ({ state, count: group.length }))),
    sample: [...new Set([...costly, ...hits])].slice(0, SAMPLE),
  };
}
