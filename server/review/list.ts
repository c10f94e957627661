import { Prisma } from '../../prisma/client/client.ts';
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
import { behindItem, countItems, itemsInOrder } from './inOrder.ts';

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
    find: ({ cursor, direction, take }) => {
      const backward = direction === 'asc';
      const behind = cursor && behindItem({ priority: Number(cursor[0]), id: String(cursor[1]) }, backward);
      return itemsInOrder(db, { stretches: parts, where: behind ? Prisma.sql`${behind} and ${where}` : where, take, backward });
    },
    count: () => countItems(db, Prisma.sql`(${Prisma.join(parts, ' or ')}) and ${where}`),
  }, present);
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
