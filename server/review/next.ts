import type { ReviewItemModel } from '../../prisma/client/models.ts';
import type { Db } from '../../prisma/db.ts';
import type { ReviewFilter } from '../../schema/inputs/filters.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import type { Viewer } from '../viewer.ts';
import { conditions, momentOf, stretches } from './conditions.ts';
import { findInOrder, type QueueLimits } from './list.ts';

const ORDER = [{ priority: 'desc' }, { id: 'asc' }];

/**
 * The item that the queue shows after another one, under the same filter; its first where there is no other. The other may have been
 * decided since: its place in the order stays. null at the end of the queue. @throws DeskError NOT_FOUND
 */
export async function nextReviewItem(db: Db, viewer: Viewer, limits: QueueLimits, filter: ReviewFilter | null | undefined, after: string | null): Promise<ReviewItemModel | null> {
  permit(viewer, 'read the desk');
  const moment = momentOf(limits);
  const [next] = await findInOrder(db, stretches(filter ?? {}, moment), { AND: [conditions(viewer, filter ?? {}, moment), after === null ? {} : await behind(db, after)] }, ORDER, 1);
  return next ?? null;
}

async function behind(db: Db, id: string) {
  const item = await db.reviewItem.findUnique({ where: { id }, select: { priority: true } });
  if (!item) throw new DeskError('NOT_FOUND', 'There is no such review item');
  // The first line alone can be looked up in the index; the second is the order exactly.
  return { priority: { lte: item.priority }, OR: [{ priority: { lt: item.priority } }, { id: { gt: id } }] };
}
