import { Stack, Text } from '@mantine/core';
import { useQuery } from 'urql';
import { failureOf } from '../api/failure.ts';
import { graphql } from '../gql/index.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { useViewer } from '../session/useViewer.ts';
import { useWords } from '../words/useWords.ts';
import { SwitchForm } from './SwitchForm.tsx';

const DESK = graphql(`
  query Desk {
    desk { ...Switches }
  }
`);

/** What this desk has set for itself. Everybody who works here can read it, administrators change it. */
export function DeskPage() {
  const { say } = useWords();
  const { runs } = useViewer();
  const [{ data, error }, again] = useQuery({ query: DESK });
  const refresh = () => again({ requestPolicy: 'network-only' });
  return (
    <Stack gap="md">
      <PageHead title={say('desk.title')} help={say('desk.help')} />
      {!runs && <Text size="sm">{say('desk.readOnly')}</Text>}
      {error && <FailureNotice failure={failureOf(error)} onRetry={refresh} />}
      {data && <SwitchForm key={data.desk.version} desk={data.desk} readOnly={!runs} refresh={refresh} />}
    </Stack>
  );
}
