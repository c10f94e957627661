import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useClient, type CombinedError } from 'urql';
import { useLocation } from 'wouter';
import { failureOf, type Failure } from '../api/failure.ts';
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
  const api = useClient();
  const [, go] = useLocation();
  const [failure, setFailure] = useState<Failure | null>(null);
  const seen = { id: incident.id, expectedVersion: incident.version };
  const told = ({ error }: { error?: CombinedError }) => {
    setFailure(error ? failureOf(error) : null);
    if (!error) notifications.show({ message: say('incident.saved') });
    return !error;
  };
  return {
    failure,
    dismiss: () => setFailure(null),
    approve: async () => told(await api.mutation(APPROVE, { input: seen }).toPromise()),
    correct: async (patch: IncidentPatch, reason: string) => told(await api.mutation(UPDATE, { input: { ...seen, patch, reason } }).toPromise()),
    retract: async (reason: string) => told(await api.mutation(RETRACT, { input: { ...seen, reason } }).toPromise()),
    async merge(into: { id: string; version: number; code: string }, reason: string) {
      const answer = await api.mutation(MERGE, { input: { ...seen, intoId: into.id, intoExpectedVersion: into.version, reason } }).toPromise();
      if (told(answer)) go(`/incidents/${into.code}`);
    },
    async split(split: Split) {
      const answer = await api.mutation(SPLIT, { input: { ...seen, ...split } }).toPromise();
      if (told(answer)) go(`/incidents/${answer.data?.splitIncident.incident.code ?? incident.code}`);
    },
  };
}
