import { Button, Group, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { failureOf } from '../api/failure.ts';
import { useAct } from '../api/useAct.ts';
import { graphql } from '../gql/index.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { TickField } from '../parts/TickField.tsx';
import { useWords } from '../words/useWords.ts';
import { DeliveryLine } from './DeliveryLine.tsx';
import { REDELIVER } from './RedeliverDialog.tsx';

const DELIVERIES = graphql(`
  query Deliveries($id: ID!, $first: Int!, $filter: WebhookDeliveryFilter) {
    webhook(id: $id) {
      id
      deliveries(first: $first, filter: $filter) { totalCount nodes { ...DeliveryLine } }
    }
  }
`);

const PAGE = 20;
/** While something waits to be sent, how often it is asked what came of it. */
const ASK_AGAIN_MS = 2_000;

/** What was sent to an endpoint and what it answered, the newest first. */
export function DeliveryLog({ webhookId }: { webhookId: string }) {
  const { say } = useWords();
  const { act, failure, dismiss } = useAct();
  const [undelivered, setUndelivered] = useState(false);
  const [first, setFirst] = useState(PAGE);
  const [{ data, error }, again] = useQuery({ query: DELIVERIES, variables: { id: webhookId, first, filter: undelivered ? { undelivered } : null } });
  const deliveries = data?.webhook?.deliveries;
  const waiting = deliveries?.nodes.some(({ state }) => state === 'PENDING') ?? false;
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setInterval(() => again({ requestPolicy: 'network-only' }), ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [waiting, again]);
  return (
    <>
      <Group gap="md">
        <TickField label={say('hooks.undelivered')} checked={undelivered} onChange={setUndelivered} />
        <Button size="compact-sm" variant="default" onClick={() => again({ requestPolicy: 'network-only' })}>{say('item.reload')}</Button>
      </Group>
      {error && <FailureNotice failure={failureOf(error)} />}
      {failure && <FailureNotice failure={failure} onRetry={dismiss} />}
      {deliveries?.totalCount === 0 && <Text size="sm" c="dimmed">{say(undelivered ? 'hooks.allDelivered' : 'hooks.noDeliveries')}</Text>}
      <ul className="lines">
        {deliveries?.nodes.map((delivery) => (
          <DeliveryLine key={delivery.id} delivery={delivery} onAgain={() => void act(REDELIVER, (clientMutationId) => ({ input: { id: webhookId, delivery: delivery.id, clientMutationId } }))} />
        ))}
      </ul>
      {deliveries && deliveries.totalCount > deliveries.nodes.length && <button type="button" className="plain" onClick={() => setFirst(first + PAGE)}>{say('pager.next')}</button>}
    </>
  );
}
