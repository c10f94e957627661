import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useMutation, type CombinedError } from 'urql';
import { useLocation } from 'wouter';
import { failureOf, type Failure } from '../api/failure.ts';
import { graphql } from '../gql/index.ts';
import type { RejectReason } from '../gql/graphql.ts';
import { walk } from '../queue/neighbours.ts';
import { useFormats } from '../words/useFormats.ts';
import { useWords } from '../words/useWords.ts';
import { claimInput, toInput } from './facts/toInput.ts';
import type { Draft } from './facts/draft.ts';
import type { Claim } from './useClaim.ts';
import { forgetDraft } from './useDraft.ts';
import type { Item } from './useItem.ts';
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

/**
 * What a reviewer can do with an item. A decision that was written goes on to the next waiting item; one that was refused changes nothing,
 * keeps the draft, and shows the desk's own words. The mutation's id makes a repeat after a lost answer harmless.
 */
export function useDecisions(item: Item, claim: Claim) {
  const { say } = useWords();
  const { instant } = useFormats();
  const nextItem = useNextItem(item.id);
  const [, go] = useLocation();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const [clientMutationId] = useState(() => crypto.randomUUID());
  const [, promote] = useMutation(PROMOTE);
  const [, attach] = useMutation(ATTACH);
  const [, reject] = useMutation(REJECT);
  const [, defer] = useMutation(DEFER);
  const [, reopen] = useMutation(REOPEN);
  const seen = { id: item.id, ...(claim.fence === undefined ? { expectedVersion: item.version } : { fence: claim.fence }) };

  const goOn = async () => {
    const next = await nextItem();
    if (!next) notifications.show({ message: say('item.queueDone') });
    go(next ? `/items/${next}` : walk().address);
  };
  const decide = async <Data>(act: () => Promise<{ data?: Data; error?: CombinedError }>, done: (data: Data) => string) => {
    if (busy) return;
    setBusy(true);
    const { data, error } = await act();
    setBusy(false);
    setFailure(error ? failureOf(error) : null);
    if (error || !data) return;
    claim.decided();
    forgetDraft(item.id);
    notifications.show({ message: done(data) });
    await goOn();
  };

  return {
    failure,
    busy,
    goOn,
    dismiss: () => setFailure(null),
    promote: (draft: Draft) => decide(() => promote({ input: { ...seen, ...toInput(draft), clientMutationId } }), ({ promoteReviewItem: { incidents, notes, tallies, statements } }) => {
      const made = [...incidents.map(({ code }) => code), ...counted(say('made.notes'), notes), ...counted(say('made.tallies'), tallies), ...counted(say('made.statements'), statements)];
      return say('item.promoted', { what: made.join(', ') });
    }),
    attach: (incident: { id: string; version?: number }, draft: Draft) => decide(
      () => attach({ input: { ...seen, incidentId: incident.id, incidentVersion: incident.version, claims: draft.incidents.slice(0, 1).map(claimInput), clientMutationId } }),
      ({ attachToIncident }) => say('item.attached', { code: attachToIncident.incident.code })),
    reject: (reason: RejectReason, note: string) => decide(() => reject({ input: { ...seen, reason, note: note || undefined, clientMutationId } }), () => say('item.rejected')),
    defer: (until: Date, note: string) => decide(
      () => defer({ input: { ...seen, until: until.toISOString(), note: note || undefined, clientMutationId } }), () => say('item.deferred', { time: instant(until.toISOString()) })),
    async reopen(reason: string) {
      const { error } = await reopen({ input: { id: item.id, expectedVersion: item.version, reason } });
      setFailure(error ? failureOf(error) : null);
      if (!error) notifications.show({ message: say('item.reopened') });
    },
  };
}

function counted(word: string, made: readonly unknown[]): string[] {
  return made.length > 0 ? [`${word}: ${made.length}`] : [];
}
