import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useAct } from '../api/useAct.ts';
import { graphql } from '../gql/index.ts';
import type { WebhookLineFragment } from '../gql/graphql.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { FormDialog } from '../parts/FormDialog.tsx';
import { useWords } from '../words/useWords.ts';
import { EditWebhook } from './EditWebhook.tsx';
import { RedeliverDialog } from './RedeliverDialog.tsx';

const PING = graphql(`
  mutation PingWebhook($input: PingWebhookInput!) {
    pingWebhook(input: $input) { delivery { ...DeliveryLine } }
  }
`);
const ENABLE = graphql(`
  mutation EnableWebhook($input: WebhookActInput!) {
    enableWebhook(input: $input) { webhook { ...WebhookLine } }
  }
`);
const DISABLE = graphql(`
  mutation DisableWebhook($input: WebhookActInput!) {
    disableWebhook(input: $input) { webhook { ...WebhookLine } }
  }
`);
const ROTATE = graphql(`
  mutation RotateWebhookSecret($input: WebhookActInput!) {
    rotateWebhookSecret(input: $input) { secret webhook { ...WebhookLine } }
  }
`);
const DELETE = graphql(`
  mutation DeleteWebhook($input: WebhookActInput!) {
    deleteWebhook(input: $input) { webhook { ...WebhookLine } }
  }
`);

interface Props {
  webhook: WebhookLineFragment;
  onSecret: (secret: string) => void;
  onPinged: () => void;
}

/** Test it, stop it, go on, send again, a new secret, the end; what can't be taken back is asked for twice. */
export function WebhookActs({ webhook, onSecret, onPinged }: Props) {
  const { id, version, url, state } = webhook;
  const { say } = useWords();
  const { act, busy, failure, dismiss } = useAct();
  const [dialog, setDialog] = useState<'edit' | 'rotate' | 'delete' | 'redeliver' | null>(null);
  const seen = (clientMutationId: string) => ({ input: { id, expectedVersion: version, clientMutationId } });
  const named = (word: string) => `${word}: ${url}`;
  const ping = async () => {
    if (await act(PING, (clientMutationId) => ({ input: { id, clientMutationId } }))) onPinged();
  };
  const rotate = async () => {
    const made = await act(ROTATE, seen);
    if (!made) return;
    setDialog(null);
    onSecret(made.rotateWebhookSecret.secret);
  };
  const remove = async () => {
    if (!(await act(DELETE, seen))) return;
    setDialog(null);
    notifications.show({ message: say('incident.saved') });
  };
  return (
    <>
      <Group gap={6} mt={6}>
        <Button size="compact-sm" variant="default" loading={busy} aria-label={named(say('hooks.ping'))} onClick={() => void ping()}>{say('hooks.ping')}</Button>
        {state === 'ACTIVE'
          ? <Button size="compact-sm" variant="default" aria-label={named(say('hooks.disable'))} onClick={() => void act(DISABLE, seen)}>{say('hooks.disable')}</Button>
          : <Button size="compact-sm" variant="default" aria-label={named(say('hooks.enable'))} onClick={() => void act(ENABLE, seen)}>{say('hooks.enable')}</Button>}
        <Button size="compact-sm" variant="default" aria-label={named(say('hooks.edit'))} aria-haspopup="dialog" onClick={() => setDialog('edit')}>{say('hooks.edit')}</Button>
        <Button size="compact-sm" variant="default" aria-label={named(say('hooks.redeliver'))} aria-haspopup="dialog" onClick={() => setDialog('redeliver')}>{say('hooks.redeliver')}</Button>
        <Button size="compact-sm" variant="default" aria-label={named(say('hooks.rotate'))} aria-haspopup="dialog" onClick={() => setDialog('rotate')}>{say('hooks.rotate')}</Button>
        <Button size="compact-sm" variant="default" aria-label={named(say('hooks.delete'))} aria-haspopup="dialog" onClick={() => setDialog('delete')}>{say('hooks.delete')}</Button>
      </Group>
      {failure && dialog === null && <FailureNotice failure={failure} onRetry={dismiss} />}
      {dialog === 'edit' && <EditWebhook webhook={webhook} onClose={() => setDialog(null)} />}
      {dialog === 'redeliver' && <RedeliverDialog id={id} onClose={() => setDialog(null)} />}
      {dialog === 'rotate' && <FormDialog title={say('hooks.rotate')} act={say('hooks.rotate')} busy={busy} failure={failure} onClose={() => setDialog(null)} onSubmit={() => void rotate()}><Text size="sm">{say('hooks.rotateHelp')}</Text></FormDialog>}
      {dialog === 'delete' && <FormDialog title={say('hooks.delete')} act={say('hooks.delete')} busy={busy} failure={failure} onClose={() => setDialog(null)} onSubmit={() => void remove()}><Text size="sm">{say('hooks.deleteHelp', { url })}</Text></FormDialog>}
    </>
  );
}
