import { useEffect, useRef } from 'react';
import { useSubscription } from 'urql';
import { graphql } from '../gql/index.ts';

const BELL = graphql(`
  subscription QueueBell {
    reviewQueueChanged { itemId }
  }
`);

/** Many rings together, as after a poll of a feed, are answered once. */
const GATHER_MS = 300;

/** Calls back soon after an item of the queue came or moved. */
export function useQueueBell(onRing: () => void): void {
  const latest = useRef(onRing);
  useEffect(() => {
    latest.current = onRing;
  });
  const [{ data }] = useSubscription({ query: BELL });
  useEffect(() => {
    if (!data) return undefined;
    const timer = setTimeout(() => latest.current(), GATHER_MS);
    return () => clearTimeout(timer);
  }, [data]);
}
