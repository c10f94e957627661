import { useMemo } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../gql/index.ts';
import type { QueueQuery } from '../gql/graphql.ts';
import { useQueueBell } from './useQueueBell.ts';
import { toReviewFilter, type QueueFilter } from './useQueueFilter.ts';

const QUEUE = graphql(`
  query Queue($filter: ReviewFilter, $first: Int!, $after: Cursor) {
    reviewCounts { pending claimed deferred promoted attached rejected }
    reviewQueue(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id version state priority relevance tags claimedBy claimedByMe changedAt deferredUntil graphic
        priorityParts { name value weight words }
        assignedTo { name isMe }
        copies { id }
        sameEvent { id }
        suggestions {
          harm { killed { min max qualifier } injured { min max qualifier } }
          dates { start end }
          places { name country }
          warnings { code message }
          notes { place }
          tallies { by }
          statements { speaker }
        }
        article { title language publishedAt source { name } }
      }
    }
  }
`);

const PAGE = 50;

export type QueueItem = QueueQuery['reviewQueue']['nodes'][number];

/** A page of the queue under a filter, kept live by the bell. */
export function useQueue(filter: QueueFilter, after: string | null) {
  const variables = useMemo(() => ({ filter: toReviewFilter(filter), first: PAGE, after }), [filter, after]);
  const [{ data, error, fetching }, again] = useQuery({ query: QUEUE, variables });
  const refresh = () => again({ requestPolicy: 'network-only' });
  useQueueBell(refresh);
  const { hasNextPage = false, endCursor } = data?.reviewQueue.pageInfo ?? {};
  return {
    counts: data?.reviewCounts,
    items: data?.reviewQueue.nodes,
    total: data?.reviewQueue.totalCount ?? 0,
    next: hasNextPage ? endCursor : null,
    error,
    fetching,
    refresh,
  };
}
