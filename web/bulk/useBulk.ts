import { useAct } from '../api/useAct.ts';
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
  const { act: does, busy, failure } = useAct();
  const run = async (act: BulkAct, selection: SelectionInput, { reason, note, days, tag, assigneeId }: BulkAnswers): Promise<BulkResultFragment | null> => {
    const said = note.trim() || undefined;
    const common = (clientMutationId: string) => ({ selection, clientMutationId });
    const until = new Date(Date.now() + days * DAY_MS).toISOString();
    const send = {
      reject: () => does(REJECT_MANY, (key) => ({ input: { ...common(key), reason, note: said } })),
      defer: () => does(DEFER_MANY, (key) => ({ input: { ...common(key), until, note: said } })),
      reopen: () => does(REOPEN_MANY, (key) => ({ input: { ...common(key), reason: note.trim() } })),
      tag: () => does(TAG_MANY, (key) => ({ input: { ...common(key), add: [tag.trim()] } })),
      assign: () => does(ASSIGN_MANY, (key) => ({ input: { ...common(key), assigneeId: assigneeId || null } })),
    };
    return (await send[act]())?.outcome ?? null;
  };
  return { run, busy, failure };
}
