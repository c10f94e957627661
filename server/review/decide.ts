import type { RejectReason } from '../../prisma/client/enums.ts';
import type { ReviewItemModel } from '../../prisma/client/models.ts';
import type { Db } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import type { ClientKey } from '../records/once.ts';
import type { Viewer } from '../viewer.ts';
import type { SeenItem } from './move.ts';
import { moveOnce } from './moveOnce.ts';

/** Decides that nothing is recorded from an item. @throws DeskError STALE, LEASE_LOST, NOT_POSSIBLE, BAD_USER_INPUT */
export async function rejectReviewItem(db: Db, viewer: Viewer, seen: SeenItem, reason: RejectReason, note: string | null, key?: ClientKey): Promise<ReviewItemModel> {
  permit(viewer, 'decide review items');
  refuseBareOther(reason, note);
  return moveOnce(db, viewer, 'reject', seen, key, { rejectReason: reason, note, reason: note ?? reason });
}

/** Puts an item away until a time; then it is pending again by itself. @throws DeskError STALE, LEASE_LOST, NOT_POSSIBLE, BAD_USER_INPUT */
export async function deferReviewItem(db: Db, viewer: Viewer, seen: SeenItem, until: Date, note: string | null, key?: ClientKey): Promise<ReviewItemModel> {
  permit(viewer, 'decide review items');
  refusePast(until);
  return moveOnce(db, viewer, 'defer', seen, key, { deferredUntil: until, note });
}

/** Puts a decided item back into the queue. What a promotion made stays: retract it apart, or undo the promotion. @throws DeskError STALE, NOT_POSSIBLE */
export async function reopenReviewItem(db: Db, viewer: Viewer, seen: SeenItem, reason: string, key?: ClientKey): Promise<ReviewItemModel> {
  permit(viewer, 'decide review items');
  if (reason.trim() === '') throw new DeskError('BAD_USER_INPUT', 'Say why: reopening needs a reason');
  return moveOnce(db, viewer, 'reopen', { ...seen, fence: null }, key, { reason });
}

/** @throws DeskError BAD_USER_INPUT for the reason that says nothing, without a note */
export function refuseBareOther(reason: RejectReason, note: string | null): void {
  if (reason === 'OTHER' && !note?.trim()) throw new DeskError('BAD_USER_INPUT', 'Say why in the note when the reason is OTHER');
}

/** @throws DeskError BAD_USER_INPUT for a time that is over */
export function refusePast(until: Date): void {
  if (until.getTime() <= Date.now()) throw new DeskError('BAD_USER_INPUT', 'The time to defer to must lie in the future');
}
