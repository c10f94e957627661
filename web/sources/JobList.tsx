import { Button, NativeSelect, Stack, Table, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMemo, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { useSearchParams } from 'wouter';
import { failureOf } from '../api/failure.ts';
import { graphql } from '../gql/index.ts';
import type { ScrapeState } from '../gql/graphql.ts';
import { Pager } from '../parts/Pager.tsx';
import { useFormats } from '../words/useFormats.ts';
import { useWords } from '../words/useWords.ts';

const JOBS = graphql(`
  query Jobs($filter: ScrapeJobFilter, $after: Cursor) {
    scrapeJobs(first: 50, after: $after, filter: $filter) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { id url stage state attempts lastOutcome lastError nextTryAt updatedAt source { name } }
    }
  }
`);
const RETRY = graphql(`
  mutation RetryJob($id: ID!) {
    retryScrapeJob(id: $id) { id state attempts }
  }
`);

const STATES: readonly ScrapeState[] = ['WAITING', 'RUNNING', 'RETRYING', 'GIVEN_UP', 'DONE'];

/** Pages on their way into the queue, and what became of each. */
export function JobList() {
  const { say } = useWords();
  const { instant } = useFormats();
  const [params] = useSearchParams();
  const [state, setState] = useState<ScrapeState | ''>('');
  const filter = useMemo(() => ({ states: state ? [state] : [...STATES] }), [state]);
  const [{ data }] = useQuery({ query: JOBS, variables: { filter, after: params.get('jobs') } });
  const [, retry] = useMutation(RETRY);
  const tryAgain = async (id: string) => {
    const { error } = await retry({ id });
    notifications.show(error ? { color: 'orange', message: failureOf(error).message } : { message: say('sources.retried') });
  };
  const failed = data?.scrapeJobs.nodes.filter((job) => job.state === 'GIVEN_UP') ?? [];
  const tryAllAgain = async () => {
    for (const { id } of failed) await tryAgain(id);
  };
  return (
    <Stack component="section" gap="xs" aria-labelledby="jobs">
      <Title order={2} size="h5" id="jobs">{say('sources.jobs')}</Title>
      <NativeSelect label={say('queue.state')} maw={240} value={state} onChange={({ currentTarget }) => setState(STATES.find((each) => each === currentTarget.value) ?? '')}
        data={[{ value: '', label: say('sources.jobsAll') }, ...STATES.map((each) => ({ value: each as string, label: say(`job.${each}`) }))]} />
      {failed.length > 1 && <Button size="compact-sm" variant="default" className="fit" onClick={() => void tryAllAgain()}>{say('sources.retryAll', { n: failed.length })}</Button>}
      {data?.scrapeJobs.totalCount === 0 && <Text c="dimmed">{say('sources.noJobs')}</Text>}
      <div className="scroll">
        <Table aria-labelledby="jobs">
          <Table.Thead>
            <Table.Tr><Table.Th>{say('sources.page')}</Table.Th><Table.Th>{say('queue.state')}</Table.Th><Table.Th>{say('sources.stage')}</Table.Th><Table.Th>{say('sources.outcome')}</Table.Th><Table.Th>{say('sources.attempts')}</Table.Th><Table.Th>{say('sources.act')}</Table.Th></Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data?.scrapeJobs.nodes.map((job) => (
              <Table.Tr key={job.id}>
                <Table.Td><bdi dir="ltr">{job.url}</bdi><Text size="xs" c="dimmed"><bdi>{job.source.name}</bdi> · {instant(job.updatedAt)}</Text></Table.Td>
                <Table.Td>{say(`job.${job.state}`)}{job.nextTryAt && <Text size="xs" c="dimmed">{say('sources.next', { time: instant(job.nextTryAt) })}</Text>}</Table.Td>
                <Table.Td>{say(`stage.${job.stage}`)}</Table.Td>
                <Table.Td>{job.lastOutcome}{job.lastError && <Text size="xs" dir="auto">{job.lastError}</Text>}</Table.Td>
                <Table.Td>{job.attempts}</Table.Td>
                <Table.Td>{job.state === 'GIVEN_UP' && <Button size="compact-xs" variant="default" onClick={() => void tryAgain(job.id)} aria-label={`${say('sources.retry')}: ${job.url}`}>{say('sources.retry')}</Button>}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {data && <Pager name="jobs" shown={data.scrapeJobs.nodes.length} total={data.scrapeJobs.totalCount} next={data.scrapeJobs.pageInfo.hasNextPage ? data.scrapeJobs.pageInfo.endCursor : null} />}
    </Stack>
  );
}
