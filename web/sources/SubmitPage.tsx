import { Button, Group, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useMutation } from 'urql';
import { failureOf } from '../api/failure.ts';
import { graphql } from '../gql/index.ts';
import { useWords } from '../words/useWords.ts';

const SUBMIT = graphql(`
  mutation SubmitUrl($url: String!) {
    submitUrl(url: $url) { id state }
  }
`);

/** Asks for one page by its address. */
export function SubmitPage() {
  const { say } = useWords();
  const [url, setUrl] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [, send] = useMutation(SUBMIT);
  const submit = async () => {
    const { error } = await send({ url: url.trim() });
    setFault(error ? failureOf(error).message : null);
    if (error) return;
    setUrl('');
    notifications.show({ message: say('sources.submitted') });
  };
  return (
    <section aria-labelledby="submit">
      <Title order={2} size="h5" id="submit">{say('sources.submit')}</Title>
      <form onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        <Group align="flex-end" gap="sm">
          <TextInput type="url" className="grow" label={say('sources.url')} description={say('sources.submitHelp')} dir="ltr" value={url} error={fault} onChange={({ currentTarget }) => setUrl(currentTarget.value)} />
          <Button type="submit" disabled={url.trim() === ''}>{say('sources.submit')}</Button>
        </Group>
      </form>
    </section>
  );
}
