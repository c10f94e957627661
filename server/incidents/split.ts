import { transact, type Db } from '../../prisma/db.ts';
import { writeChanges } from '../changes/writeChanges.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import { audit } from '../records/audit.ts';
import type { Viewer } from '../viewer.ts';
import { factsOf } from './facts.ts';
import { loadExpected } from './load.ts';
import { patchFacts, type IncidentPatchDraft } from './patch.ts';
import { changeIncident, insertIncidents } from './write.ts';

export interface SplitIncident {
  id: string;
  expectedVersion: number;
  reason: string;
  /** What remains concluded of the incident that keeps the code. */
  remaining: IncidentPatchDraft;
  /** What is concluded of the new incident; what is absent is as in the one it was split from. */
  part: IncidentPatchDraft;
  /** Claims that go to the new incident. */
  claimIds: string[];
}

/** One record turns out to be of two events (as CI715a was split off CI715). @throws DeskError STALE, NOT_POSSIBLE, BAD_USER_INPUT */
export async function splitIncident(db: Db, viewer: Viewer, input: SplitIncident): Promise<{ id: string; code: string }> {
  permit(viewer, 'merge and split incidents');
  if (input.reason.trim() === '') throw new DeskError('BAD_USER_INPUT', 'Say why: a split needs a reason');
  return transact(db, async (tx) => {
    const { code, state } = await loadExpected(tx, input.id, input.expectedVersion);
    if (state.state === 'RETRACTED' || state.state === 'MERGED') throw new DeskError('NOT_POSSIBLE', `${code} is ${state.state.toLowerCase()}`);
    const moving = new Set(input.claimIds);
    const strangers = input.claimIds.filter((claim) => !state.claimIds.includes(claim));
    if (strangers.length > 0) throw new DeskError('BAD_USER_INPUT', `These claims are not of ${code}: ${strangers.join(', ')}`);
    const before = factsOf(state);
    const staying = before.claimIds.filter((claim) => !moving.has(claim));
    const remaining = await patchFacts(tx, { ...before, claimIds: staying }, input.remaining, input.reason);
    const part = await patchFacts(tx, { ...before, claimIds: input.claimIds }, input.part, input.reason);
    return writeChanges(tx, viewer, async (turn) => {
      const [made] = await insertIncidents(tx, turn, [{ facts: part, state: state.state, reason: input.reason }], 'INCIDENT_SPLIT');
      if (!made) throw new Error('The split made no incident');
      await changeIncident(tx, turn, { current: state, code, facts: remaining, state: state.state, kind: 'INCIDENT_SPLIT', reason: input.reason });
      await tx.claim.updateMany({ where: { id: { in: input.claimIds } }, data: { incidentId: made.id } });
      await audit(tx, viewer, { deed: 'split incident', subjectType: 'Incident', subjectId: input.id, reason: input.reason, after: { part: made.code } });
      await audit(tx, viewer, { deed: 'split incident', subjectType: 'Incident', subjectId: made.id, reason: input.reason, after: { from: code } });
      return made;
    });
  });
}
