import { Button, Group, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useClient } from 'urql';
import { failureOf, type Failure } from '../api/failure.ts';
import { graphql } from '../gql/index.ts';
import type { RuleLineFragment } from '../gql/graphql.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { TextField } from '../parts/TextField.tsx';
import { useWords } from '../words/useWords.ts';
import { ruleDraft, ruleInput } from './ruleDraft.ts';
import { RuleFields } from './RuleFields.tsx';
import { RuleTrial } from './RuleTrial.tsx';

const CREATE = graphql(`
  mutation CreateRule($input: CreateRuleInput!) {
    createRule(input: $input) { ...RuleLine }
  }
`);
const UPDATE = graphql(`
  mutation UpdateRule($input: UpdateRuleInput!) {
    updateRule(input: $input) { ...RuleLine }
  }
`);

/** A new rule, or a new version of one; what it would have done to the past is shown on demand. */
export function RuleEditor({ rule, onClose }: { rule?: RuleLineFragment; onClose: () => void }) {
  const { say } = useWords();
  const api = useClient();
  const [draft, setDraft] = useState(() => ruleDraft(rule?.current));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState<ReturnType<typeof ruleInput> | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [clientMutationId] = useState(() => crypto.randomUUID());
  const save = async () => {
    const input = { rule: ruleInput(draft), clientMutationId };
    const { error } = rule
      ? await api.mutation(UPDATE, { input: { ...input, id: rule.id, expectedVersion: rule.current.version, reason: reason.trim() } }).toPromise()
      : await api.mutation(CREATE, { input }).toPromise();
    if (error) return setFailure(failureOf(error));
    notifications.show({ message: say('incident.saved') });
    return onClose();
  };
  const unready = draft.name.trim() === '' || (rule !== undefined && reason.trim() === '');
  return (
    <form className="panel" onSubmit={(event) => { event.preventDefault(); void save(); }}>
      <Stack gap="sm">
        <RuleFields draft={draft} onChange={(part) => setDraft((before) => ({ ...before, ...part }))} />
        {rule && <TextField label={say('app.reason')} dir="auto" value={reason} onChange={setReason} />}
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={() => setTried(ruleInput(draft))} disabled={draft.name.trim() === ''}>{say('rules.try')}</Button>
          <Button size="xs" type="submit" disabled={unready}>{say('saved.keep')}</Button>
          <Button size="xs" variant="subtle" onClick={onClose}>{say('app.close')}</Button>
        </Group>
        {failure && <FailureNotice failure={failure} />}
        {tried && <RuleTrial rule={tried} />}
      </Stack>
    </form>
  );
}
