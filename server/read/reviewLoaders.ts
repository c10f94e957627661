import type DataLoader from 'dataloader';
import { Prisma } from '../../prisma/client/client.ts';
import type { AuditEntryModel, ReviewItemModel } from '../../prisma/client/models.ts';
import type { Db } from '../../prisma/db.ts';
import { grouped } from './batches.ts';

/** Copies and reports of one event shown with an item. */
const MOST_RELATED = 50;

export interface ReviewLoaders {
  /** Items of one family of copies, highest priority first. */
  family: DataLoader<string, ReviewItemModel[]>;
  /** Items that seem to be of one event. */
  cluster: DataLoader<string, ReviewItemModel[]>;
  /** What was done with an item, oldest first. */
  itemHistory: DataLoader<string, AuditEntryModel[]>;
  /** Incidents that rest on an article. */
  articleIncidents: DataLoader<string, { articleId: string; incidentId: string }[]>;
}

/** Loaders of what hangs on review items; the desk's own, so ask the table of deeds before. */
export function createReviewLoaders(db: Db): ReviewLoaders {
  return {
    family: grouped((keys) => related(db, 'family', keys), ({ family }) => family),
    cluster: grouped((keys) => related(db, 'cluster', keys), ({ cluster }) => cluster),
    itemHistory: grouped(
      (ids) => db.auditEntry.findMany({ where: { subjectType: 'ReviewItem', subjectId: { in: ids } }, orderBy: [{ at: 'asc' }, { id: 'asc' }] }),
      ({ subjectId }) => subjectId,
    ),
    articleIncidents: grouped((ids) => db.$queryRaw`
      select distinct article_id as "articleId", incident_id as "incidentId" from claim
      where article_id = any(${ids}::uuid[]) and withdrawn_at is null and incident_id is not null`, ({ articleId }) => articleId),
  };
}

/** The best items of each group, one more than are shown: one of them is the item that asks. */
async function related(db: Db, column: 'family' | 'cluster', keys: string[]): Promise<ReviewItemModel[]> {
  const name = Prisma.raw(column);
  const best = await db.$queryRaw<{ id: string }[]>`
    select id from (
      select id, row_number() over (partition by ${name} order by priority desc, id) as place from review_item where ${name} = any(${keys}::uuid[])
    ) ranked where place <= ${MOST_RELATED + 1}`;
  return db.reviewItem.findMany({ where: { id: { in: best.map(({ id }) => id) } }, orderBy: [{ priority: 'desc' }, { id: 'asc' }] });
}
