import { Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useAct } from '../api/useAct.ts';
import { graphql } from '../gql/index.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import { TextField } from '../parts/TextField.tsx';
import { useWords } from '../words/useWords.ts';

export const REDELIVER = graphql(`
  mutation RedeliverWebhook($input: RedeliverWebhookInput!) {
    redeliverWebhook(input: $input) { webhook { ...WebhookLine } }
  }
`);

/** Sets an endpoint back to behind a change; everything from there on is sent again, with the ids that it had. */
export function RedeliverDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { say } = useWords();
  const { act, busy, failure } = useAct();
  const [after, setAfter] = useState('');
  const submit = async () => {
    if (!(await act(REDELIVER, (clientMutationId) => ({ input: { id, after: after.trim(), clientMutationId } })))) return;
    notifications.show({ message: say('hooks.redelivering') });
    onClose();
  };
  return (
    <FormDialog title={say('hooks.redeliver')} act={say('hooks.redeliver')} unready={after.trim() === ''} busy={busy} failure={failure} onClose={onClose} onSubmit={() => void submit()}>
      <Text size="sm">{say('hooks.redeliverHelp')}</Text>
      <TextField label={say('hooks.cursor')} dir="ltr" value={after} onChange={setAfter} data-autofocus />
    </FormDialog>
  );
}
