import { transact, type Db } from '../../prisma/db.ts';
import { writeChanges } from '../changes/writeChanges.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import { audit } from '../records/audit.ts';
import type { Viewer } from '../viewer.ts';
import { factsOf } from './facts.ts';
import { loadExpected } from './load.ts';
import { changeIncident } from './write.ts';

export interface MergeIncidents {
  /** The one that lives on. */
  into: { id: string; expectedVersion: number };
  /** The one whose code will lead there. */
  from: { id: string; expectedVersion: number };
  reason: string;
}

/**
 * Two records of one event become one. The merged one leaves every total and keeps its code, which from now on resolves to the
 * other; its claims and victims move over. What is concluded of the surviving incident stays as it is: correct it afterwards.
 * @returns the survivor's new version @throws DeskError STALE, NOT_POSSIBLE
 */
export async function mergeIncidents(db: Db, viewer: Viewer, { into, from, reason }: MergeIncidents): Promise<number> {
  permit(viewer, 'merge and split incidents');
  if (into.id === from.id) throw new DeskError('BAD_USER_INPUT', 'An incident can\'t be merged into itself');
  if (reason.trim() === '') throw new DeskError('BAD_USER_INPUT', 'Say why: a merge needs a reason');
  return transact(db, async (tx) => {
    const survivor = await loadExpected(tx, into.id, into.expectedVersion);
    const merged = await loadExpected(tx, from.id, from.expectedVersion);
    for (const { code, state } of [survivor, merged]) {
      if (state.state === 'RETRACTED' || state.state === 'MERGED') throw new DeskError('NOT_POSSIBLE', `${code} is ${state.state.toLowerCase()}`);
    }
    await tx.claim.updateMany({ where: { incidentId: from.id }, data: { incidentId: into.id } });
    await tx.victim.updateMany({ where: { incidentId: from.id }, data: { incidentId: into.id } });
    await audit(tx, viewer, { deed: 'merge incidents', subjectType: 'Incident', subjectId: from.id, reason, after: { into: into.id } });
    await audit(tx, viewer, { deed: 'merge incidents', subjectType: 'Incident', subjectId: into.id, reason, after: { from: from.id } });
    return writeChanges(tx, viewer, async (turn) => {
      await changeIncident(tx, turn, {
        current: merged.state, code: merged.code, facts: { ...factsOf(merged.state), claimIds: [] }, state: 'MERGED', mergedInto: into.id, kind: 'INCIDENT_MERGED', reason,
      });
      const facts = factsOf(survivor.state);
      return changeIncident(tx, turn, {
        current: survivor.state, code: survivor.code, state: survivor.state.state, kind: 'INCIDENT_UPDATED', reason,
        facts: { ...facts, claimIds: [...facts.claimIds, ...merged.state.claimIds] },
      });
    });
  });
}
