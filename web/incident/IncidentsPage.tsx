import { Group, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { useSearchParams } from 'wouter';
import { failureOf } from '../api/failure.ts';
import { graphql } from '../gql/index.ts';
import type { IncidentFilter } from '../gql/graphql.ts';
import { IncidentLine } from '../item/IncidentLine.tsx';
import { GRADES } from '../parts/enums.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { Pager } from '../parts/Pager.tsx';
import { usePageTitle } from '../parts/usePageTitle.ts';
import { useWords } from '../words/useWords.ts';
import { IncidentMap, type Dot } from './IncidentMap.tsx';

const INCIDENTS = graphql(`
  query Incidents($filter: IncidentFilter, $after: Cursor) {
    incidents(first: 100, after: $after, filter: $filter) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { ...IncidentLine lat lon }
    }
  }
`);

const FIELDS = ['text', 'grade', 'country', 'from', 'to'] as const;
const TYPING_MS = 250;

/** The recorded incidents on a map and in a list, newest first, filtered by the address. */
export function IncidentsPage() {
  const { say } = useWords();
  const [params, setParams] = useSearchParams();
  const filter = useMemo(() => filterOf(params), [params]);
  const [{ data, error }] = useQuery({ query: INCIDENTS, variables: { filter, after: params.get('after') } });
  const nodes = data?.incidents.nodes;
  const dots = useMemo<Dot[]>(() => (nodes ?? []).flatMap((each) => (each.lat != null && each.lon != null ? [{ ...each, lat: each.lat, lon: each.lon }] : [])), [nodes]);
  const change = (field: (typeof FIELDS)[number], value: string) => setParams((before) => {
    const next = new URLSearchParams(before);
    if (value) next.set(field, value);
    else next.delete(field);
    next.delete('after');
    return next;
  }, { replace: true });
  const changeTyped = useDebouncedCallback(change, TYPING_MS);
  usePageTitle(say('incidents.title'));
  return (
    <Stack gap="md">
      <Group justify="space-between" align="baseline">
        <Title order={1} size="h3">{say('incidents.title')}</Title>
        <Text size="sm" c="dimmed" role="status">{data && say('queue.total', { n: data.incidents.totalCount })}</Text>
      </Group>
      <Group role="search" align="flex-end" gap="sm" className="filters">
        <TextInput type="search" label={say('incidents.text')} defaultValue={params.get('text') ?? ''} onChange={({ currentTarget }) => changeTyped('text', currentTarget.value)} />
        <NativeSelect label={say('facts.grade')} value={params.get('grade') ?? ''} onChange={({ currentTarget }) => change('grade', currentTarget.value)}
          data={[{ value: '', label: say('incidents.anyGrade') }, ...GRADES.map((grade) => ({ value: grade as string, label: say(`grade.${grade}`) }))]} />
        <TextInput label={say('facts.country')} dir="ltr" maxLength={2} defaultValue={params.get('country') ?? ''} onChange={({ currentTarget }) => changeTyped('country', currentTarget.value)} />
        <TextInput type="date" label={say('app.from')} defaultValue={params.get('from') ?? ''} onChange={({ currentTarget }) => change('from', currentTarget.value)} />
        <TextInput type="date" label={say('app.to')} defaultValue={params.get('to') ?? ''} onChange={({ currentTarget }) => change('to', currentTarget.value)} />
      </Group>
      {error && <FailureNotice failure={failureOf(error)} />}
      <div className="incident-columns">
        <div>
        <ul className="lines">
          {nodes?.length === 0 && <li><Text>{say('incidents.none')}</Text></li>}
          {nodes?.map((incident) => <li key={incident.id}><IncidentLine incident={incident} /></li>)}
        </ul>
          {data && <Pager shown={data.incidents.nodes.length} total={data.incidents.totalCount} next={data.incidents.pageInfo.hasNextPage ? data.incidents.pageInfo.endCursor : null} />}
        </div>
        <div className="incident-map">
          <IncidentMap label={say('incidents.map')} dots={dots} />
          <Text size="sm" c="dimmed">{say('incidents.mapHelp')}</Text>
        </div>
      </div>
    </Stack>
  );
}

function filterOf(params: URLSearchParams): IncidentFilter {
  const [text, grade, country, from, to] = FIELDS.map((field) => params.get(field) ?? '');
  return {
    ...(text && { text }),
    grades: GRADES.filter((each) => !grade || each === grade),
    ...(country?.length === 2 && { countries: [country.toUpperCase()] }),
    ...(from && { from }),
    ...(to && { to }),
  };
}
