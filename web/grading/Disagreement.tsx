import { Anchor, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { useAct } from '../api/useAct.ts';
import { graphql } from '../gql/index.ts';
import type { DisagreementFragment } from '../gql/graphql.ts';
import { GradeBadge } from '../parts/GradeBadge.tsx';
import { useViewer } from '../session/useViewer.ts';
import { useWords } from '../words/useWords.ts';
import { ClaimsBeneath } from './ClaimsBeneath.tsx';
import { GradeForm } from './GradeForm.tsx';

graphql(`
  fragment Disagreement on BlindGrading {
    state firstGrade firstReason firstGraderName secondGrade secondReason secondGraderName
    incident { id code title }
  }
`);
const ADJUDICATE = graphql(`
  mutation AdjudicateGrade($input: GiveGradeInput!) {
    adjudicateGrade(input: $input) { state incident { id } }
  }
`);

/** Two grades that differ, each with its reason; an editor who gave neither decides. */
export function Disagreement({ grading }: { grading: DisagreementFragment }) {
  const { say } = useWords();
  const { edits } = useViewer();
  const { act, busy, failure } = useAct();
  const [open, setOpen] = useState(false);
  const { incident } = grading;
  return (
    <li data-disagreed={incident.code}>
      <Text component="h3" size="md" fw={600}><Anchor component={Link} href={`/incidents/${incident.code}`}>{incident.code}</Anchor> {incident.title && <bdi>{incident.title}</bdi>}</Text>
      <div className="side-by-side">
        {grading.firstGrade && <GivenGrade title={say('grading.first')} name={grading.firstGraderName} grade={grading.firstGrade} reason={grading.firstReason} />}
        {grading.secondGrade && <GivenGrade title={say('grading.second')} name={grading.secondGraderName} grade={grading.secondGrade} reason={grading.secondReason} />}
      </div>
      {edits
        ? (
            <details className="more" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
              <summary>{say('grading.adjudicate')}</summary>
              {open && <ClaimsBeneath incidentId={incident.id} />}
              {open && <GradeForm act={say('grading.decide')} busy={busy} failure={failure} onGrade={(grade, reason) => void act(ADJUDICATE, (clientMutationId) => ({ input: { incidentId: incident.id, grade, reason, clientMutationId } }))} />}
            </details>
          )
        : <Text size="sm" c="dimmed">{say('grading.editorDecides')}</Text>}
    </li>
  );
}

function GivenGrade({ title, name, grade, reason }: { title: string; name?: string | null; grade: NonNullable<DisagreementFragment['firstGrade']>; reason?: string | null }) {
  return (
    <div>
      <p className="queue-meta"><span>{title}</span> <bdi>{name}</bdi></p>
      <GradeBadge grade={grade} /> {reason && <Text span size="sm" dir="auto">{reason}</Text>}
    </div>
  );
}
