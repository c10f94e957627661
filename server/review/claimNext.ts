import { Prisma } from '../../prisma/client/client.ts';
import type { ReviewItemModel } from '../../prisma/client/models.ts';
import { transact, type Db, type Tx } from '../../prisma/db.ts';
import type { ReviewFilter } from '../../schema/inputs/filters.ts';
import { permit } from '../policies/permit.ts';
import { once, type ClientKey } from '../records/once.ts';
import type { Viewer } from '../viewer.ts';
import { lease } from './claim.ts';
import { conditions, momentOf, stretches } from './conditions.ts';
import { idsInOrder } from './inOrder.ts';
import type { QueueLimits } from './list.ts';
import { moveItem, STATE_NOW } from './move.ts';

/** Items at the queue's head that are tried at first: more than ask at once, as a rule. */
const TRIED = 25;

/**
 * Takes the first waiting item for oneself that nobody else is just taking. Of many who ask at once each gets another one, and none is
 * refused: twenty who each look first and claim then are refused nine times for every claim.
 * @returns null where nothing waits that the filter finds
 */
export async function claimNextReviewItem(db: Db, viewer: Viewer, limits: QueueLimits, filter: ReviewFilter | null, key?: ClientKey): Promise<ReviewItemModel | null> {
  permit(viewer, 'claim review items');
  return transact(db, async (tx) => {
    const { id } = await once(tx, viewer, 'claimNextReviewItem', key, { filter }, async () => ({ id: await claimFirst(tx, viewer, limits, filter ?? {}) }));
    return id === null ? null : tx.reviewItem.findUniqueOrThrow({ where: { id } });
  });
}

async function claimFirst(tx: Tx, viewer: Viewer, limits: QueueLimits, filter: ReviewFilter): Promise<string | null> {
  if (filter.states?.length && !filter.states.includes('PENDING')) return null;
  for (let take = TRIED; ; take *= 4) {
    const moment = momentOf(limits);
    const waiting = await idsInOrder(tx, { stretches: stretches({ states: ['PENDING'] }, moment), where: conditions(viewer, filter, moment), take });
    const free = await lockFree(tx, waiting);
    if (free !== null) return (await moveItem(tx, viewer, 'claim', { id: free }, await lease(tx))).id;
    if (waiting.length < take) return null;
  }
}

/** Locks the first that nobody else has locked and that still waits. */
async function lockFree(tx: Tx, ids: string[]): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    select id from review_item where id = any(${ids}::uuid[]) and (${STATE_NOW}) = 'PENDING' order by priority desc, id limit 1 for update skip locked`);
  return row?.id ?? null;
}
