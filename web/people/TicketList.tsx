import { Button, Group, Text, Title } from '@mantine/core';
import { useQuery } from 'urql';
import { failureOf } from '../api/failure.ts';
import { useAct } from '../api/useAct.ts';
import { graphql } from '../gql/index.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { useFormats } from '../words/useFormats.ts';
import { useWords } from '../words/useWords.ts';

graphql(`
  fragment TicketLine on Ticket {
    id kind email role issuedByName createdAt expiresAt
  }
`);
const TICKETS = graphql(`
  query Tickets {
    tickets { ...TicketLine }
  }
`);
const REVOKE = graphql(`
  mutation RevokeTicket($id: ID!, $clientMutationId: String) {
    revokeTicket(id: $id, clientMutationId: $clientMutationId)
  }
`);

/** Invitations and links to set a new password that nobody has used yet. */
export function TicketList() {
  const { say } = useWords();
  const { instant } = useFormats();
  // An empty list names no type; the context makes it be read again when a ticket was made.
  const [{ data, error }, again] = useQuery({ query: TICKETS, context: TICKET_CONTEXT });
  const { act, failure } = useAct();
  const refresh = () => again({ requestPolicy: 'network-only' });
  return (
    <section aria-labelledby="tickets">
      <Title order={2} size="h5" id="tickets">{say('people.tickets')}</Title>
      {error && <FailureNotice failure={failureOf(error)} onRetry={refresh} />}
      {failure && <FailureNotice failure={failure} onRetry={refresh} />}
      {data?.tickets.length === 0 && <Text size="sm" c="dimmed">{say('people.noTickets')}</Text>}
      <ul className="lines">
        {data?.tickets.map(({ id, kind, email, role, issuedByName, expiresAt }) => (
          <li key={id}>
            <Group justify="space-between" gap="xs">
              <span><bdi dir="ltr">{email}</bdi> <span className="queue-meta"><span>{say(`ticket.${kind}`)}</span> {role && <span>{say(`role.${role}`)}</span>} <span>{say('people.issued', { name: issuedByName })}</span> <span>{say('people.until', { time: instant(expiresAt) })}</span></span></span>
              <Button size="compact-sm" variant="default" aria-label={`${say('people.revoke')}: ${email}`} onClick={() => void act(REVOKE, (clientMutationId) => ({ id, clientMutationId })).then(refresh)}>{say('people.revoke')}</Button>
            </Group>
          </li>
        ))}
      </ul>
    </section>
  );
}

const TICKET_CONTEXT = { additionalTypenames: ['Ticket'] };
