import { useEffect, useRef, useState } from 'react';
import { useMutation } from 'urql';
import { failureOf, type Failure } from '../api/failure.ts';
import { graphql } from '../gql/index.ts';
import type { Item } from './useItem.ts';

const CLAIM = graphql(`
  mutation Claim($input: ClaimReviewItemInput!) {
    claimReviewItem(input: $input) { item { ...ClaimState } }
  }
`);
const RENEW = graphql(`
  mutation Renew($input: ClaimReviewItemInput!) {
    renewClaim(input: $input) { item { ...ClaimState } }
  }
`);
const RELEASE = graphql(`
  mutation Release($input: ClaimReviewItemInput!) {
    releaseReviewItem(input: $input) { item { ...ClaimState } }
  }
`);
graphql(`
  fragment ClaimState on ReviewItem {
    id state version fence leaseExpiresAt claimedBy claimedByMe
  }
`);

/** Well under the shortest lease that a desk can set (docs/operations.md). */
const HEARTBEAT_MS = 45_000;

export interface Claim {
  mine: boolean;
  /** Proves the claim in a decision; undefined without one. */
  fence: number | undefined;
  failure: Failure | null;
  claim: () => Promise<void>;
  release: () => Promise<void>;
  /** The item was decided: there is nothing to give back any more. */
  decided: () => void;
}

/**
 * Takes a pending item for the reviewer as it opens, keeps the lease alive, and gives it back when they leave without a decision. The
 * item's own row says who holds it; nothing is believed here that the desk didn't say.
 */
export function useClaim(item: Item): Claim {
  const [, claimItem] = useMutation(CLAIM);
  const [, renew] = useMutation(RENEW);
  const [, releaseItem] = useMutation(RELEASE);
  const [failure, setFailure] = useState<Failure | null>(null);
  const mine = item.state === 'CLAIMED' && item.claimedByMe;
  const held = useRef<{ id: string; fence: number } | null>(null);
  useEffect(() => {
    held.current = mine ? { id: item.id, fence: item.fence } : null;
  }, [mine, item.id, item.fence]);

  const here = useRef(true);

  const claim = async () => {
    const { data, error } = await claimItem({ input: { id: item.id } });
    setFailure(error ? failureOf(error) : null);
    // The reviewer had left before the answer came.
    if (data && !here.current) void releaseItem({ input: { id: item.id, fence: data.claimReviewItem.item.fence } });
  };
  const release = async () => {
    held.current = null;
    const { error } = await releaseItem({ input: { id: item.id, fence: item.fence } });
    setFailure(error ? failureOf(error) : null);
  };

  const opened = useRef(false);
  useEffect(() => {
    if (opened.current) return;
    opened.current = true;
    if (item.state === 'PENDING') void claim();
  });
  useEffect(() => {
    const timer = setInterval(() => {
      if (!held.current) return;
      void renew({ input: held.current }).then(({ error }) => error && setFailure(failureOf(error)));
    }, HEARTBEAT_MS);
    return () => clearInterval(timer);
  }, [renew]);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
      if (held.current) void releaseItem({ input: held.current });
    };
  }, [releaseItem]);
  const decided = () => {
    held.current = null;
  };
  return { mine, fence: mine ? item.fence : undefined, failure, claim, release, decided };
}
