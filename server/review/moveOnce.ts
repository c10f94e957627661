import type { ReviewItemModel } from '../../prisma/client/models.ts';
import { transact, type Db, type Tx } from '../../prisma/db.ts';
import { once, type ClientKey } from '../records/once.ts';
import type { Viewer } from '../viewer.ts';
import { moveItem, type MoveData, type SeenItem } from './move.ts';
import type { ReviewAct } from './states.ts';

/** One move in a transaction of its own, harmless to repeat with the same client mutation id. @returns the item as it stands now */
export async function moveOnce(
  db: Db, viewer: Viewer, act: ReviewAct, seen: SeenItem, key: ClientKey, data: MoveData | ((tx: Tx) => Promise<MoveData>) = {},
): Promise<ReviewItemModel> {
  return transact(db, async (tx) => {
    const written = typeof data === 'function' ? await data(tx) : data;
    await once(tx, viewer, act, key, { ...seen, ...written }, async () => ({ version: (await moveItem(tx, viewer, act, seen, written)).version }));
    return tx.reviewItem.findUniqueOrThrow({ where: { id: seen.id } });
  });
}
