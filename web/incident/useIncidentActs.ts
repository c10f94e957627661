import { notifications } from '@mantine/notifications';
import { useLocation } from 'wouter';
import { useAct } from '../api/useAct.ts';
import { graphql } from '../gql/index.ts';
import type { IncidentPatch } from '../gql/graphql.ts';
import { useWords } from '../words/useWords.ts';
import type { Split } from './SplitDialog.tsx';
import type { Incident } from './useIncident.ts';

const UPDATE = graphql(`
  mutation UpdateIncident($input: UpdateIncidentInput!) {
    updateIncident(input: $input) { incident { id version code } }
  }
`);
const RETRACT = graphql(`
  mutation RetractIncident($input: RetractInput!) {
    retractIncident(input: $input) { incident { id version code } }
  }
`);
const APPROVE = graphql(`
  mutation ApproveIncident($input: ApproveIncidentInput!) {
    approveIncident(input: $input) { incident { id version code } }
  }
`);
const MERGE = graphql(`
  mutation MergeIncidents($input: MergeIncidentsInput!) {
    mergeIncidents(input: $input) { incident { id version code } }
  }
`);
const SPLIT = graphql(`
  mutation SplitIncident($input: SplitIncidentInput!) {
    splitIncident(input: $input) { incident { id version code } }
  }
`);

/** What can be done with an incident, each act against the assessment that is shown, so that nobody overwrites what they haven't seen. */
export function useIncidentActs(incident: Incident) {
  const { say } = useWords();
  const [, go] = useLocation();
  const { act, failure, dismiss } = useAct();
  const seen = (clientMutationId: string) => ({ id: incident.id, expectedVersion: incident.version, clientMutationId });
  const told = <Answer>(answer: Answer | null): Answer | null => {
    if (answer) notifications.show({ message: say('incident.saved') });
    return answer;
  };
  return {
    failure, dismiss,
    approve: async () => told(await act(APPROVE, (key) => ({ input: seen(key) }))),
    correct: async (patch: IncidentPatch, reason: string) => told(await act(UPDATE, (key) => ({ input: { ...seen(key), patch, reason } }))),
    retract: async (reason: string) => told(await act(RETRACT, (key) => ({ input: { ...seen(key), reason } }))),
    async merge(into: { id: string; version: number; code: string }, reason: string) {
      const answer = await act(MERGE, (key) => ({ input: { ...seen(key), intoId: into.id, intoExpectedVersion: into.version, reason } }));
      if (told(answer)) go(`/incidents/${into.code}`);
    },
    async split(split: Split) {
      const answer = told(await act(SPLIT, (key) => ({ input: { ...seen(key), ...split } })));
      if (answer) go(`/incidents/${answer.splitIncident.incident.code}`);
    },
  };
}
