import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useMutation, type CombinedError } from 'urql';
import { failureOf, type Failure } from '../api/failure.ts';
import { graphql } from '../gql/index.ts';
import type { IncidentPatch } from '../gql/graphql.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { ReasonDialog } from '../parts/ReasonDialog.tsx';
import { useViewer } from '../session/useViewer.ts';
import { useWords } from '../words/useWords.ts';
import { CorrectDialog } from './CorrectDialog.tsx';
import type { Incident } from './useIncident.ts';

const UPDATE = graphql(`
  mutation UpdateIncident($input: UpdateIncidentInput!) {
    updateIncident(input: $input) { incident { id version } }
  }
`);
const RETRACT = graphql(`
  mutation RetractIncident($input: RetractInput!) {
    retractIncident(input: $input) { incident { id version } }
  }
`);
const APPROVE = graphql(`
  mutation ApproveIncident($input: ApproveIncidentInput!) {
    approveIncident(input: $input) { incident { id version } }
  }
`);

/** Correct, approve, retract: each against the assessment that is shown, so that nobody overwrites what they haven't seen. */
export function IncidentActs({ incident, refresh }: { incident: Incident; refresh: () => void }) {
  const { say } = useWords();
  const { edits } = useViewer();
  const [dialog, setDialog] = useState<'correct' | 'retract' | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [, update] = useMutation(UPDATE);
  const [, retract] = useMutation(RETRACT);
  const [, approve] = useMutation(APPROVE);
  const seen = { id: incident.id, expectedVersion: incident.version };
  const close = () => setDialog(null);
  const told = ({ error }: { error?: CombinedError }) => {
    setFailure(error ? failureOf(error) : null);
    if (!error) notifications.show({ message: say('incident.saved') });
  };
  const correct = (patch: IncidentPatch, reason: string) => void update({ input: { ...seen, patch, reason } }).then(told);
  if (incident.state === 'RETRACTED' || incident.state === 'MERGED') return null;
  return (
    <>
      <Group gap="xs">
        {edits && incident.state === 'PROPOSED' && <Button size="xs" onClick={() => void approve({ input: seen }).then(told)}>{say('incident.approve')}</Button>}
        <Button size="xs" variant="default" onClick={() => setDialog('correct')}>{say('incident.correct')}</Button>
        {edits && <Button size="xs" variant="default" onClick={() => setDialog('retract')}>{say('incident.retract')}</Button>}
      </Group>
      {failure && <FailureNotice failure={failure} onRetry={() => { setFailure(null); refresh(); }} />}
      {dialog === 'correct' && <CorrectDialog incident={incident} onClose={close} onCorrect={correct} />}
      <ReasonDialog opened={dialog === 'retract'} onClose={close} title={say('incident.retract')} act={say('incident.retract')} hint={say('incident.reasonHint')}
        onReason={(reason) => void retract({ input: { ...seen, reason } }).then(told)} />
    </>
  );
}
