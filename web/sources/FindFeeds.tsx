import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useClient } from 'urql';
import { failureOf } from '../api/failure.ts';
import { graphql } from '../gql/index.ts';
import { useFormats } from '../words/useFormats.ts';
import { useWords } from '../words/useWords.ts';
import type { FeedDraft } from './FeedFields.tsx';
import { useProbe } from './useProbe.ts';

const FIND = graphql(`
  mutation FindFeeds($homepage: String!) {
    findFeeds(homepage: $homepage) { id }
  }
`);

/** Looks on a site's home page for where it announces its pages; what is found is taken by a press. */
export function FindFeeds({ homepage, onTake }: { homepage: string; onTake: (feed: Pick<FeedDraft, 'url' | 'kind'>) => void }) {
  const { say } = useWords();
  const { day } = useFormats();
  const api = useClient();
  const [probeId, setProbeId] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const probe = useProbe(probeId);
  const find = async () => {
    setProbeId(null);
    const { data, error } = await api.mutation(FIND, { homepage: homepage.trim() }).toPromise();
    setFault(error ? failureOf(error).message : null);
    setProbeId(data?.findFeeds.id ?? null);
  };
  return (
    <div role="status">
      <Button size="xs" variant="default" disabled={homepage.trim() === ''} onClick={() => void find()}>{say('feeds.find')}</Button>
      {probeId && !probe && <Text size="sm">{say('recipe.waiting')}</Text>}
      {(fault ?? probe?.error) && <Text size="sm" className="health-bad" dir="auto">{fault ?? probe?.error}</Text>}
      {probe?.state === 'DONE' && probe.feeds.length === 0 && <Text size="sm">{say('feeds.none')}</Text>}
      <ul className="lines">
        {probe?.feeds.map(({ url, kind, title, entries, newest }) => (
          <li key={url}>
            <button type="button" className="plain" onClick={() => onTake({ url, kind })}><bdi dir="ltr">{url}</bdi></button>
            <span className="queue-meta"><span>{say(`feed.${kind}`)}</span> <bdi>{title}</bdi> <span>{say('feeds.entries', { n: entries })}</span> {newest && <span>{day(newest)}</span>}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
