import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useQuery } from 'urql';
import { useSearchParams } from 'wouter';
import { failureOf } from '../api/failure.ts';
import { graphql } from '../gql/index.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Pager } from '../parts/Pager.tsx';
import { SecretDialog } from '../parts/SecretDialog.tsx';
import { useWords } from '../words/useWords.ts';
import { NewWebhook } from './NewWebhook.tsx';
import { WebhookLine } from './WebhookLine.tsx';

const WEBHOOKS = graphql(`
  query Webhooks($after: Cursor) {
    webhooks(first: 20, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { ...WebhookLine }
    }
  }
`);

/** Endpoints that the changes are sent to: how each goes, and what was sent. A secret is shown once, when it is made. */
export function WebhooksPage() {
  const { say } = useWords();
  const [params] = useSearchParams();
  const [{ data, error }, again] = useQuery({ query: WEBHOOKS, variables: { after: params.get('after') } });
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const refresh = () => again({ requestPolicy: 'network-only' });
  const shown = (made: string) => {
    setAdding(false);
    setSecret(made);
    refresh();
  };
  return (
    <Stack gap="md">
      <PageHead title={say('hooks.title')} help={say('hooks.help')} act={say('hooks.add')} opens="dialog" onAct={() => setAdding(true)} />
      {error && <FailureNotice failure={failureOf(error)} onRetry={refresh} />}
      {data?.webhooks.totalCount === 0 && <Text>{say('hooks.none')}</Text>}
      <ul className="lines">{data?.webhooks.nodes.map((webhook) => <WebhookLine key={webhook.id} webhook={webhook} onSecret={shown} />)}</ul>
      {data && <Pager shown={data.webhooks.nodes.length} total={data.webhooks.totalCount} next={data.webhooks.pageInfo.hasNextPage ? data.webhooks.pageInfo.endCursor : null} />}
      {adding && <NewWebhook onClose={() => setAdding(false)} onMade={shown} />}
      {secret && <SecretDialog title={say('hooks.secret')} help={say('hooks.secretHelp')} secret={secret} onClose={() => setSecret(null)} />}
    </Stack>
  );
}
