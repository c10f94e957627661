import { Prisma } from '../../prisma/client/client.ts';
import type { ReviewItemModel } from '../../prisma/client/models.ts';
import type { Db } from '../../prisma/db.ts';
import type { ReviewFilter } from '../../schema/inputs/filters.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import type { Viewer } from '../viewer.ts';
import { conditions, momentOf, stretches } from './conditions.ts';
import { behindItem, itemsInOrder } from './inOrder.ts';
import type { QueueLimits } from './list.ts';

/**
 * The item that the queue shows after another one, under the same filter; its first where there is no other. The other may have been
 * decided since: its place in the order stays. null at the end of the queue. @throws DeskError NOT_FOUND
 */
export async function nextReviewItem(db: Db, viewer: Viewer, limits: QueueLimits, filter: ReviewFilter | null | undefined, after: string | null): Promise<ReviewItemModel | null> {
  permit(viewer, 'read the desk');
  const moment = momentOf(limits);
  const wanted = conditions(viewer, filter ?? {}, moment);
  const where = after === null ? wanted : Prisma.sql`${await behind(db, after)} and ${wanted}`;
  const [next] = await itemsInOrder(db, { stretches: stretches(filter ?? {}, moment), where, take: 1 });
  return next ?? null;
}

async function behind(db: Db, id: string): Promise<Prisma.Sql> {
  const item = await db.reviewItem.findUnique({ where: { id }, select: { id: true, priority: true } });
  if (!item) throw new DeskError('NOT_FOUND', 'There is no such review item');
  return behindItem(item);
}
