import { Button, Group, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useQuery } from 'urql';
import { failureOf } from '../api/failure.ts';
import { useAct } from '../api/useAct.ts';
import { graphql } from '../gql/index.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { FormDialog } from '../parts/FormDialog.tsx';
import { useFormats } from '../words/useFormats.ts';
import { useWords } from '../words/useWords.ts';
import { NewKey } from './NewKey.tsx';

const KEYS = graphql(`
  query ApiKeys {
    apiKeys { id name role prefix createdAt lastUsedAt revokedAt }
  }
`);
const REVOKE = graphql(`
  mutation RevokeApiKey($id: ID!, $clientMutationId: String) {
    revokeApiKey(id: $id, clientMutationId: $clientMutationId)
  }
`);

/** Keys of partners and programs. Each was shown once; here is only how it begins. */
export function KeyList() {
  const { say } = useWords();
  const { instant } = useFormats();
  const [{ data, error }, again] = useQuery({ query: KEYS });
  const { act, busy, failure } = useAct();
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<{ id: string; name: string } | null>(null);
  const refresh = () => again({ requestPolicy: 'network-only' });
  const revoke = async (id: string) => {
    if (!(await act(REVOKE, (clientMutationId) => ({ id, clientMutationId })))) return;
    setEnding(null);
    refresh();
  };
  return (
    <section aria-labelledby="keys">
      <Group gap="sm"><Title order={2} size="h5" id="keys">{say('people.keys')}</Title><Button size="compact-sm" variant="default" aria-haspopup="dialog" onClick={() => setAdding(true)}>{say('people.addKey')}</Button></Group>
      {error && <FailureNotice failure={failureOf(error)} onRetry={refresh} />}
      {data?.apiKeys.length === 0 && <Text size="sm" c="dimmed">{say('people.noKeys')}</Text>}
      <ul className="lines">
        {data?.apiKeys.map(({ id, name, role, prefix, createdAt, lastUsedAt, revokedAt }) => (
          <li key={id}>
            <Group justify="space-between" gap="xs">
              <span><bdi>{name}</bdi> <span className="queue-meta"><code dir="ltr">{prefix}…</code> <span>{say(`role.${role}`)}</span> <span>{say('people.made', { time: instant(createdAt) })}</span> <span>{lastUsedAt ? say('people.used', { time: instant(lastUsedAt) }) : say('people.unused')}</span></span></span>
              {revokedAt ? <span className="queue-warning">{say('people.revoked', { time: instant(revokedAt) })}</span> : <Button size="compact-sm" variant="default" aria-label={`${say('people.revokeKey')}: ${name}`} aria-haspopup="dialog" onClick={() => setEnding({ id, name })}>{say('people.revokeKey')}</Button>}
            </Group>
          </li>
        ))}
      </ul>
      {adding && <NewKey onClose={() => setAdding(false)} onMade={refresh} />}
      {ending && <FormDialog title={`${say('people.revokeKey')}: ${ending.name}`} act={say('people.revokeKey')} busy={busy} failure={failure} onClose={() => setEnding(null)} onSubmit={() => void revoke(ending.id)}><Text size="sm">{say('people.revokeKeyHelp')}</Text></FormDialog>}
    </section>
  );
}
