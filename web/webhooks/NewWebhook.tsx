import { useState } from 'react';
import { useAct } from '../api/useAct.ts';
import { graphql } from '../gql/index.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import { TextField } from '../parts/TextField.tsx';
import { useWords } from '../words/useWords.ts';
import { filterOf, WebhookFields, type WebhookDraft } from './WebhookFields.tsx';

const CREATE = graphql(`
  mutation CreateWebhook($input: CreateWebhookInput!) {
    createWebhook(input: $input) { secret webhook { ...WebhookLine } }
  }
`);

/** Asks where to send and what, and hands up the secret that was made. */
export function NewWebhook({ onClose, onMade }: { onClose: () => void; onMade: (secret: string) => void }) {
  const { say } = useWords();
  const { act, busy, failure } = useAct();
  const [draft, setDraft] = useState<WebhookDraft>({ url: '', description: '', countries: '', entityKind: '' });
  const [after, setAfter] = useState('');
  const submit = async () => {
    const { url, description } = draft;
    const made = await act(CREATE, (clientMutationId) => ({
      input: { url: url.trim(), description: description.trim() || null, filter: filterOf(draft), after: after.trim() || null, clientMutationId },
    }));
    if (made) onMade(made.createWebhook.secret);
  };
  return (
    <FormDialog title={say('hooks.add')} act={say('app.add')} unready={draft.url.trim() === ''} busy={busy} failure={failure} onClose={onClose} onSubmit={() => void submit()}>
      <WebhookFields draft={draft} onChange={(part) => setDraft((before) => ({ ...before, ...part }))} />
      <TextField label={say('hooks.after')} hint={say('hooks.afterHint')} dir="ltr" value={after} onChange={setAfter} />
    </FormDialog>
  );
}
