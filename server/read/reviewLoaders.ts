import DataLoader from 'dataloader';
import { Prisma } from '../../prisma/client/client.ts';
import type { BlindState } from '../../prisma/client/enums.ts';
import type { AuditEntryModel, LookingModel, MentionModel, RemarkModel, ReviewItemModel, RuleApplicationModel, UserModel } from '../../prisma/client/models.ts';
import type { Db } from '../../prisma/db.ts';
import { lockedOut } from '../auth/tries.ts';
import { byId, grouped } from './batches.ts';

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
  reviewItem: DataLoader<string, ReviewItemModel | null>;
  user: DataLoader<string, UserModel | null>;
  /** Who gave a sign at an item, some of them long ago. */
  looking: DataLoader<string, LookingModel[]>;
  remarks: DataLoader<string, RemarkModel[]>;
  /** Whom a remark calls upon. */
  mentions: DataLoader<string, (MentionModel & { user: UserModel })[]>;
  /** Rules that were applied to an item. */
  appliedRules: DataLoader<string, (RuleApplicationModel & { version: { name: string } })[]>;
  /** Where an incident's second grading stands. */
  blindState: DataLoader<string, BlindState | null>;
  /** A user's sessions that have not run out. */
  sessions: DataLoader<string, { count: number; lastSeenAt: Date } | null>;
  /** Until when a user's account is locked for wrong passwords or codes. */
  lockedUntil: DataLoader<UserModel, Date | null, string>;
  /** How many items a rule was applied to. */
  appliedCount: DataLoader<string, number>;
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
    reviewItem: byId((ids) => db.reviewItem.findMany({ where: { id: { in: ids } } })),
    user: byId((ids) => db.user.findMany({ where: { id: { in: ids } } })),
    looking: grouped((ids) => db.looking.findMany({ where: { reviewItemId: { in: ids } }, orderBy: { since: 'asc' } }), ({ reviewItemId }) => reviewItemId),
    remarks: grouped((ids) => db.remark.findMany({ where: { reviewItemId: { in: ids } }, orderBy: [{ at: 'asc' }, { id: 'asc' }] }), ({ reviewItemId }) => reviewItemId),
    mentions: grouped((ids) => db.mention.findMany({ where: { remarkId: { in: ids } }, include: { user: true }, orderBy: { userId: 'asc' } }), ({ remarkId }) => remarkId),
    appliedRules: grouped((ids) => db.ruleApplication.findMany({ where: { reviewItemId: { in: ids } }, include: { version: { select: { name: true } } }, orderBy: [{ at: 'asc' }, { ruleId: 'asc' }] }), ({ reviewItemId }) => reviewItemId),
    blindState: new DataLoader(async (ids) => {
      const rows = await db.blindGrading.findMany({ where: { incidentId: { in: [...ids] } }, select: { incidentId: true, state: true } });
      const states = new Map(rows.map(({ incidentId, state }) => [incidentId, state]));
      return ids.map((id) => states.get(id) ?? null);
    }),
    sessions: new DataLoader(async (ids) => {
      const rows = await db.session.groupBy({ by: ['userId'], where: { userId: { in: [...ids] }, expiresAt: { gt: new Date() } }, _count: true, _max: { updatedAt: true } });
      const found = new Map(rows.map(({ userId, _count, _max }) => [userId, { count: _count, lastSeenAt: _max.updatedAt ?? new Date(0) }]));
      return ids.map((id) => found.get(id) ?? null);
    }),
    lockedUntil: new DataLoader<UserModel, Date | null, string>(async (users) => {
      const byPassword = await lockedOut(db, users.map(({ email }) => email));
      const byCode = await db.twoFactor.findMany({ where: { userId: { in: users.map(({ id }) => id) }, lockedUntil: { gt: new Date() } } });
      return users.map(({ id, email }) => byPassword.get(email) ?? byCode.find(({ userId }) => userId === id)?.lockedUntil ?? null);
    }, { cacheKeyFn: ({ id }) => id }),
    appliedCount: new DataLoader(async (ids) => {
      const rows = await db.$queryRaw<{ id: string; count: number }[]>`
        select rule_id as id, count(distinct review_item_id)::int as count from rule_application where rule_id = any(${[...ids]}::uuid[]) group by rule_id`;
      return ids.map((id) => rows.find((row) => row.id === id)?.count ?? 0);
    }),
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
