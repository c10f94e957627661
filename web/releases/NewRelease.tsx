import { Button, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useClient } from 'urql';
import { failureOf, type Failure } from '../api/failure.ts';
import { graphql } from '../gql/index.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
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
  const api = useClient();
  const [title, setTitle] = useState('');
  const [month, setMonth] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [clientMutationId] = useState(() => crypto.randomUUID());
  const submit = async () => {
    const { error } = await api.mutation(CREATE, { title: title.trim(), month: month || null, clientMutationId }).toPromise();
    if (error) return setFailure(failureOf(error));
    onDone();
    return onClose();
  };
  return (
    <Modal opened onClose={onClose} title={say('releases.add')} closeButtonProps={{ 'aria-label': say('app.close') }}>
      <form onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        <Stack gap="sm">
          <Text size="sm">{say('releases.what')}</Text>
          <TextField label={say('releases.name')} dir="auto" value={title} onChange={setTitle} data-autofocus />
          <TextField label={say('releases.month')} hint={say('releases.monthHint')} type="month" pattern="\d{4}-\d{2}" value={month} onChange={setMonth} />
          {failure && <FailureNotice failure={failure} />}
          <Button type="submit" disabled={title.trim() === ''}>{say('releases.freeze')}</Button>
        </Stack>
      </form>
    </Modal>
  );
}
