import { useEffect, useRef } from 'react';
import { useSubscription } from 'urql';
import { graphql } from '../gql/index.ts';

const BELL = graphql(`
  subscription QueueBell {
    reviewQueueChanged { itemId }
  }
`);

/** Calls back with each item of the queue that came or moved. All who listen share one subscription. */
export function useBell(onRing: (itemId: string) => void): void {
  const latest = useRef(onRing);
  useEffect(() => {
    latest.current = onRing;
  });
  const [{ data }] = useSubscription({ query: BELL });
  useEffect(() => {
    if (data) latest.current(data.reviewQueueChanged.itemId);
  }, [data]);
}
