import type { Tx } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import { lastDeed } from '../records/audit.ts';
import type { Viewer } from '../viewer.ts';
import { stateAt } from './list.ts';
import type { SeenItem } from './move.ts';
import type { ReviewAct } from './states.ts';

/** Why an item did not move, in words that say who was first and what to do next. */
export async function refusal(tx: Tx, viewer: Viewer, act: ReviewAct, seen: SeenItem): Promise<DeskError> {
  const item = await tx.reviewItem.findUnique({ where: { id: seen.id } });
  if (!item) return new DeskError('NOT_FOUND', 'There is no such review item');
  const state = stateAt(item, new Date());
  const details = { state, version: item.version };
  const who = await lastDeed(tx, 'ReviewItem', item.id, viewer);
  if (seen.fence != null) {
    return new DeskError('LEASE_LOST', `Your claim no longer holds: ${who}. Nothing was written; claim the item again`, details);
  }
  if (state === 'CLAIMED' && item.claimedById !== viewer.id) {
    return new DeskError('STALE', `The item is held by another reviewer: ${who}`, details);
  }
  if (seen.expectedVersion != null && item.version !== seen.expectedVersion) {
    return new DeskError('STALE', `The item changed since you saw it: ${who}. Read it again and decide anew`, details);
  }
  return new DeskError('NOT_POSSIBLE', `The item is ${state.toLowerCase()}; it can't be handled by "${act}" now (${who})`, details);
}
