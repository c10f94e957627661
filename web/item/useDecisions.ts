import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useClient, type CombinedError } from 'urql';
import { useLocation } from 'wouter';
import { failureOf, type Failure } from '../api/failure.ts';
import { graphql } from '../gql/index.ts';
import type { RejectReason } from '../gql/graphql.ts';
import { useOutbox, type Outcome } from '../outbox/useOutbox.ts';
import { walk, walkOn } from '../queue/walk.ts';
import { useFormats } from '../words/useFormats.ts';
import { useWords } from '../words/useWords.ts';
import { claimInput, toInput } from './facts/toInput.ts';
import type { Draft } from './facts/draft.ts';
import type { Claim } from './useClaim.ts';
import { forgetDraft } from './useDraft.ts';
import type { Item } from './itemQuery.ts';
import { useNextItem } from './useNextItem.ts';

const PROMOTE = graphql(`
  mutation Promote($input: PromoteReviewItemInput!) {
    promoteReviewItem(input: $input) { item { id state } incidents { id code grade } notes { id } tallies { id } statements { id } }
  }
`);
const ATTACH = graphql(`
  mutation Attach($input: AttachToIncidentInput!) {
    attachToIncident(input: $input) { item { id state } incident { id code version } }
  }
`);
const REJECT = graphql(`
  mutation Reject($input: RejectReviewItemInput!) {
    rejectReviewItem(input: $input) { item { id state } }
  }
`);
const DEFER = graphql(`
  mutation Defer($input: DeferReviewItemInput!) {
    deferReviewItem(input: $input) { item { id state } }
  }
`);
const REOPEN = graphql(`
  mutation Reopen($input: ReopenReviewItemInput!) {
    reopenReviewItem(input: $input) { item { id state version } }
  }
`);

/** What proves to the desk that the reviewer decides what they saw. */
type Seen = { id: string; fence: number } | { id: string; expectedVersion: number };

type Answer<Data> = Promise<{ data?: Data; error?: CombinedError }>;

/**
 * What a reviewer can do with an item. Who holds the claim goes on at once while the decision is on its way: a refusal is told wherever
 * they are by then, and the draft stays. Without the claim the answer is waited for, as somebody else is likely to be first. The
 * mutation's id makes a repeat after a lost answer harmless.
 */
export function useDecisions(item: Item, claim: Claim) {
  const { say } = useWords();
  const { instant } = useFormats();
  const api = useClient();
  const outbox = useOutbox();
  const nextItem = useNextItem(item.id);
  const [, go] = useLocation();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const [clientMutationId] = useState(() => crypto.randomUUID());

  const goOn = async () => {
    try {
      const next = await nextItem();
      if (!next) notifications.show({ message: say('item.queueDone') });
      else walkOn(item.id, next);
      go(next ? `/items/${next}` : walk().address);
    } catch (error) {
      setFailure(failureOf(error as CombinedError));
    }
  };
  const decide = async <Data>(act: (seen: Seen) => Answer<Data>, done: (data: Data) => string) => {
    if (busy) return;
    const send = async (): Promise<Outcome> => {
      const fence = await claim.proof();
      const { data, error } = await act({ id: item.id, ...(fence === undefined ? { expectedVersion: item.version } : { fence }) });
      if (!data) return { failure: error ? failureOf(error) : { code: 'OFFLINE', message: '' } };
      claim.decided();
      forgetDraft(item.id);
      return { done: done(data) };
    };
    if (claim.mine || claim.asked) {
      claim.decided();
      outbox.post({ id: clientMutationId, address: `/items/${item.id}`, title: item.article.title ?? say('queue.untitled'), send });
      return goOn();
    }
    setBusy(true);
    const answer = await send();
    setBusy(false);
    if ('failure' in answer) return setFailure(answer.failure);
    setFailure(null);
    notifications.show({ message: answer.done });
    return goOn();
  };

  return {
    failure,
    busy,
    goOn,
    dismiss: () => setFailure(null),
    promote: (draft: Draft) => decide((seen) => api.mutation(PROMOTE, { input: { ...seen, ...toInput(draft), clientMutationId } }).toPromise(), ({ promoteReviewItem: { incidents, notes, tallies, statements } }) => {
      const made = [...incidents.map(({ code }) => code), ...counted(say('made.notes'), notes), ...counted(say('made.tallies'), tallies), ...counted(say('made.statements'), statements)];
      return say('item.promoted', { what: made.join(', ') });
    }),
    // Whichever assessment holds by then takes the claim up: the page before this one may have changed it a moment ago.
    attach: (incident: { id: string }, draft: Draft) => decide(
      (seen) => api.mutation(ATTACH, { input: { ...seen, incidentId: incident.id, claims: draft.incidents.slice(0, 1).map(claimInput), clientMutationId } }).toPromise(),
      ({ attachToIncident }) => say('item.attached', { code: attachToIncident.incident.code })),
    reject: (reason: RejectReason, note: string) => decide((seen) => api.mutation(REJECT, { input: { ...seen, reason, note: note || undefined, clientMutationId } }).toPromise(), () => say('item.rejected')),
    defer: (until: Date, note: string) => decide(
      (seen) => api.mutation(DEFER, { input: { ...seen, until: until.toISOString(), note: note || undefined, clientMutationId } }).toPromise(), () => say('item.deferred', { time: instant(until.toISOString()) })),
    async reopen(reason: string) {
      const { error } = await api.mutation(REOPEN, { input: { id: item.id, expectedVersion: item.version, reason } }).toPromise();
      setFailure(error ? failureOf(error) : null);
      if (!error) notifications.show({ message: say('item.reopened') });
    },
  };
}

function counted(word: string, made: readonly unknown[]): string[] {
  return made.length > 0 ? [`${word}: ${made.length}`] : [];
}
