import { Button, Kbd } from '@mantine/core';
import type { Grade } from '../../gql/graphql.ts';
import { GRADES } from '../../parts/enums.ts';
import { GradeBadge } from '../../parts/GradeBadge.tsx';
import { useWords } from '../../words/useWords.ts';
import type { IncidentDraft } from './draft.ts';
import { PolicySteps } from './PolicySteps.tsx';
import { useEvidence } from './useEvidence.ts';
import { useGradeProposal } from './useGradeProposal.ts';

interface Props {
  value: IncidentDraft;
  onTake: (grade: Grade) => void;
}

/** The grade that the policy proposes for this incident as the form has it now, and why; taken by its key or its button. */
export function GradeProposal({ value, onTake }: Props) {
  const { say } = useWords();
  const { itemId } = useEvidence();
  const proposed = useGradeProposal(itemId, value);
  // Its height is kept while the desk is asked again, so that nothing jumps under the pointer.
  if (!proposed) return <div className="policy" aria-busy />;
  const { gradeProposal: proposal, independentReports } = proposed;
  const { grade } = proposal;
  const key = String(GRADES.indexOf(grade) + 1);
  return (
    <div className="policy" data-proposed={grade}>
      <p className="policy-line">
        <span>{say('policy.proposes')}</span> <GradeBadge grade={grade} />
        {value.grade !== grade && <Button size="compact-xs" variant="default" onClick={() => onTake(grade)} rightSection={<Kbd size="xs" aria-hidden>{key}</Kbd>}>{say('policy.take')}</Button>}
        <span className="hint">{say(value.grade === '' ? 'policy.left' : value.grade === grade ? 'policy.taken' : 'policy.differs')}</span>
      </p>
      <PolicySteps proposal={proposal} />
      {independentReports > 1 && <p className="hint">{say('policy.reports', { n: independentReports })}</p>}
    </div>
  );
}
