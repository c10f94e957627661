import type { Prisma } from '../../prisma/client/client.ts';
import type { ReviewState } from '../../prisma/client/enums.ts';
import type { ReviewFilter } from '../../schema/inputs/filters.ts';
import { localId, localIds } from '../read/ids.ts';
import { NOBODY, type Viewer } from '../viewer.ts';

type Where = Prisma.ReviewItemWhereInput;

/** What a filter means at one instant. */
export interface Moment {
  now: Date;
  /** Who gave no sign since is no longer looking. */
  lookingSince: Date;
}

export function momentOf({ LOOKING_SECONDS }: { LOOKING_SECONDS: number }): Moment {
  const now = new Date();
  return { now, lookingSince: new Date(now.getTime() - LOOKING_SECONDS * 1000) };
}

/**
 * Stretches of the queue that a filter asks for: each lies in one piece of the index by state and priority, and together they hold
 * every wanted item once. A lease that ran out and a deferral that is over count as pending.
 */
export function stretches({ states, mine, rejectedByRule }: ReviewFilter, { now }: Moment): Where[] {
  const usual = mine ? 'CLAIMED' : rejectedByRule ? 'REJECTED' : 'PENDING';
  const wanted = new Set<ReviewState>(states?.length ? states : [usual]);
  return [...wanted].flatMap((state): Where[] => {
    if (state === 'PENDING') return [{ state }, { state: 'CLAIMED', leaseExpiresAt: { lte: now } }, { state: 'DEFERRED', deferredUntil: { lte: now } }];
    return [inState(state, now)];
  });
}

function inState(state: ReviewState, now: Date): Where {
  if (state === 'CLAIMED') return { state, leaseExpiresAt: { gt: now } };
  return state === 'DEFERRED' ? { state, deferredUntil: { gt: now } } : { state };
}

/** Everything that a filter asks for beside the state. */
export function conditions(viewer: Viewer, filter: ReviewFilter, { lookingSince }: Moment): Where {
  const sourceIds = localIds('Source', filter.sources);
  const { languages, relevanceAtLeast, mine, tags, withoutTags, text, assignedTo } = filter;
  return {
    AND: [
      languages ? { language: { in: languages } } : {},
      sourceIds ? { article: { sourceId: { in: sourceIds } } } : {},
      relevanceAtLeast != null ? { relevance: { gte: relevanceAtLeast } } : {},
      mine ? { claimedById: viewer.id } : {},
      tags?.length ? { tags: { hasEvery: tags } } : {},
      withoutTags?.length ? { NOT: { tags: { hasSome: withoutTags } } } : {},
      assignedTo ? { assignedToId: localId('User', assignedTo) } : {},
      filter.unassigned ? { assignedToId: null } : {},
      filter.unwatched ? { looking: { none: { seenAt: { gt: lookingSince }, NOT: { viewerId: viewer.id ?? NOBODY } } } } : {},
      filter.mentionsMe ? { remarks: { some: { withdrawnAt: null, mentions: { some: { userId: viewer.id ?? NOBODY } } } } } : {},
      filter.rule ? { rules: { some: { ruleId: localId('Rule', filter.rule) } } } : {},
      filter.rejectedByRule ? { decidedById: null, rules: { some: { rejectReason: { not: null } } } } : {},
      filter.changed ? { changedAt: { not: null } } : {},
      ...(text?.trim() ? text.trim().split(/\s+/).slice(0, 10).map(hasWord) : []),
    ],
  };
}

function hasWord(word: string): Where {
  return {
    OR: [
      { article: { title: { contains: word, mode: 'insensitive' } } },
      { extraction: { text: { contains: word, mode: 'insensitive' } } },
    ],
  };
}
