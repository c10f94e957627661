import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useQuery } from 'urql';
import { useSearchParams } from 'wouter';
import { failureOf } from '../api/failure.ts';
import { graphql } from '../gql/index.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Pager } from '../parts/Pager.tsx';
import { useViewer } from '../session/useViewer.ts';
import { useWords } from '../words/useWords.ts';
import { NewRelease } from './NewRelease.tsx';
import { ReleaseLine } from './ReleaseLine.tsx';

const RELEASES = graphql(`
  query Releases($after: Cursor) {
    releases(first: 20, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { ...ReleaseLine }
    }
  }
`);

/** Frozen, numbered totals that can be cited, each with what has changed since. */
export function ReleasesPage() {
  const { say } = useWords();
  const { edits } = useViewer();
  const [params] = useSearchParams();
  const [{ data, error }, again] = useQuery({ query: RELEASES, variables: { after: params.get('after') } });
  const [adding, setAdding] = useState(false);
  const refresh = () => again({ requestPolicy: 'network-only' });
  return (
    <Stack gap="md">
      <PageHead title={say('releases.title')} help={say('releases.help')} act={edits && say('releases.add')} opens="dialog" onAct={() => setAdding(true)} />
      {error && <FailureNotice failure={failureOf(error)} onRetry={refresh} />}
      {data?.releases.totalCount === 0 && <Text>{say('releases.none')}</Text>}
      <ul className="lines">{data?.releases.nodes.map((release) => <ReleaseLine key={release.id} release={release} />)}</ul>
      {data && <Pager shown={data.releases.nodes.length} total={data.releases.totalCount} next={data.releases.pageInfo.hasNextPage ? data.releases.pageInfo.endCursor : null} />}
      {adding && <NewRelease onClose={() => setAdding(false)} onDone={refresh} />}
    </Stack>
  );
}
