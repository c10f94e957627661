import { useEffect, useRef, useState } from 'react';
import { useMutation } from 'urql';
import { failureOf, type Failure } from '../api/failure.ts';
import { quietly } from '../api/quietly.ts';
import { graphql } from '../gql/index.ts';
import type { ClaimStateFragment } from '../gql/graphql.ts';
import { afterPaint } from '../parts/afterPaint.ts';
import type { Item } from './itemQuery.ts';

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
/** The claim once more, harmless by its id, and then its end: whichever of the two requests comes first, nothing is held afterwards. */
const CLAIM_AND_RELEASE = graphql(`
  mutation ClaimAndRelease($claim: ClaimReviewItemInput!, $release: ClaimReviewItemInput!) {
    claimReviewItem(input: $claim) { item { id } }
    releaseReviewItem(input: $release) { item { id } }
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
  /** The item with what the desk last said of its claim. */
  item: Item;
  mine: boolean;
  /** The desk was asked and hasn't answered yet. */
  asked: boolean;
  /** What proves the claim in a decision, once the desk has answered; undefined without a claim. */
  proof: () => Promise<number | undefined>;
  failure: Failure | null;
  claim: () => Promise<void>;
  release: () => Promise<void>;
  /** The item was decided: there is nothing to give back any more. */
  decided: () => void;
}

/**
 * Takes a pending item for the reviewer once it is drawn, keeps the lease alive, and gives it back when they leave without a decision, also by closing
 * the tab. The item's own row says who holds it; nothing is believed here that the desk didn't say. An item that somebody else took first stays on
 * the screen and says so: a screen that changes without a key would send the next key to an item that nobody has read.
 */
export function useClaim(read: Item): Claim {
  const [, claimItem] = useMutation(CLAIM);
  const [, renew] = useMutation(RENEW);
  const [, releaseItem] = useMutation(RELEASE);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [answer, setAnswer] = useState<ClaimStateFragment | null>(null);
  const [asked, setAsked] = useState(false);
  // Whichever is newer: the answer to the claim comes before the item is read again.
  const item = answer && answer.version > read.version ? { ...read, ...answer } : read;
  const { id } = item;
  const mine = item.state === 'CLAIMED' && item.claimedByMe;
  const held = useRef<{ id: string; fence: number } | null>(null);
  const proof = useRef<Promise<number | undefined>>(Promise.resolve(undefined));
  const here = useRef(true);
  const done = useRef(false);
  /** The claim that hasn't been answered. */
  const unanswered = useRef<{ id: string; clientMutationId: string } | null>(null);
  useEffect(() => {
    if (done.current) return;
    held.current = mine ? { id, fence: item.fence } : null;
    if (mine) proof.current = Promise.resolve(item.fence);
  }, [mine, id, item.fence]);

  const ask = async () => {
    const input = { id, clientMutationId: crypto.randomUUID() };
    unanswered.current = input;
    const { data, error } = await claimItem({ input });
    // Known before the next frame is drawn: the tab may close between the answer and the effect that reads it.
    const got = data?.claimReviewItem.item;
    if (got?.claimedByMe && !done.current) held.current = { id, fence: got.fence };
    unanswered.current = null;
    setAsked(false);
    setFailure(error ? failureOf(error) : null);
    if (!got) return undefined;
    setAnswer(got);
    // The reviewer had left before the answer came.
    if (!here.current && !done.current) void releaseItem({ input: { id, fence: got.fence } });
    return got.fence;
  };
  const claim = async () => {
    setAsked(true);
    proof.current = ask();
    await proof.current;
  };
  const release = async () => {
    held.current = null;
    const { data, error } = await releaseItem({ input: { id, fence: item.fence } });
    if (data) setAnswer(data.releaseReviewItem.item);
    setFailure(error ? failureOf(error) : null);
  };

  const opened = useRef(false);
  useEffect(() => {
    if (opened.current || read.state !== 'PENDING') return undefined;
    return afterPaint(() => {
      opened.current = true;
      void claim();
    });
  }, [read.state]);
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
  useEffect(() => {
    // A tab that closes, or goes to another document, runs no effect's end.
    const onHide = () => {
      if (held.current) void quietly(RELEASE, { input: held.current });
      else if (unanswered.current && !done.current) void quietly(CLAIM_AND_RELEASE, { claim: unanswered.current, release: { id: unanswered.current.id } });
    };
    // The browser may bring the whole page back as it was: only its claim is gone.
    const onShow = ({ persisted }: PageTransitionEvent) => {
      if (persisted && held.current) void claim();
    };
    window.addEventListener('pagehide', onHide);
    window.addEventListener('pageshow', onShow);
    return () => {
      window.removeEventListener('pagehide', onHide);
      window.removeEventListener('pageshow', onShow);
    };
  });
  const decided = () => {
    done.current = true;
    held.current = null;
  };
  return { item, mine, asked, proof: () => proof.current, failure, claim, release, decided };
}
