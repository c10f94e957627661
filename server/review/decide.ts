import type { RejectReason } from '../../prisma/client/enums.ts';
import type { ReviewItemModel } from '../../prisma/client/models.ts';
import { transact, type Db } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import { once } from '../records/once.ts';
import type { Viewer } from '../viewer.ts';
import { moveItem, type MoveData, type SeenItem } from './move.ts';
import type { ReviewAct } from './states.ts';

export async function rejectReviewItem(db: Db, viewer: Viewer, seen: SeenItem, reason: RejectReason, note: string | null, key?: string | null): Promise<ReviewItemModel> {
  permit(viewer, 'decide review items');
  if (reason === 'OTHER' && !note?.trim()) throw new DeskError('BAD_USER_INPUT', 'Say why in the note when the reason is OTHER');
  return decide(db, viewer, 'reject', seen, { rejectReason: reason, note, reason: note ?? reason }, key);
}

/** Puts an item away until a time; then it is pending again by itself. */
export async function deferReviewItem(db: Db, viewer: Viewer, seen: SeenItem, until: Date, note: string | null, key?: string | null): Promise<ReviewItemModel> {
  permit(viewer, 'decide review items');
  if (until.getTime() <= Date.now()) throw new DeskError('BAD_USER_INPUT', 'The time to defer to must lie in the future');
  return decide(db, viewer, 'defer', seen, { deferredUntil: until, note }, key);
}

/** Puts a decided item back into the queue. What a promotion made stays: retract it apart, or undo the promotion. */
export async function reopenReviewItem(db: Db, viewer: Viewer, seen: SeenItem, reason: string, key?: string | null): Promise<ReviewItemModel> {
  permit(viewer, 'decide review items');
  if (reason.trim() === '') throw new DeskError('BAD_USER_INPUT', 'Say why: reopening needs a reason');
  return decide(db, viewer, 'reopen', { ...seen, fence: null }, { reason }, key);
}

/** One move, harmless to repeat with the same client mutation id. */
async function decide(db: Db, viewer: Viewer, act: ReviewAct, seen: SeenItem, data: MoveData, key: string | null | undefined): Promise<ReviewItemModel> {
  return transact(db, async (tx) => {
    await once(tx, viewer, act, key, { ...seen, ...data }, async () => ({ version: (await moveItem(tx, viewer, act, seen, data)).version }));
    return tx.reviewItem.findUniqueOrThrow({ where: { id: seen.id } });
  });
}
