import { Button, Modal, Stack, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useMutation } from 'urql';
import { failureOf, type Failure } from '../api/failure.ts';
import { graphql } from '../gql/index.ts';
import type { Reliability, SourceKind } from '../gql/graphql.ts';
import { ChoiceField } from '../parts/ChoiceField.tsx';
import { RELIABILITIES, SOURCE_KINDS } from '../parts/enums.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { useWords } from '../words/useWords.ts';
import { blankFeed, FeedFields, feedInput } from './FeedFields.tsx';
import { FindFeeds } from './FindFeeds.tsx';

const CREATE_SOURCE = graphql(`
  mutation CreateSource($input: CreateSourceInput!) {
    createSource(input: $input) { ...SourceLine }
  }
`);

/** A new source with its first feed. */
export function AddSourceDialog({ onClose }: { onClose: () => void }) {
  const { say } = useWords();
  const [name, setName] = useState('');
  const [homepage, setHomepage] = useState('');
  const [kind, setKind] = useState<SourceKind>('NEWS_OUTLET');
  const [reliability, setReliability] = useState<Reliability>('F');
  const [feed, setFeed] = useState(blankFeed);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [, create] = useMutation(CREATE_SOURCE);
  const submit = async () => {
    const feeds = feed.url.trim() === '' ? [] : [feedInput(feed)];
    const { error } = await create({ input: { name: name.trim(), homepage: homepage.trim() || undefined, kind, reliability, feeds } });
    if (error) return setFailure(failureOf(error));
    notifications.show({ message: say('sources.saved') });
    return onClose();
  };
  return (
    <Modal opened onClose={onClose} title={say('sources.add')} closeButtonProps={{ 'aria-label': say('app.close') }}>
      <form onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        <Stack gap="sm">
          <TextInput label={say('sources.name')} dir="auto" required withAsterisk={false} data-autofocus value={name} onChange={({ currentTarget }) => setName(currentTarget.value)} />
          <TextInput type="url" label={say('sources.homepage')} dir="ltr" value={homepage} onChange={({ currentTarget }) => setHomepage(currentTarget.value)} />
          <ChoiceField label={say('sources.kind')} value={kind} options={SOURCE_KINDS} nameOf={(each) => say(`source.${each}`)} onChange={(each) => each && setKind(each)} />
          <ChoiceField label={say('sources.reliability')} value={reliability} options={RELIABILITIES} nameOf={(each) => each} onChange={(each) => each && setReliability(each)} />
          <Title order={3} size="h6">{say('sources.addFeed')}</Title>
          <FindFeeds homepage={homepage} onTake={(found) => setFeed((before) => ({ ...before, ...found }))} />
          <FeedFields feed={feed} onChange={setFeed} />
          {failure && <FailureNotice failure={failure} />}
          <Button type="submit" disabled={name.trim() === ''}>{say('app.add')}</Button>
        </Stack>
      </form>
    </Modal>
  );
}
