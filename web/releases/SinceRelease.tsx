import { Table, Text } from '@mantine/core';
import { useQuery } from 'urql';
import { failureOf } from '../api/failure.ts';
import { graphql } from '../gql/index.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { useFormats } from '../words/useFormats.ts';
import { useWords } from '../words/useWords.ts';

const FROZEN = graphql(`
  query Frozen($after: Cursor) {
    releases(first: 100, after: $after) { nodes { id frozen { month headlineEvents killed { min max } } } }
  }
`);
const TODAY = graphql(`
  query Today($from: String!, $to: String!) {
    monthlySummaries(from: $from, to: $to) { month headlineEvents killed { min max } }
  }
`);

/** The frozen months beside the same months today; only those that differ are listed. */
export function SinceRelease({ id }: { id: string }) {
  const { say } = useWords();
  const { month: named, range } = useFormats();
  const [{ data, error }] = useQuery({ query: FROZEN });
  const frozen = data?.releases.nodes.find((each) => each.id === id)?.frozen ?? [];
  const [from, to] = [frozen.at(0)?.month ?? '', frozen.at(-1)?.month ?? ''];
  const [today] = useQuery({ query: TODAY, variables: { from, to }, pause: from === '', requestPolicy: 'network-only' });
  if (error ?? today.error) return <FailureNotice failure={failureOf((error ?? today.error)!)} />;
  if (!today.data && from !== '') return <Text size="sm">{say('app.loading')}</Text>;
  const now = new Map(today.data?.monthlySummaries.map((each) => [each.month, each]));
  const moved = frozen.filter((each) => {
    const other = now.get(each.month);
    return other && (other.headlineEvents !== each.headlineEvents || other.killed?.min !== each.killed?.min || other.killed?.max !== each.killed?.max);
  });
  if (moved.length === 0) return <Text size="sm" role="status">{say('releases.unchanged')}</Text>;
  return (
    <div className="scroll">
      <Table className="figures" aria-label={say('releases.since')}>
        <Table.Thead><Table.Tr><Table.Th>{say('months.month')}</Table.Th><Table.Th>{say('releases.frozen')}</Table.Th><Table.Th>{say('releases.today')}</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {moved.map(({ month, killed, headlineEvents }) => (
            <Table.Tr key={month}>
              <Table.Td>{named(month)}</Table.Td>
              <Table.Td>{range(killed)} · {say('records.events', { n: headlineEvents })}</Table.Td>
              <Table.Td>{range(now.get(month)?.killed)} · {say('records.events', { n: now.get(month)?.headlineEvents ?? 0 })}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
