import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useQuery } from 'urql';
import { useSearchParams } from 'wouter';
import { failureOf } from '../api/failure.ts';
import { graphql } from '../gql/index.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Pager } from '../parts/Pager.tsx';
import { useQueueBell } from '../queue/useQueueBell.ts';
import { useViewer } from '../session/useViewer.ts';
import { useWords } from '../words/useWords.ts';
import { AddSourceDialog } from './AddSourceDialog.tsx';
import { JobList } from './JobList.tsx';
import { SourceRow } from './SourceRow.tsx';
import { SubmitPage } from './SubmitPage.tsx';

const SOURCES = graphql(`
  query Sources($after: Cursor) {
    sources(first: 50, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { ...SourceLine }
    }
  }
`);

/** Where pages come from and how that goes. */
export function SourcesPage() {
  const { say } = useWords();
  const { edits } = useViewer();
  const [params] = useSearchParams();
  const [{ data, error }, again] = useQuery({ query: SOURCES, variables: { after: params.get('after') } });
  const [adding, setAdding] = useState(false);
  const refresh = () => again({ requestPolicy: 'network-only' });
  useQueueBell(refresh);
  return (
    <Stack gap="lg">
      <PageHead title={say('sources.title')} act={edits && say('sources.add')} opens="dialog" onAct={() => setAdding(true)} />
      {error && <FailureNotice failure={failureOf(error)} onRetry={refresh} />}
      {data?.sources.totalCount === 0 && <Text>{say('sources.none')}</Text>}
      <ul className="lines">{data?.sources.nodes.map((source) => <SourceRow key={source.id} source={source} />)}</ul>
      {data && <Pager shown={data.sources.nodes.length} total={data.sources.totalCount} next={data.sources.pageInfo.hasNextPage ? data.sources.pageInfo.endCursor : null} />}
      <SubmitPage />
      <JobList />
      {adding && <AddSourceDialog onClose={() => setAdding(false)} />}
    </Stack>
  );
}
