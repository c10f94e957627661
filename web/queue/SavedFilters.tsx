import { Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useClient, useQuery } from 'urql';
import { Link } from 'wouter';
import { failureOf } from '../api/failure.ts';
import { graphql } from '../gql/index.ts';
import { TextField } from '../parts/TextField.tsx';
import { TickField } from '../parts/TickField.tsx';
import { useWords } from '../words/useWords.ts';
import { addressOf, fromReviewFilter, toReviewFilter, type QueueFilter } from './useQueueFilter.ts';

const SAVED = graphql(`
  query SavedFilters {
    savedFilters { id name mine ownerName shared filter version }
  }
`);
const SAVE = graphql(`
  mutation SaveFilter($input: SaveFilterInput!) {
    saveFilter(input: $input) { id name mine ownerName shared filter version }
  }
`);
const DELETE = graphql(`
  mutation DeleteFilter($id: ID!) {
    deleteFilter(id: $id)
  }
`);

/** Ways of looking at the queue that were kept under a name: one's own, and those that colleagues share. */
export function SavedFilters({ filter, narrowed }: { filter: QueueFilter; narrowed: boolean }) {
  const { say } = useWords();
  const api = useClient();
  const [{ data }, again] = useQuery({ query: SAVED });
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const told = (error: Parameters<typeof failureOf>[0] | undefined) => {
    if (error) notifications.show({ color: 'orange', message: failureOf(error).message });
    else again({ requestPolicy: 'network-only' });
  };
  const save = async () => {
    const { error } = await api.mutation(SAVE, { input: { name: name.trim(), filter: toReviewFilter(filter), shared } }).toPromise();
    told(error);
    if (!error) setName('');
  };
  const saved = data?.savedFilters ?? [];
  if (saved.length === 0 && !narrowed) return null;
  return (
    <Group gap="xs" align="flex-end" role="group" aria-label={say('saved.title')}>
      {saved.map((each) => (
        <span key={each.id} className="chip">
          <Link href={addressOf(fromReviewFilter(each.filter))}><bdi>{each.name}</bdi></Link>{!each.mine && <span className="queue-meta"> <bdi>{each.ownerName}</bdi></span>}
          {each.mine && <button type="button" className="plain" aria-label={say('saved.forget', { name: each.name })} onClick={() => void api.mutation(DELETE, { id: each.id }).toPromise().then(({ error }) => told(error))}>×</button>}
        </span>
      ))}
      {narrowed && (
        <form className="save-filter" onSubmit={(event) => { event.preventDefault(); if (name.trim()) void save(); }}>
          <TextField label={say('saved.save')} dir="auto" value={name} onChange={setName} />
          {name.trim() !== '' && <TickField label={say('saved.share')} checked={shared} onChange={setShared} />}
          {name.trim() !== '' && <button type="submit" className="chip">{say('saved.keep')}</button>}
        </form>
      )}
    </Group>
  );
}
