import type { Prisma } from '../../prisma/client/client.ts';
import type { ReviewState } from '../../prisma/client/enums.ts';
import type { ReviewItemModel } from '../../prisma/client/models.ts';
import type { Db } from '../../prisma/db.ts';
import type { Connection, PageArgs } from '../../schema/connection.ts';
import type { ReviewFilter } from '../../schema/inputs/filters.ts';
import type { ReviewCounts } from '../../schema/types/review.ts';
import { permit } from '../policies/permit.ts';
import { byId, byNumber, page } from '../read/page.ts';
import type { Viewer } from '../viewer.ts';
import { conditions, momentOf, stretches } from './conditions.ts';

/** The state that holds at an instant: a lease that ran out and a deferral that is over make an item pending again. */
export function stateAt(item: Pick<ReviewItemModel, 'state' | 'leaseExpiresAt' | 'deferredUntil'>, now: Date): ReviewState {
  if (item.state === 'CLAIMED' && item.leaseExpiresAt && item.leaseExpiresAt <= now) return 'PENDING';
  if (item.state === 'DEFERRED' && item.deferredUntil && item.deferredUntil <= now) return 'PENDING';
  return item.state;
}

export interface QueueLimits {
  PAGE_LIMIT: number;
  LOOKING_SECONDS: number;
}

/** The queue, highest priority first. */
export async function listReviewItems<Node>(
  db: Db, viewer: Viewer, args: PageArgs, limits: QueueLimits, filter: ReviewFilter | null | undefined, present: (row: ReviewItemModel) => Node,
): Promise<Connection<Node>> {
  permit(viewer, 'read the desk');
  const moment = momentOf(limits);
  const parts = stretches(filter ?? {}, moment);
  const where = conditions(viewer, filter ?? {}, moment);
  return page(args, limits.PAGE_LIMIT, {
    order: [byNumber<ReviewItemModel>('priority', (row) => row.priority, 'desc'), byId<ReviewItemModel>('id', (row) => row.id)],
    find: ({ where: behind, orderBy, take }) => findInOrder(db, parts, { AND: [where, behind ?? {}] }, orderBy, take),
    count: () => db.reviewItem.count({ where: { AND: [where, { OR: parts }] } }),
  }, present);
}

/**
 * The first items over several stretches. Each stretch is read by itself, in the order of its index, and the few found are merged: one
 * question with OR makes PostgreSQL sort the whole queue (bench/queue/run.ts).
 */
export async function findInOrder(db: Pick<Db, 'reviewItem'>, parts: Prisma.ReviewItemWhereInput[], where: Prisma.ReviewItemWhereInput, orderBy: object[], take: number): Promise<ReviewItemModel[]> {
  const found = await Promise.all(parts.map((part) => db.reviewItem.findMany({ where: { AND: [part, where] }, orderBy, take })));
  const forward = (orderBy[0] as { priority: 'asc' | 'desc' }).priority === 'desc';
  const merged = found.flat().toSorted((a, b) => b.priority - a.priority || (a.id < b.id ? -1 : 1));
  return (forward ? merged : merged.toReversed()).slice(0, take);
}

/** How many items stand where at this moment. */
export async function countReviewItems(db: Db, viewer: Viewer): Promise<ReviewCounts> {
  permit(viewer, 'read the desk');
  const rows = await db.$queryRaw<{ state: ReviewState; count: number }[]>`
    select case when state = 'CLAIMED' and lease_expires_at <= now() or state = 'DEFERRED' and deferred_until <= now() then 'PENDING' else state::text end as state,
      count(*)::int as count
    from review_item group by 1`;
  return countsOf(rows);
}

/** Counts by state, with nought for states that no item is in. */
export function countsOf(rows: readonly { state: ReviewState; count: number }[]): ReviewCounts {
  const count = (state: ReviewState) => rows.find((row) => row.state === state)?.count ?? 0;
  return {
    pending: count('PENDING'), claimed: count('CLAIMED'), deferred: count('DEFERRED'), promoted: count('PROMOTED'), attached: count('ATTACHED'), rejected: count('REJECTED'),
  };
}
