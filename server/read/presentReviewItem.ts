import type { ReviewItemModel } from '../../prisma/client/models.ts';
import { ReviewItem, type PriorityPart } from '../../schema/types/review.ts';
import { stateAt } from '../review/list.ts';
import { readSuggestions } from '../review/suggestions.ts';
import type { Viewer } from '../viewer.ts';
import { globalId } from './ids.ts';
import type { Rooted } from './present.ts';

export function presentReviewItem(row: ReviewItemModel, viewer: Viewer): ReviewItem & Rooted<ReviewItemModel> {
  const { version, priority, relevance, language, suggester, fence, leaseExpiresAt, deferredUntil, rejectReason, note, decidedAt, changedAt, createdAt, tags } = row;
  const state = stateAt(row, new Date());
  return Object.assign(new ReviewItem(), {
    row, id: globalId('ReviewItem', row.id), state, version, priority, relevance, language, suggester, fence, leaseExpiresAt, deferredUntil, rejectReason, note,
    decidedAt, changedAt, createdAt, tags,
    priorityParts: Array.isArray(row.priorityParts) ? (row.priorityParts as unknown as PriorityPart[]) : [],
    claimedByMe: state === 'CLAIMED' && row.claimedById !== null && row.claimedById === viewer.id,
    suggestions: readSuggestions(row.suggestions),
  });
}
