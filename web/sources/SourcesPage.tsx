import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useQuery } from 'urql';
import { failureOf } from '../api/failure.ts';
import { graphql } from '../gql/index.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { usePageTitle } from '../parts/usePageTitle.ts';
import { useQueueBell } from '../queue/useQueueBell.ts';
import { useViewer } from '../session/useViewer.ts';
import { useWords } from '../words/useWords.ts';
import { AddSourceDialog } from './AddSourceDialog.tsx';
import { JobList } from './JobList.tsx';
import { SourceRow } from './SourceRow.tsx';
import { SubmitPage } from './SubmitPage.tsx';

const SOURCES = graphql(`
  query Sources {
    sources(first: 100) {
      totalCount
      nodes { ...SourceLine }
    }
  }
`);

/** Where pages come from and how that goes. */
export function SourcesPage() {
  const { say } = useWords();
  const { edits } = useViewer();
  const [{ data, error }, again] = useQuery({ query: SOURCES });
  const [adding, setAdding] = useState(false);
  const refresh = () => again({ requestPolicy: 'network-only' });
  useQueueBell(refresh);
  usePageTitle(say('sources.title'));
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <Title order={1} size="h3">{say('sources.title')}</Title>
        {edits && <Button size="xs" onClick={() => setAdding(true)}>{say('sources.add')}</Button>}
      </Group>
      {error && <FailureNotice failure={failureOf(error)} onRetry={refresh} />}
      {data?.sources.totalCount === 0 && <Text>{say('sources.none')}</Text>}
      <ul className="lines">{data?.sources.nodes.map((source) => <SourceRow key={source.id} source={source} />)}</ul>
      <SubmitPage />
      <JobList />
      {adding && <AddSourceDialog onClose={() => setAdding(false)} />}
    </Stack>
  );
}
