import { Text } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../gql/index.ts';
import type { WebhookLineFragment } from '../gql/graphql.ts';
import { useFormats } from '../words/useFormats.ts';
import { useWords } from '../words/useWords.ts';
import { DeliveryLog } from './DeliveryLog.tsx';
import { WebhookActs } from './WebhookActs.tsx';

graphql(`
  fragment WebhookLine on Webhook {
    id version url description ownerName filter state stop notice stoppedAt cursor delivered failed failedTries lastDeliveredAt lastError nextTryAt createdAt
  }
`);

/** An endpoint: whose it is, how it goes, what can be done with it, and on demand what was sent. */
export function WebhookLine({ webhook, onSecret }: { webhook: WebhookLineFragment; onSecret: (secret: string) => void }) {
  const { say } = useWords();
  const { instant, number } = useFormats();
  const [open, setOpen] = useState(false);
  const { url, description, ownerName, filter, state, notice, cursor, delivered, failed, failedTries, lastDeliveredAt, lastError, nextTryAt } = webhook;
  return (
    <li>
      <Text component="h2" size="md" fw={600}><bdi dir="ltr">{url}</bdi> {state !== 'ACTIVE' && <span className="queue-warning">{say(`hookState.${state}`)}</span>}</Text>
      <p className="queue-facts">
        {description && <bdi>{description}</bdi>}
        <span>{say('hooks.owner', { name: ownerName })}</span>
        <span>{say('hooks.delivered', { n: number(delivered) })}</span>
        <span className={failed > 0 ? 'queue-warning' : undefined}>{say('hooks.failed', { n: failed })}</span>
      </p>
      <p className="queue-meta">
        <span>{lastDeliveredAt ? say('hooks.last', { time: instant(lastDeliveredAt) }) : say('hooks.never')}</span>
        {failedTries > 0 && nextTryAt && <span>{say('sources.next', { time: instant(nextTryAt) })}</span>}
        <span>{say('hooks.cursor')} <code dir="ltr">{cursor}</code></span>
        {filter != null && <span>{say('hooks.filter')} <code dir="ltr">{JSON.stringify(filter)}</code></span>}
      </p>
      {notice && <Text size="sm" className="queue-warning">{notice}</Text>}
      {!notice && lastError && <Text size="sm" className="queue-warning">{lastError}</Text>}
      <WebhookActs webhook={webhook} onSecret={onSecret} onPinged={() => setOpen(true)} />
      <details className="more" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{say('hooks.log')}</summary>
        {open && <DeliveryLog webhookId={webhook.id} />}
      </details>
    </li>
  );
}
