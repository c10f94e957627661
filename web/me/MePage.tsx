import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useClient, useQuery } from 'urql';
import { Link } from 'wouter';
import { failureOf } from '../api/failure.ts';
import { graphql } from '../gql/index.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { usePageTitle } from '../parts/usePageTitle.ts';
import { RemarkLine } from '../remarks/RemarkLine.tsx';
import { useViewer } from '../session/useViewer.ts';
import { useWords } from '../words/useWords.ts';
import { Account } from './Account.tsx';
import { MyDay } from './MyDay.tsx';
import { SecondFactor } from './SecondFactor.tsx';

const MINE = graphql(`
  query Mine {
    unreadMentions
    mentions(first: 30) { totalCount nodes { ...RemarkLine item { id article { title language } } } }
    held: reviewQueue(first: 20, filter: { mine: true, states: [CLAIMED] }) { totalCount nodes { id article { title language } } }
  }
`);
const READ = graphql(`
  mutation MarkMentionsRead($remarkIds: [ID!]) {
    markMentionsRead(remarkIds: $remarkIds)
  }
`);

/** A reviewer's own desk: who called upon them, what they hold, how their day went, and their account. */
export function MePage() {
  const { say } = useWords();
  const { viewer } = useViewer();
  const api = useClient();
  const [{ data, error }, again] = useQuery({ query: MINE });
  const refresh = () => again({ requestPolicy: 'network-only' });
  usePageTitle(say('me.title'));
  return (
    <Stack gap="lg">
      <Title order={1} size="h3">{say('me.title')} · <bdi>{viewer.name}</bdi></Title>
      {error && <FailureNotice failure={failureOf(error)} onRetry={refresh} />}
      <section aria-labelledby="mentions">
        <Group gap="sm">
          <Title order={2} size="h5" id="mentions">{say('me.mentions')}</Title>
          {(data?.unreadMentions ?? 0) > 0 && <Button size="compact-sm" variant="default" onClick={() => void api.mutation(READ, {}).toPromise().then(refresh)}>{say('me.readAll', { n: data?.unreadMentions ?? 0 })}</Button>}
        </Group>
        {data?.mentions.totalCount === 0 && <Text size="sm" c="dimmed">{say('me.noMentions')}</Text>}
        <ul className="lines">
          {data?.mentions.nodes.map((remark) => (
            <li key={remark.id}>
              <Link href={`/items/${remark.item.id}`} className="line-link" dir="auto" lang={remark.item.article.language ?? undefined}>{remark.item.article.title ?? say('queue.untitled')}</Link>
              <RemarkLine remark={remark} />
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="held">
        <Title order={2} size="h5" id="held">{say('me.held')}</Title>
        {data?.held.totalCount === 0 && <Text size="sm" c="dimmed">{say('me.noneHeld')}</Text>}
        <ul className="lines">{data?.held.nodes.map(({ id, article }) => <li key={id}><Link href={`/items/${id}`} className="line-link" dir="auto" lang={article.language ?? undefined}>{article.title ?? say('queue.untitled')}</Link></li>)}</ul>
      </section>
      <MyDay />
      <SecondFactor />
      <Account />
    </Stack>
  );
}
