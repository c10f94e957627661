import { GradeBadge } from '../../parts/GradeBadge.tsx';
import { useWords } from '../../words/useWords.ts';
import type { IncidentDraft } from './draft.ts';
import { PolicySteps } from './PolicySteps.tsx';
import { useGradeProposal } from './useGradeProposal.ts';

interface Props {
  itemId: string;
  incident: { id: string };
  draft: IncidentDraft | undefined;
}

/** What the policy would make of an incident with this report added. Attaching changes no grade: that stays a person's to do. */
export function GradeAfterwards({ itemId, incident, draft }: Props) {
  const { say } = useWords();
  const proposed = useGradeProposal(itemId, draft, incident.id);
  if (!proposed) return null;
  return (
    <div className="policy" data-afterwards={proposed.gradeProposal.grade}>
      <p className="policy-line"><span>{say('policy.afterwards')}</span> <GradeBadge grade={proposed.gradeProposal.grade} /></p>
      <PolicySteps proposal={proposed.gradeProposal} />
    </div>
  );
}
