import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from 'urql';
import { useSearchParams } from 'wouter';
import { failureOf } from '../api/failure.ts';
import { graphql } from '../gql/index.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { Pager } from '../parts/Pager.tsx';
import { usePageTitle } from '../parts/usePageTitle.ts';
import { useFormats } from '../words/useFormats.ts';
import { useWords } from '../words/useWords.ts';
import { RecordLine } from './RecordLine.tsx';

const RECORDS = graphql(`
  query Records($notes: Cursor, $tallies: Cursor, $statements: Cursor) {
    humanitarianNotes(first: 25, after: $notes) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { id version state placeName country date sectors speaker organisation affected { min max qualifier } quote { text } article { title url language source { name } } }
    }
    publishedTallies(first: 25, after: $tallies) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { id version state publisher startDate endDate events rank killed { min max qualifier } accusedParty { name } quote { text } article { title url language source { name } } }
    }
    statements(first: 25, after: $statements) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { id version state speaker organisation stance date party { name } quote { text } article { title url language source { name } } }
    }
  }
`);

/** What pages say beside incidents: needs, others' totals, statements; those that wait for approval can be approved here. */
export function RecordsPage() {
  const { say } = useWords();
  const { range, days, day } = useFormats();
  const [params] = useSearchParams();
  const [{ data, error }, again] = useQuery({ query: RECORDS, variables: { notes: params.get('notes'), tallies: params.get('tallies'), statements: params.get('statements') } });
  const refresh = () => again({ requestPolicy: 'network-only' });
  usePageTitle(say('records.title'));
  const list = <Node extends Parameters<typeof RecordLine>[0]['record']>(name: 'notes' | 'tallies' | 'statements', page: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor?: string | null }; nodes: Node[] } | undefined, facts: (node: Node) => (string | null | undefined)[]) => (
    <section aria-labelledby={name}>
      <Title order={2} size="h5" id={name}>{say(`records.${name}`)}</Title>
      {page?.totalCount === 0 && <Text size="sm" c="dimmed">{say('records.none')}</Text>}
      <ul className="lines">{page?.nodes.map((node) => <RecordLine key={node.id} record={node} facts={facts(node).filter((fact) => fact != null && fact !== '')} refresh={refresh} />)}</ul>
      {page && <Pager name={name} shown={page.nodes.length} total={page.totalCount} next={page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null} />}
    </section>
  );
  return (
    <Stack gap="lg">
      <Title order={1} size="h3">{say('records.title')}</Title>
      {error && <FailureNotice failure={failureOf(error)} onRetry={refresh} />}
      {list('notes', data?.humanitarianNotes, ({ sectors, placeName, country, date, affected, speaker }) => [
        sectors.map((sector) => say(`sector.${sector}`)).join(', '), placeName ?? country, date && day(date), affected && say('records.affected', { value: range(affected) }), speaker])}
      {list('tallies', data?.publishedTallies, ({ publisher, startDate, endDate, events, killed, accusedParty, rank }) => [
        publisher, days(startDate, endDate), events == null ? null : say('records.events', { n: events }), killed && say('mark.killed', { value: range(killed) }), accusedParty && say('mark.party', { value: accusedParty.name }), rank])}
      {list('statements', data?.statements, ({ speaker, organisation, stance, date, party }) => [speaker, organisation, party?.name, say(`stance.${stance}`), date && day(date)])}
    </Stack>
  );
}
