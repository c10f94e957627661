import { transact, type Db, type Tx } from '../../prisma/db.ts';
import { writeChanges } from '../changes/writeChanges.ts';
import { DeskError } from '../errors.ts';
import { refuseWhileGraded } from '../grading/sample.ts';
import { permit } from '../policies/permit.ts';
import { audit } from '../records/audit.ts';
import { once, type ClientKey } from '../records/once.ts';
import type { Viewer } from '../viewer.ts';
import { checkFacts } from './checkFacts.ts';
import { factsOf } from './facts.ts';
import { loadAlive, type LoadedIncident } from './load.ts';
import { rederive } from './rederive.ts';
import { moveVictims } from './victims.ts';
import { changeIncident } from './write.ts';

export interface MergeIncidents {
  /** The one that lives on. */
  into: { id: string; expectedVersion: number };
  /** The one whose code will lead there. */
  from: { id: string; expectedVersion: number };
  reason: string;
  clientMutationId?: ClientKey;
}

/**
 * Two records of one event become one. The merged one leaves every total and keeps its code, which from now on resolves to the
 * other; its claims and victims move over. The survivor's range is derived anew from all claims unless a reviewer set it; what else is
 * concluded of it stays: correct it afterwards.
 * @returns the survivor's new version @throws DeskError STALE, NOT_POSSIBLE
 */
export async function mergeIncidents(db: Db, viewer: Viewer, { clientMutationId, ...input }: MergeIncidents): Promise<{ version: number }> {
  permit(viewer, 'merge and split incidents');
  if (input.into.id === input.from.id) throw new DeskError('BAD_USER_INPUT', 'An incident can\'t be merged into itself');
  if (input.reason.trim() === '') throw new DeskError('BAD_USER_INPUT', 'Say why: a merge needs a reason');
  return transact(db, (tx) => once(tx, viewer, 'mergeIncidents', clientMutationId, input, async () => ({ version: await merge(tx, viewer, input) })));
}

async function merge(tx: Tx, viewer: Viewer, { into, from, reason }: MergeIncidents): Promise<number> {
  const survivor = await loadAlive(tx, into.id, into.expectedVersion);
  const merged = await loadAlive(tx, from.id, from.expectedVersion);
  refuseHiding(survivor, merged);
  for (const { code, state } of [survivor, merged]) await refuseWhileGraded(tx, state.incidentId, code);
  await tx.claim.updateMany({ where: { incidentId: from.id }, data: { incidentId: into.id } });
  await audit(tx, viewer, { deed: 'merge incidents', subjectType: 'Incident', subjectId: from.id, reason, after: { into: into.id } });
  await audit(tx, viewer, { deed: 'merge incidents', subjectType: 'Incident', subjectId: into.id, reason, after: { from: from.id } });
  const facts = await rederive(tx, factsOf(survivor.state), [...survivor.state.claimIds, ...merged.state.claimIds]);
  checkFacts(facts);
  return writeChanges(tx, viewer, async (turn) => {
    await changeIncident(tx, turn, {
      current: merged.state, code: merged.code, facts: { ...factsOf(merged.state), claimIds: [] }, state: 'MERGED', mergedInto: into.id, kind: 'INCIDENT_MERGED', reason,
    });
    await moveVictims(tx, from.id, into.id, turn.next(), turn.at);
    return changeIncident(tx, turn, { current: survivor.state, code: survivor.code, state: survivor.state.state, kind: 'INCIDENT_UPDATED', reason, facts });
  });
}

/** A public code must go on leading somewhere public. */
function refuseHiding(survivor: LoadedIncident, merged: LoadedIncident): void {
  if (merged.state.state === 'PUBLISHED' && survivor.state.state === 'PROPOSED') {
    throw new DeskError('NOT_POSSIBLE', `${merged.code} is public and ${survivor.code} only proposed: approve ${survivor.code} first, or merge it the other way round`);
  }
}
