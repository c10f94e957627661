import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../../gql/index.ts';
import type { GradeProposalQuery } from '../../gql/graphql.ts';
import type { IncidentDraft } from './draft.ts';
import { gradeInput } from './toInput.ts';

const PROPOSAL = graphql(`
  query GradeProposal($id: ID!, $draft: GradeDraftInput, $incidentId: ID) {
    reviewItem(id: $id) {
      id independentReports
      gradeProposal(draft: $draft, incidentId: $incidentId) { grade steps { decides finding } independentSources credibleSources accusedParties }
    }
  }
`);

export type Proposed = NonNullable<GradeProposalQuery['reviewItem']>;

/** A number is typed in less time; the desk needn't be asked about each figure of it. */
const PAUSE_MS = 300;

/**
 * What the policy makes of the draft, as a new incident or attached to one. undefined until the desk has answered to what the form says
 * now: a proposal for another draft is none.
 */
export function useGradeProposal(itemId: string, draft: IncidentDraft | undefined, incidentId?: string): Proposed | undefined {
  const wanted = JSON.stringify(draft ? gradeInput(draft) : {});
  const [asked, setAsked] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const [{ data, operation }] = useQuery({ query: PROPOSAL, variables: { id: itemId, draft: JSON.parse(asked), incidentId }, requestPolicy: 'cache-first' });
  return JSON.stringify(operation?.variables.draft) === wanted ? (data?.reviewItem ?? undefined) : undefined;
}
