import { Text } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../api/useAct.ts';
import { graphql } from '../gql/index.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import { TextField } from '../parts/TextField.tsx';
import { useWords } from '../words/useWords.ts';

const CREATE = graphql(`
  mutation CreateRelease($title: String!, $month: String, $clientMutationId: String) {
    createRelease(title: $title, month: $month, clientMutationId: $clientMutationId) { ...ReleaseLine }
  }
`);

/** Freezes the totals as they stand. It can't be taken back, so it says what it does. */
export function NewRelease({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const { say } = useWords();
  const { act, busy, failure } = useAct();
  const [title, setTitle] = useState('');
  const [month, setMonth] = useState('');
  const submit = async () => {
    if (!(await act(CREATE, (clientMutationId) => ({ title: title.trim(), month: month || null, clientMutationId })))) return;
    onDone();
    onClose();
  };
  return (
    <FormDialog title={say('releases.add')} act={say('releases.freeze')} unready={title.trim() === ''} busy={busy} failure={failure} onClose={onClose} onSubmit={() => void submit()}>
      <Text size="sm">{say('releases.what')}</Text>
      <TextField label={say('releases.name')} dir="auto" value={title} onChange={setTitle} data-autofocus />
      <TextField label={say('releases.month')} hint={say('releases.monthHint')} type="month" pattern="\d{4}-\d{2}" value={month} onChange={setMonth} />
    </FormDialog>
  );
}
