import { useWords } from '../../words/useWords.ts';
import type { Proposed } from './useGradeProposal.ts';

/** How the policy came to its proposal, question by question; the answer that decided stands out. */
export function PolicySteps({ proposal: { steps, independentSources, credibleSources, accusedParties } }: { proposal: Proposed['gradeProposal'] }) {
  const { say } = useWords();
  const values = { sources: independentSources, credible: credibleSources, accused: accusedParties };
  return (
    <ul className="policy-steps">
      {steps.map(({ finding, decides }) => <li key={finding} data-decides={decides || undefined}>{say(`policy.${finding}`, values)}</li>)}
    </ul>
  );
}
