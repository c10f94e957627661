import type { Tx } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import type { IncidentState } from './facts.ts';

export interface LoadedIncident {
  code: string;
  state: IncidentState;
}

/**
 * The current version of an incident.
 * @throws DeskError NOT_FOUND
 */
export async function loadIncident(tx: Tx, id: string): Promise<LoadedIncident> {
  const found = await tx.incident.findUnique({
    where: { id },
    include: { versions: { where: { toSeq: null }, include: { parties: true } } },
  });
  const state = found?.versions[0];
  if (!found || !state) throw new DeskError('NOT_FOUND', 'There is no such incident');
  return { code: found.code, state };
}

/** The same, refusing one that the caller has not seen in its present state. @throws DeskError STALE */
export async function loadExpected(tx: Tx, id: string, expectedVersion: number): Promise<LoadedIncident> {
  const loaded = await loadIncident(tx, id);
  if (loaded.state.version !== expectedVersion) throw await staleBecause(tx, loaded, expectedVersion);
  return loaded;
}

async function staleBecause(tx: Tx, { code, state }: LoadedIncident, expected: number): Promise<DeskError> {
  const last = await tx.auditEntry.findFirst({ where: { subjectType: 'Incident', subjectId: state.incidentId }, orderBy: { at: 'desc' } });
  const who = last ? `${last.actorName} did "${last.deed}" at ${last.at.toISOString()}` : 'somebody changed it';
  return new DeskError('STALE', `${code} is at version ${state.version}, you saw ${expected}: ${who}. Read it again and decide anew`, {
    code,
    version: state.version,
  });
}
