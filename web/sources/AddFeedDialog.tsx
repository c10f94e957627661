import { Button, Modal, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useMutation } from 'urql';
import { failureOf, type Failure } from '../api/failure.ts';
import { graphql } from '../gql/index.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { useWords } from '../words/useWords.ts';
import { blankFeed, FeedFields, feedInput } from './FeedFields.tsx';

const ADD_FEED = graphql(`
  mutation AddFeed($sourceId: ID!, $feed: FeedInput!) {
    addFeed(sourceId: $sourceId, feed: $feed) { ...SourceLine }
  }
`);

/** Another place where a source is polled. */
export function AddFeedDialog({ source, onClose }: { source: { id: string; name: string }; onClose: () => void }) {
  const { say } = useWords();
  const [feed, setFeed] = useState(blankFeed);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [, add] = useMutation(ADD_FEED);
  const submit = async () => {
    const { error } = await add({ sourceId: source.id, feed: feedInput(feed) });
    if (error) return setFailure(failureOf(error));
    notifications.show({ message: say('incident.saved') });
    return onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`${say('sources.addFeed')}: ${source.name}`} closeButtonProps={{ 'aria-label': say('app.close') }}>
      <form onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        <Stack gap="sm">
          <FeedFields feed={feed} onChange={setFeed} />
          {failure && <FailureNotice failure={failure} />}
          <Button type="submit">{say('app.add')}</Button>
        </Stack>
      </form>
    </Modal>
  );
}
