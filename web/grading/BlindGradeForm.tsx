import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../api/useAct.ts';
import { graphql } from '../gql/index.ts';
import type { Grade, GradingTaskFragment } from '../gql/graphql.ts';
import { useFormats } from '../words/useFormats.ts';
import { useWords } from '../words/useWords.ts';
import { ClaimsBeneath } from './ClaimsBeneath.tsx';
import { GradeForm } from './GradeForm.tsx';

graphql(`
  fragment GradingTask on BlindGrading {
    mine assignedUntil incident { id code title }
  }
`);
const GRADE = graphql(`
  mutation GradeSecond($input: GiveGradeInput!) {
    gradeSecond(input: $input) { state incident { id } }
  }
`);

/** The incident that the viewer was given, and the digits to grade it with. */
export function BlindGradeForm({ task: { incident, assignedUntil }, onGiven }: { task: GradingTaskFragment; onGiven: () => void }) {
  const { say } = useWords();
  const { instant } = useFormats();
  const { act, busy, failure } = useAct();
  const [sent, setSent] = useState(false);
  const give = async (grade: Grade, reason: string) => {
    const done = await act(GRADE, (clientMutationId) => ({ input: { incidentId: incident.id, grade, reason, clientMutationId } }));
    if (!done) return;
    setSent(true);
    onGiven();
  };
  return (
    <article className="panel" data-grading={incident.code}>
      <Stack gap="sm">
        <Text component="h3" fw={600}>{incident.code} {incident.title && <bdi>{incident.title}</bdi>}</Text>
        <ClaimsBeneath incidentId={incident.id} />
        {assignedUntil && <Text size="sm" c="dimmed">{say('grading.yours', { time: instant(assignedUntil) })}</Text>}
        <GradeForm act={say('grading.give')} busy={busy || sent} failure={failure} onRetry={onGiven} keys onGrade={(grade, reason) => void give(grade, reason)} />
      </Stack>
    </article>
  );
}
