import type { Api } from './api.ts';

/** An incident that one writer has to itself. */
export interface Owned {
  id: string;
  version: number;
}

const UPDATE = `mutation Update($input: UpdateIncidentInput!) { updateIncident(input: $input) { incident { version } } }`;

/**
 * Retitles one incident after another until told to stop, each write under an id of its own, and tries each until it is acknowledged.
 * @returns the titles that were acknowledged, in order
 */
export async function write(api: Api, key: string, name: string, incidents: Owned[], stopped: () => boolean): Promise<string[]> {
  const acknowledged: string[] = [];
  for (let number = 0; !stopped(); number += 1) {
    const incident = incidents[number % incidents.length];
    if (!incident) break;
    const title = `${name} ${number}`;
    const input = { id: incident.id, expectedVersion: incident.version, clientMutationId: title, reason: 'Retitled', patch: { title } };
    const { updateIncident } = await api.ask<{ updateIncident: { incident: { version: number } } }>(UPDATE, { input }, key);
    incident.version = updateIncident.incident.version;
    acknowledged.push(title);
  }
  return acknowledged;
}
