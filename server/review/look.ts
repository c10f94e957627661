import { QUEUE_BELL } from '../../prisma/bells.ts';
import type { ReviewItemModel } from '../../prisma/client/models.ts';
import { transact, type Db } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import { NOBODY, type Viewer } from '../viewer.ts';

/**
 * Tells the others that the viewer has an item open, or no longer. To be repeated while it is open: who gives no sign for
 * LOOKING_SECONDS is taken to have left. It binds nobody and decides nothing, so it is not in the audit trail. The bell rings when
 * somebody comes or leaves, not at each sign. @throws DeskError NOT_FOUND
 */
export async function lookAtReviewItem(db: Db, viewer: Viewer, id: string, leaving: boolean): Promise<ReviewItemModel> {
  permit(viewer, 'claim review items');
  return transact(db, async (tx) => {
    const item = await tx.reviewItem.findUnique({ where: { id } });
    if (!item) throw new DeskError('NOT_FOUND', 'There is no such review item');
    const ring = () => tx.$executeRaw`select pg_notify(${QUEUE_BELL}, ${id})`;
    if (leaving || viewer.id === null) {
      const { count } = await tx.looking.deleteMany({ where: { reviewItemId: id, viewerId: viewer.id ?? NOBODY } });
      if (count > 0) await ring();
      return item;
    }
    await tx.$executeRaw`delete from looking where seen_at < clock_timestamp() - interval '1 day'`;
    const [row] = await tx.$queryRaw<[{ came: boolean }]>`
      insert into looking (review_item_id, viewer_id, viewer_name, since, seen_at) values (${id}::uuid, ${viewer.id}::uuid, ${viewer.name}, clock_timestamp(), clock_timestamp())
      on conflict (review_item_id, viewer_id) do update set seen_at = excluded.seen_at, viewer_name = excluded.viewer_name
      returning since = seen_at as came`;
    if (row.came) await ring();
    return item;
  });
}
