import { Text, Title } from '@mantine/core';
import { useQuery } from 'urql';
import { useSearchParams } from 'wouter';
import { failureOf } from '../api/failure.ts';
import { graphql } from '../gql/index.ts';
import type { UserLineFragment } from '../gql/graphql.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { Pager } from '../parts/Pager.tsx';
import { useFormats } from '../words/useFormats.ts';
import { useWords } from '../words/useWords.ts';
import { UserActs } from './UserActs.tsx';

graphql(`
  fragment UserLine on User {
    id version isMe email name role twoFactorEnabled disabledAt sessions lastSeenAt lockedUntil
  }
`);
const USERS = graphql(`
  query Users($after: Cursor) {
    users(first: 50, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { ...UserLine } }
  }
`);

/** Everybody with an account. */
export function UserList() {
  const { say } = useWords();
  const [params] = useSearchParams();
  const [{ data, error }, again] = useQuery({ query: USERS, variables: { after: params.get('users') } });
  const refresh = () => again({ requestPolicy: 'network-only' });
  return (
    <section aria-labelledby="users">
      <Title order={2} size="h5" id="users">{say('people.users')}</Title>
      {error && <FailureNotice failure={failureOf(error)} onRetry={refresh} />}
      <ul className="lines">{data?.users.nodes.map((user) => <UserLine key={user.id} user={user} refresh={refresh} />)}</ul>
      {data && <Pager name="users" shown={data.users.nodes.length} total={data.users.totalCount} next={data.users.pageInfo.hasNextPage ? data.users.pageInfo.endCursor : null} />}
    </section>
  );
}

function UserLine({ user, refresh }: { user: UserLineFragment; refresh: () => void }) {
  const { say } = useWords();
  const { instant } = useFormats();
  const { isMe, email, name, role, twoFactorEnabled, disabledAt, sessions, lastSeenAt, lockedUntil } = user;
  return (
    <li data-user={email}>
      <Text component="h3" size="md" fw={600}><bdi>{name}</bdi>{name !== email && <Text span size="sm" c="dimmed" dir="ltr"> {email}</Text>}{isMe && <Text span size="sm" c="dimmed"> ({say('people.you')})</Text>}</Text>
      <p className="queue-facts">
        <span>{say(`role.${role}`)}</span>
        <span>{say(twoFactorEnabled ? 'people.secondFactor' : 'people.noSecondFactor')}</span>
        <span>{say('people.sessions', { n: sessions })}</span>
        <span className="queue-meta">{lastSeenAt ? say('people.seen', { time: instant(lastSeenAt) }) : say('people.neverSeen')}</span>
        {disabledAt && <span className="queue-warning">{say('people.closed', { time: instant(disabledAt) })}</span>}
        {lockedUntil && <span className="queue-warning">{say('people.locked', { time: instant(lockedUntil) })}</span>}
      </p>
      <UserActs user={user} refresh={refresh} />
    </li>
  );
}
