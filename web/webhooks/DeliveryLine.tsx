import { Button, Group } from '@mantine/core';
import { graphql } from '../gql/index.ts';
import type { DeliveryLineFragment } from '../gql/graphql.ts';
import { useFormats } from '../words/useFormats.ts';
import { useWords } from '../words/useWords.ts';

graphql(`
  fragment DeliveryLine on WebhookDelivery {
    id messageId type cursor state attemptCount createdAt body
    attempts { at status milliseconds error answer }
  }
`);

/** One message: its bytes, and each try with the answer. What an endpoint answers is shown as text. */
export function DeliveryLine({ delivery: { messageId, type, cursor, state, attemptCount, createdAt, body, attempts }, onAgain }: { delivery: DeliveryLineFragment; onAgain: () => void }) {
  const { say } = useWords();
  const { instant, number } = useFormats();
  return (
    <li>
      <Group justify="space-between" gap="xs">
        <span><code dir="ltr">{type}</code> <span className={state === 'FAILED' ? 'health-bad' : undefined}>{say(`delivery.${state}`)}</span></span>
        <Button size="compact-sm" variant="default" aria-label={`${say('hooks.again')}: ${messageId}`} onClick={onAgain}>{say('hooks.again')}</Button>
      </Group>
      <p className="queue-meta"><span>{instant(createdAt)}</span> <span>{say('hooks.tries', { n: attemptCount })}</span> <code dir="ltr">{messageId}</code> {cursor && <span>{say('hooks.cursor')} <code dir="ltr">{cursor}</code></span>}</p>
      <details className="more">
        <summary>{say('hooks.bodies')}</summary>
        {body && <pre className="body" dir="ltr" tabIndex={0} aria-label={say('hooks.sent')}>{readable(body)}</pre>}
        <ol className="lines">
          {attempts.map(({ at, status, milliseconds, error, answer }) => (
            <li key={at}>
              <span className="queue-meta"><span>{instant(at)}</span> <span>{status ?? say('hooks.noAnswer')}</span> <span>{number(milliseconds)} ms</span></span>
              {error && <p className="remark queue-warning" dir="auto">{error}</p>}
              {answer && <pre className="body" dir="ltr" tabIndex={0} aria-label={say('hooks.answer')}>{answer}</pre>}
            </li>
          ))}
        </ol>
      </details>
    </li>
  );
}

/** JSON by lines; what isn't JSON stays as it is. */
function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
