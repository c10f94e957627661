import { QUEUE_BELL } from '../../../prisma/bells.ts';
import type { ReviewItemModel } from '../../../prisma/client/models.ts';
import type { Db, Tx } from '../../../prisma/db.ts';
import { DeskError } from '../../errors.ts';
import { findColleagues } from '../../people/colleagues.ts';
import { permit } from '../../policies/permit.ts';
import { audit } from '../../records/audit.ts';
import type { ClientKey } from '../../records/once.ts';
import type { Viewer } from '../../viewer.ts';
import { readTags, retagged } from '../tags.ts';
import { onEach, type BulkOutcome } from './each.ts';
import type { BulkLimits, Selection } from './select.ts';

// Tags and assignments sort the queue; they decide nothing. So they leave an item's version alone: whoever is deciding it goes on.

/** Adds tags to many items, and takes others off. @throws DeskError STALE when there are more than were previewed, BAD_USER_INPUT */
export async function tagReviewItems(db: Db, viewer: Viewer, limits: BulkLimits, selection: Selection, tags: { add?: string[] | null; remove?: string[] | null }, clientMutationId?: ClientKey): Promise<BulkOutcome> {
  permit(viewer, 'sort review items');
  const [add, remove] = [readTags(tags.add), readTags(tags.remove)];
  if (add.length + remove.length === 0) throw new DeskError('BAD_USER_INPUT', 'Say which tags to add or to take off');
  return onEach(db, viewer, limits, { name: 'tagReviewItems', input: { add, remove }, selection, clientMutationId }, async (tx, seen) => {
    const item = await lockItem(tx, seen);
    const after = retagged(item.tags, add, remove);
    if (after.join('\n') === item.tags.join('\n')) return;
    await tx.reviewItem.update({ where: { id: item.id }, data: { tags: after } });
    await audit(tx, viewer, { deed: 'tag review item', subjectType: 'ReviewItem', subjectId: item.id, before: { tags: item.tags }, after: { tags: after } });
    await ring(tx, item.id);
  });
}

/** Asks a colleague to look at many items; null asks nobody any more. @throws DeskError NOT_FOUND, STALE, BAD_USER_INPUT */
export async function assignReviewItems(db: Db, viewer: Viewer, limits: BulkLimits, selection: Selection, assigneeId: string | null, clientMutationId?: ClientKey): Promise<BulkOutcome> {
  permit(viewer, 'sort review items');
  const [assignee] = assigneeId === null ? [] : await findColleagues(db, [assigneeId]);
  return onEach(db, viewer, limits, { name: 'assignReviewItems', input: { assigneeId }, selection, clientMutationId }, async (tx, seen) => {
    const item = await lockItem(tx, seen);
    if (item.assignedToId === assigneeId) return;
    await tx.reviewItem.update({ where: { id: item.id }, data: { assignedToId: assigneeId } });
    await audit(tx, viewer, { deed: 'assign review item', subjectType: 'ReviewItem', subjectId: item.id, before: { assignedTo: item.assignedToId }, after: { assignedTo: assigneeId, name: assignee?.name ?? null } });
    await ring(tx, item.id);
  });
}

async function lockItem(tx: Tx, { id, expectedVersion }: { id: string; expectedVersion: number | null }): Promise<ReviewItemModel> {
  await tx.$executeRaw`select 1 from review_item where id = ${id}::uuid for update`;
  const item = await tx.reviewItem.findUniqueOrThrow({ where: { id } });
  if (expectedVersion !== null && item.version !== expectedVersion) throw new DeskError('STALE', 'The item changed since you saw it: read it again', { version: item.version });
  return item;
}

async function ring(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`select pg_notify(${QUEUE_BELL}, ${id})`;
}
