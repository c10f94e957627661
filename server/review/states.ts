import type { ReviewState } from '../../prisma/client/enums.ts';

export type ReviewAct = 'claim' | 'renew' | 'release' | 'promote' | 'attach' | 'reject' | 'defer' | 'reopen';

/**
 * The life of a review item, whole. An item whose lease ran out, or whose deferral is over, counts as PENDING. Who decides an
 * item that is claimed must be its holder, with the fence of their claim.
 */
export const LIFE: Record<ReviewAct, { from: readonly ReviewState[]; to: ReviewState; audited: string }> = {
  claim: { from: ['PENDING'], to: 'CLAIMED', audited: 'claim review item' },
  renew: { from: ['CLAIMED'], to: 'CLAIMED', audited: 'renew claim' },
  release: { from: ['CLAIMED'], to: 'PENDING', audited: 'release review item' },
  promote: { from: ['PENDING', 'CLAIMED'], to: 'PROMOTED', audited: 'promote review item' },
  attach: { from: ['PENDING', 'CLAIMED'], to: 'ATTACHED', audited: 'attach review item' },
  reject: { from: ['PENDING', 'CLAIMED'], to: 'REJECTED', audited: 'reject review item' },
  defer: { from: ['PENDING', 'CLAIMED'], to: 'DEFERRED', audited: 'defer review item' },
  reopen: { from: ['PROMOTED', 'ATTACHED', 'REJECTED', 'DEFERRED'], to: 'PENDING', audited: 'reopen review item' },
};
