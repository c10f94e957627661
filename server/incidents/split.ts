import { transact, type Db, type Tx } from '../../prisma/db.ts';
import { writeChanges } from '../changes/writeChanges.ts';
import { DeskError } from '../errors.ts';
import { refuseWhileGraded } from '../grading/sample.ts';
import { permit } from '../policies/permit.ts';
import { audit } from '../records/audit.ts';
import { once } from '../records/once.ts';
import type { Viewer } from '../viewer.ts';
import { factsOf } from './facts.ts';
import { loadAlive, type SeenIncident } from './load.ts';
import { patchFacts, type IncidentPatchDraft } from './patch.ts';
import { rederive } from './rederive.ts';
import { shadowVictims } from './victims.ts';
import { changeIncident, insertIncidents } from './write.ts';

export interface SplitIncident extends SeenIncident {
  reason: string;
  /** What remains concluded of the incident that keeps the code. */
  remaining: IncidentPatchDraft;
  /** What is concluded of the new incident; what is absent is as in the one it was split from. */
  part: IncidentPatchDraft;
  /** Claims that go to the new incident. */
  claimIds: string[];
}

/**
 * One record turns out to be of two events (as CI715a was split off CI715). Ranges that follow the claims are derived anew on both
 * sides, unless the patches give them. @throws DeskError STALE, NOT_POSSIBLE, BAD_USER_INPUT
 */
export async function splitIncident(db: Db, viewer: Viewer, { clientMutationId, ...input }: SplitIncident): Promise<{ id: string; code: string }> {
  permit(viewer, 'merge and split incidents');
  if (input.reason.trim() === '') throw new DeskError('BAD_USER_INPUT', 'Say why: a split needs a reason');
  return transact(db, (tx) => once(tx, viewer, 'splitIncident', clientMutationId, input, () => split(tx, viewer, input)));
}

async function split(tx: Tx, viewer: Viewer, { id, expectedVersion, reason, ...input }: SplitIncident): Promise<{ id: string; code: string }> {
  const { code, state } = await loadAlive(tx, id, expectedVersion);
  await refuseWhileGraded(tx, id, code);
  const strangers = input.claimIds.filter((claim) => !state.claimIds.includes(claim));
  if (strangers.length > 0) throw new DeskError('BAD_USER_INPUT', `${strangers.length} of these claims are not of ${code}`);
  const before = factsOf(state);
  const staying = before.claimIds.filter((claim) => !input.claimIds.includes(claim));
  const remaining = await patchFacts(tx, await rederive(tx, before, staying), input.remaining, reason);
  const part = await patchFacts(tx, await rederive(tx, before, input.claimIds), input.part, reason);
  return writeChanges(tx, viewer, async (turn) => {
    const [made] = await insertIncidents(tx, turn, [{ facts: part, state: state.state, reason }], 'INCIDENT_SPLIT');
    if (!made) throw new Error('The split made no incident');
    await changeIncident(tx, turn, { current: state, code, facts: remaining, state: state.state, kind: 'INCIDENT_SPLIT', reason });
    await shadowVictims(tx, id, made.id, turn.at);
    await tx.claim.updateMany({ where: { id: { in: input.claimIds } }, data: { incidentId: made.id } });
    await audit(tx, viewer, { deed: 'split incident', subjectType: 'Incident', subjectId: id, reason, after: { part: made.code } });
    await audit(tx, viewer, { deed: 'split incident', subjectType: 'Incident', subjectId: made.id, reason, after: { from: code } });
    return made;
  });
}
