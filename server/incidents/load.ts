import type { Tx } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import { lastDeed } from '../records/audit.ts';
import type { ClientKey } from '../records/once.ts';
import type { IncidentState } from './facts.ts';

/** An incident as the caller last saw it. */
export interface SeenIncident {
  id: string;
  expectedVersion: number;
  clientMutationId?: ClientKey;
}

export interface LoadedIncident {
  code: string;
  state: IncidentState;
}

/**
 * The current version of an incident.
 * @throws DeskError NOT_FOUND
 */
export async function loadIncident(tx: Tx, id: string): Promise<LoadedIncident> {
  const state = await tx.incidentVersion.findFirst({ where: { incidentId: id, toSeq: null }, include: { parties: true } });
  if (!state) throw new DeskError('NOT_FOUND', 'There is no such incident');
  return { code: state.code, state };
}

/** The same, refusing one that the caller has not seen in its present state. @throws DeskError STALE */
export async function loadExpected(tx: Tx, id: string, expectedVersion: number): Promise<LoadedIncident> {
  const loaded = await loadIncident(tx, id);
  if (loaded.state.version !== expectedVersion) throw await staleBecause(tx, loaded, expectedVersion);
  return loaded;
}

/** The same, refusing tombstones: an incident that was retracted or merged can't be changed any more. @throws DeskError STALE, NOT_POSSIBLE */
export async function loadAlive(tx: Tx, id: string, expectedVersion: number): Promise<LoadedIncident> {
  const loaded = await loadExpected(tx, id, expectedVersion);
  refuseTombstone(loaded);
  return loaded;
}

/** @throws DeskError NOT_POSSIBLE for an incident that was retracted or merged */
export function refuseTombstone({ code, state: { state } }: LoadedIncident): void {
  if (state === 'RETRACTED' || state === 'MERGED') throw new DeskError('NOT_POSSIBLE', `${code} is ${state.toLowerCase()}: it can't be changed any more`);
}

async function staleBecause(tx: Tx, { code, state }: LoadedIncident, expected: number): Promise<DeskError> {
  const who = await lastDeed(tx, 'Incident', state.incidentId);
  return new DeskError('STALE', `${code} is at version ${state.version}, you saw ${expected}: ${who}. Read it again and decide anew`, {
    code,
    version: state.version,
  });
}
