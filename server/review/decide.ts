import type { RejectReason } from '../../prisma/client/enums.ts';
import type { ReviewItemModel } from '../../prisma/client/models.ts';
import { transact, type Db } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import type { Viewer } from '../viewer.ts';
import { moveItem, type SeenItem } from './move.ts';

export async function rejectReviewItem(db: Db, viewer: Viewer, seen: SeenItem, reason: RejectReason, note: string | null): Promise<ReviewItemModel> {
  permit(viewer, 'decide review items');
  if (reason === 'OTHER' && !note?.trim()) throw new DeskError('BAD_USER_INPUT', 'Say why in the note when the reason is OTHER');
  return transact(db, (tx) => moveItem(tx, viewer, 'reject', seen, { rejectReason: reason, note, reason: note ?? reason }));
}

/** Puts an item away until a time; then it is pending again by itself. */
export async function deferReviewItem(db: Db, viewer: Viewer, seen: SeenItem, until: Date, note: string | null): Promise<ReviewItemModel> {
  permit(viewer, 'decide review items');
  if (until.getTime() <= Date.now()) throw new DeskError('BAD_USER_INPUT', 'The time to defer to must lie in the future');
  return transact(db, (tx) => moveItem(tx, viewer, 'defer', seen, { deferredUntil: until, note }));
}

/** Puts a decided item back into the queue. What a promotion made stays: retract it apart, or undo the promotion. */
export async function reopenReviewItem(db: Db, viewer: Viewer, seen: SeenItem, reason: string): Promise<ReviewItemModel> {
  permit(viewer, 'decide review items');
  if (reason.trim() === '') throw new DeskError('BAD_USER_INPUT', 'Say why: reopening needs a reason');
  return transact(db, (tx) => moveItem(tx, viewer, 'reopen', { ...seen, fence: null }, { reason }));
}
