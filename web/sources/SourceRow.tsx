import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useMutation } from 'urql';
import { failureOf } from '../api/failure.ts';
import { graphql } from '../gql/index.ts';
import type { SourceLineFragment } from '../gql/graphql.ts';
import { OutLink } from '../parts/OutLink.tsx';
import { useViewer } from '../session/useViewer.ts';
import { useFormats } from '../words/useFormats.ts';
import { useWords } from '../words/useWords.ts';
import { AddFeedDialog } from './AddFeedDialog.tsx';
import { RecipeDialog } from './RecipeDialog.tsx';

graphql(`
  fragment SourceLine on Source {
    id name kind language country reliability homepage active articleCount version recipe
    feeds { id url kind active failures lastError lastOutcome lastPolledAt lastNewAt nextPollAt intervalMinutes health healthReason }
  }
`);
const RUN = graphql(`
  mutation RunScrape($sourceId: ID!) {
    runScrape(sourceId: $sourceId)
  }
`);

/** A source with the health of each of its feeds. */
export function SourceRow({ source }: { source: SourceLineFragment }) {
  const { say } = useWords();
  const { edits } = useViewer();
  const [, run] = useMutation(RUN);
  const [dialog, setDialog] = useState<'feed' | 'recipe' | null>(null);
  const pollNow = async () => {
    const { data, error } = await run({ sourceId: source.id });
    notifications.show(error ? { color: 'orange', message: failureOf(error).message } : { message: say('sources.ran', { n: data?.runScrape ?? 0 }) });
  };
  return (
    <li>
      <Group justify="space-between" gap="xs" align="flex-start">
        <div className="queue-body">
          <Text fw={600} component="h2" size="md"><bdi>{source.name}</bdi></Text>
          <p className="queue-meta">
            <span>{say(`source.${source.kind}`)}</span>{source.language && <span>{source.language}</span>}{source.country && <span>{source.country}</span>}<span>{say('sources.reliability')}: {source.reliability}</span>
            <span>{say('sources.articles')}: {source.articleCount}</span>{!source.active && <span className="queue-warning">{say('sources.inactive')}</span>}
            {source.homepage && <OutLink href={source.homepage}>{source.homepage}</OutLink>}
          </p>
        </div>
        <Group gap="xs">
          {edits && <Button size="compact-sm" variant="default" aria-haspopup="dialog" onClick={() => setDialog('feed')} aria-label={`${say('sources.addFeed')}: ${source.name}`}>{say('sources.addFeed')}</Button>}
          {edits && <Button size="compact-sm" variant="default" aria-haspopup="dialog" onClick={() => setDialog('recipe')} aria-label={`${say('recipe.heading')}: ${source.name}`}>{say('recipe.heading')}</Button>}
          <Button size="compact-sm" variant="default" onClick={() => void pollNow()} aria-label={`${say('sources.run')}: ${source.name}`}>{say('sources.run')}</Button>
        </Group>
      </Group>
      {source.feeds.map((feed) => <FeedLine key={feed.id} feed={feed} />)}
      {dialog === 'feed' && <AddFeedDialog source={source} onClose={() => setDialog(null)} />}
      {dialog === 'recipe' && <RecipeDialog source={source} onClose={() => setDialog(null)} />}
    </li>
  );
}

function FeedLine({ feed }: { feed: SourceLineFragment['feeds'][number] }) {
  const { say } = useWords();
  const { instant } = useFormats();
  const bad = feed.health !== 'OK';
  return (
    <p className="queue-meta">
      <span className={bad ? 'health-bad' : 'health-good'}>{feed.active ? say(`health.${feed.health}`, { n: feed.failures }) : say('sources.inactive')}</span>
      <span>{say(`feed.${feed.kind}`)}</span>
      <bdi dir="ltr">{feed.url}</bdi>
      <span>{feed.lastPolledAt ? say('sources.polled', { time: instant(feed.lastPolledAt) }) : say('sources.neverPolled')}</span>
      {feed.lastNewAt && <span>{say('sources.fresh', { time: instant(feed.lastNewAt) })}</span>}
      {!bad && feed.failures > 0 && <span className="queue-warning">{say('sources.failing', { n: feed.failures })}</span>}
      {feed.healthReason && <span dir="auto">{feed.healthReason}</span>}
      <span>{say('sources.next', { time: instant(feed.nextPollAt) })}</span>
      {feed.lastError && feed.lastError !== feed.healthReason && <span className="health-bad" dir="auto">{feed.lastError}</span>}
    </p>
  );
}
