import { useState } from 'react';
import { useClient } from 'urql';
import { failureOf, type Failure } from '../api/failure.ts';
import { graphql } from '../gql/index.ts';
import type { BulkResultFragment, RejectReason, SelectionInput } from '../gql/graphql.ts';
import type { BulkAct } from './BulkDialog.tsx';

graphql(`
  fragment BulkResult on BulkPayload {
    done { id state }
    notDone { id code message }
  }
`);
const REJECT_MANY = graphql(`
  mutation RejectMany($input: RejectReviewItemsInput!) {
    outcome: rejectReviewItems(input: $input) { ...BulkResult }
  }
`);
const DEFER_MANY = graphql(`
  mutation DeferMany($input: DeferReviewItemsInput!) {
    outcome: deferReviewItems(input: $input) { ...BulkResult }
  }
`);
const REOPEN_MANY = graphql(`
  mutation ReopenMany($input: ReopenReviewItemsInput!) {
    outcome: reopenReviewItems(input: $input) { ...BulkResult }
  }
`);
const TAG_MANY = graphql(`
  mutation TagMany($input: TagReviewItemsInput!) {
    outcome: tagReviewItems(input: $input) { ...BulkResult }
  }
`);
const ASSIGN_MANY = graphql(`
  mutation AssignMany($input: AssignReviewItemsInput!) {
    outcome: assignReviewItems(input: $input) { ...BulkResult }
  }
`);

const DAY_MS = 24 * 60 * 60 * 1_000;

export interface BulkAnswers {
  reason: RejectReason;
  note: string;
  days: number;
  tag: string;
  assigneeId: string;
}

/** Does an act to many items; a repeat after a lost answer is one act. */
export function useBulk() {
  const api = useClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [clientMutationId] = useState(() => crypto.randomUUID());
  const send = (act: BulkAct, selection: SelectionInput, { reason, note, days, tag, assigneeId }: BulkAnswers) => {
    const common = { selection, clientMutationId };
    const said = note.trim() || undefined;
    switch (act) {
      case 'reject': return api.mutation(REJECT_MANY, { input: { ...common, reason, note: said } }).toPromise();
      case 'defer': return api.mutation(DEFER_MANY, { input: { ...common, until: new Date(Date.now() + days * DAY_MS).toISOString(), note: said } }).toPromise();
      case 'reopen': return api.mutation(REOPEN_MANY, { input: { ...common, reason: note.trim() } }).toPromise();
      case 'tag': return api.mutation(TAG_MANY, { input: { ...common, add: [tag.trim()] } }).toPromise();
      case 'assign': return api.mutation(ASSIGN_MANY, { input: { ...common, assigneeId: assigneeId || null } }).toPromise();
    }
  };
  const run = async (act: BulkAct, selection: SelectionInput, answers: BulkAnswers): Promise<BulkResultFragment | null> => {
    setBusy(true);
    const { data, error } = await send(act, selection, answers);
    setBusy(false);
    setFailure(error ? failureOf(error) : null);
    return data?.outcome ?? null;
  };
  return { run, busy, failure };
}
