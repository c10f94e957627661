import { Anchor } from '@mantine/core';
import { Link } from 'wouter';
import { graphql } from '../gql/index.ts';
import type { SettledLineFragment } from '../gql/graphql.ts';
import { GradeBadge } from '../parts/GradeBadge.tsx';
import { useFormats } from '../words/useFormats.ts';
import { useWords } from '../words/useWords.ts';

graphql(`
  fragment SettledLine on BlindGrading {
    state firstGrade secondGrade finalGrade finalReason adjudicatorName settledAt
    incident { id code title }
  }
`);

/** What a double grading came to, and by whose word where the two differed. */
export function SettledLine({ grading: { incident, firstGrade, secondGrade, finalGrade, finalReason, adjudicatorName, settledAt } }: { grading: SettledLineFragment }) {
  const { say } = useWords();
  const { instant } = useFormats();
  return (
    <li>
      <Anchor component={Link} href={`/incidents/${incident.code}`}>{incident.code}</Anchor> {incident.title && <bdi>{incident.title}</bdi>} {finalGrade && <GradeBadge grade={finalGrade} />}
      <span className="queue-meta">
        {firstGrade && secondGrade && <span>{firstGrade === secondGrade ? say('grading.bothSaid') : say('grading.differed', { first: say(`grade.${firstGrade}`), second: say(`grade.${secondGrade}`) })}</span>}
        {adjudicatorName && <span>{say('grading.decidedBy', { name: adjudicatorName })}</span>}
        {settledAt && <span>{instant(settledAt)}</span>}
        {finalReason && <span dir="auto">{finalReason}</span>}
      </span>
    </li>
  );
}
