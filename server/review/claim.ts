import type { ReviewItemModel } from '../../prisma/client/models.ts';
import { transact, type Db } from '../../prisma/db.ts';
import { permit } from '../policies/permit.ts';
import { readDesk } from '../records/desk.ts';
import type { Viewer } from '../viewer.ts';
import { moveItem, type SeenItem } from './move.ts';

/** Takes an item for oneself, until the lease runs out. The item's `fence` proves the claim in later acts. */
export async function claimReviewItem(db: Db, viewer: Viewer, seen: SeenItem): Promise<ReviewItemModel> {
  permit(viewer, 'claim review items');
  return transact(db, async (tx) => moveItem(tx, viewer, 'claim', { ...seen, fence: null }, { leaseMinutes: (await readDesk(tx)).leaseMinutes }));
}

/** Heartbeat of a claim: the lease starts anew. */
export async function renewClaim(db: Db, viewer: Viewer, seen: SeenItem): Promise<ReviewItemModel> {
  permit(viewer, 'claim review items');
  return transact(db, async (tx) => moveItem(tx, viewer, 'renew', seen, { leaseMinutes: (await readDesk(tx)).leaseMinutes }));
}

/** Gives a claimed item back to the queue. */
export async function releaseReviewItem(db: Db, viewer: Viewer, seen: SeenItem): Promise<ReviewItemModel> {
  permit(viewer, 'claim review items');
  return transact(db, (tx) => moveItem(tx, viewer, 'release', seen));
}
