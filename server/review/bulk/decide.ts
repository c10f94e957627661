import type { RejectReason } from '../../../prisma/client/enums.ts';
import type { Db } from '../../../prisma/db.ts';
import { DeskError } from '../../errors.ts';
import { permit } from '../../policies/permit.ts';
import type { ClientKey } from '../../records/once.ts';
import type { Viewer } from '../../viewer.ts';
import { refuseBareOther, refusePast } from '../decide.ts';
import { moveItem } from '../move.ts';
import { onEach, type BulkOutcome } from './each.ts';
import type { BulkLimits, Selection } from './select.ts';

/** Rejects many items for one reason. @throws DeskError STALE when there are more than were previewed, BAD_USER_INPUT */
export async function rejectReviewItems(db: Db, viewer: Viewer, limits: BulkLimits, selection: Selection, reason: RejectReason, note: string | null, clientMutationId?: ClientKey): Promise<BulkOutcome> {
  permit(viewer, 'decide review items');
  refuseBareOther(reason, note);
  return onEach(db, viewer, limits, { name: 'rejectReviewItems', input: { reason, note }, selection, clientMutationId }, (tx, item) =>
    moveItem(tx, viewer, 'reject', item, { rejectReason: reason, note, reason: note ?? reason }));
}

/** Puts many items away until a time. @throws DeskError STALE when there are more than were previewed, BAD_USER_INPUT */
export async function deferReviewItems(db: Db, viewer: Viewer, limits: BulkLimits, selection: Selection, until: Date, note: string | null, clientMutationId?: ClientKey): Promise<BulkOutcome> {
  permit(viewer, 'decide review items');
  refusePast(until);
  return onEach(db, viewer, limits, { name: 'deferReviewItems', input: { until, note }, selection, clientMutationId }, (tx, item) =>
    moveItem(tx, viewer, 'defer', item, { deferredUntil: until, note }));
}

/** Puts many decided items back into the queue: the way back from the two above. @throws DeskError STALE, BAD_USER_INPUT */
export async function reopenReviewItems(db: Db, viewer: Viewer, limits: BulkLimits, selection: Selection, reason: string, clientMutationId?: ClientKey): Promise<BulkOutcome> {
  permit(viewer, 'decide review items');
  if (reason.trim() === '') throw new DeskError('BAD_USER_INPUT', 'Say why: reopening needs a reason');
  return onEach(db, viewer, limits, { name: 'reopenReviewItems', input: { reason }, selection, clientMutationId }, (tx, item) =>
    moveItem(tx, viewer, 'reopen', item, { reason }));
}
