import type { ReviewItemModel } from '../../prisma/client/models.ts';
import type { Db, Tx } from '../../prisma/db.ts';
import { permit } from '../policies/permit.ts';
import { readDesk } from '../records/desk.ts';
import type { ClientKey } from '../records/once.ts';
import type { Viewer } from '../viewer.ts';
import type { SeenItem } from './move.ts';
import { moveOnce } from './moveOnce.ts';

/** Takes an item for oneself, until the lease runs out. The item's `fence` proves the claim in later acts. @throws DeskError STALE, NOT_POSSIBLE */
export async function claimReviewItem(db: Db, viewer: Viewer, seen: SeenItem, key?: ClientKey): Promise<ReviewItemModel> {
  permit(viewer, 'claim review items');
  return moveOnce(db, viewer, 'claim', { ...seen, fence: null }, key, lease);
}

/** Heartbeat of a claim: the lease starts anew. @throws DeskError LEASE_LOST */
export async function renewClaim(db: Db, viewer: Viewer, seen: SeenItem, key?: ClientKey): Promise<ReviewItemModel> {
  permit(viewer, 'claim review items');
  return moveOnce(db, viewer, 'renew', seen, key, lease);
}

/** Gives a claimed item back to the queue. @throws DeskError LEASE_LOST */
export async function releaseReviewItem(db: Db, viewer: Viewer, seen: SeenItem, key?: ClientKey): Promise<ReviewItemModel> {
  permit(viewer, 'claim review items');
  return moveOnce(db, viewer, 'release', seen, key);
}

/** The lease that a new claim gets. */
export async function lease(tx: Tx): Promise<{ leaseMinutes: number }> {
  return { leaseMinutes: (await readDesk(tx)).leaseMinutes };
}
