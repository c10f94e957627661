import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useAct } from '../api/useAct.ts';
import { graphql } from '../gql/index.ts';
import type { ChangeFilter, WebhookLineFragment } from '../gql/graphql.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import { useWords } from '../words/useWords.ts';
import { filterOf, WebhookFields, type WebhookDraft } from './WebhookFields.tsx';

const UPDATE = graphql(`
  mutation UpdateWebhook($input: UpdateWebhookInput!) {
    updateWebhook(input: $input) { webhook { ...WebhookLine } }
  }
`);

/** Changes where to send and what. Its place among the changes and its secret stay. */
export function EditWebhook({ webhook: { id, version, url, description, filter }, onClose }: { webhook: WebhookLineFragment; onClose: () => void }) {
  const { say } = useWords();
  const { act, busy, failure } = useAct();
  const before = filter as ChangeFilter | null;
  const [first = '', ...more] = before?.entityKinds ?? [];
  const [draft, setDraft] = useState<WebhookDraft>({ url, description: description ?? '', countries: (before?.countries ?? []).join(', '), entityKind: more.length > 0 ? '' : first });
  const submit = async () => {
    const input = { id, expectedVersion: version, url: draft.url.trim(), description: draft.description.trim() || null, filter: filterOf(draft, before) };
    if (!(await act(UPDATE, (clientMutationId) => ({ input: { ...input, clientMutationId } })))) return;
    notifications.show({ message: say('incident.saved') });
    onClose();
  };
  return (
    <FormDialog title={say('hooks.edit')} act={say('hooks.edit')} unready={draft.url.trim() === ''} busy={busy} failure={failure} onClose={onClose} onSubmit={() => void submit()}>
      <WebhookFields draft={draft} onChange={(part) => setDraft((was) => ({ ...was, ...part }))} />
    </FormDialog>
  );
}
