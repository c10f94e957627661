import { Prisma } from '../../prisma/client/client.ts';
import type { ReviewState } from '../../prisma/client/enums.ts';
import type { ReviewItemModel } from '../../prisma/client/models.ts';
import type { Db } from '../../prisma/db.ts';
import type { Connection, PageArgs } from '../../schema/connection.ts';
import type { ReviewFilter } from '../../schema/inputs/filters.ts';
import type { ReviewCounts } from '../../schema/types/review.ts';
import { permit } from '../policies/permit.ts';
import { localIds } from '../read/ids.ts';
import { byId, byNumber, page } from '../read/page.ts';
import type { Viewer } from '../viewer.ts';

/** The state that holds at an instant: a lease that ran out and a deferral that is over make an item pending again. */
export function stateAt(item: Pick<ReviewItemModel, 'state' | 'leaseExpiresAt' | 'deferredUntil'>, now: Date): ReviewState {
  if (item.state === 'CLAIMED' && item.leaseExpiresAt && item.leaseExpiresAt <= now) return 'PENDING';
  if (item.state === 'DEFERRED' && item.deferredUntil && item.deferredUntil <= now) return 'PENDING';
  return item.state;
}

/** The queue, highest priority first. */
export async function listReviewItems<Node>(
  db: Db, viewer: Viewer, args: PageArgs, limit: number, filter: ReviewFilter | null | undefined, present: (row: ReviewItemModel) => Node,
): Promise<Connection<Node>> {
  permit(viewer, 'read the desk');
  const where = conditions(viewer, filter ?? {}, new Date());
  return page(args, limit, {
    order: [byNumber<ReviewItemModel>('priority', (row) => row.priority, 'desc'), byId<ReviewItemModel>('id', (row) => row.id)],
    find: ({ where: behind, orderBy, take }) => db.reviewItem.findMany({ where: { AND: [where, behind ?? {}] }, orderBy, take }),
    count: () => db.reviewItem.count({ where }),
  }, present);
}

function conditions(viewer: Viewer, { states, languages, sources, text, relevanceAtLeast, mine }: ReviewFilter, now: Date): Prisma.ReviewItemWhereInput {
  const wanted = states?.length ? states : mine ? (['CLAIMED'] as const) : (['PENDING'] as const);
  const sourceIds = localIds('Source', sources);
  return {
    AND: [
      { OR: wanted.map((state) => inState(state, now)) },
      languages ? { language: { in: languages } } : {},
      sourceIds ? { article: { sourceId: { in: sourceIds } } } : {},
      relevanceAtLeast != null ? { relevance: { gte: relevanceAtLeast } } : {},
      mine ? { claimedById: viewer.id } : {},
      ...(text?.trim() ? text.trim().split(/\s+/).slice(0, 10).map(hasWord) : []),
    ],
  };
}

function inState(state: ReviewState, now: Date): Prisma.ReviewItemWhereInput {
  if (state === 'PENDING') {
    return { OR: [{ state }, { state: 'CLAIMED', leaseExpiresAt: { lte: now } }, { state: 'DEFERRED', deferredUntil: { lte: now } }] };
  }
  if (state === 'CLAIMED') return { state, leaseExpiresAt: { gt: now } };
  return state === 'DEFERRED' ? { state, deferredUntil: { gt: now } } : { state };
}

function hasWord(word: string): Prisma.ReviewItemWhereInput {
  return {
    OR: [
      { article: { title: { contains: word, mode: 'insensitive' } } },
      { extraction: { text: { contains: word, mode: 'insensitive' } } },
    ],
  };
}

/** How many items stand where at this moment. */
export async function countReviewItems(db: Db, viewer: Viewer): Promise<ReviewCounts> {
  permit(viewer, 'read the desk');
  const rows = await db.$queryRaw<{ state: ReviewState; count: number }[]>`
    select case when state = 'CLAIMED' and lease_expires_at <= now() or state = 'DEFERRED' and deferred_until <= now() then 'PENDING' else state::text end as state,
      count(*)::int as count
    from review_item group by 1`;
  const count = (state: ReviewState) => rows.find((row) => row.state === state)?.count ?? 0;
  return {
    pending: count('PENDING'), claimed: count('CLAIMED'), deferred: count('DEFERRED'), promoted: count('PROMOTED'), attached: count('ATTACHED'), rejected: count('REJECTED'),
  };
}
