import { transact, type Db, type Tx } from '../../prisma/db.ts';
import { writeChanges } from '../changes/writeChanges.ts';
import { DeskError } from '../errors.ts';
import { refuseWhileGraded } from '../grading/sample.ts';
import { permit } from '../policies/permit.ts';
import { audit } from '../records/audit.ts';
import { once } from '../records/once.ts';
import type { Viewer } from '../viewer.ts';
import { factsOf, sameFacts } from './facts.ts';
import { kindOf } from './kindOf.ts';
import { loadAlive, type SeenIncident } from './load.ts';
import { patchFacts, type IncidentPatchDraft } from './patch.ts';
import { changeIncident } from './write.ts';

export interface UpdateIncident extends SeenIncident {
  reason: string;
  patch: IncidentPatchDraft;
}

/** Corrects, regrades or moves an incident. @returns its new version number @throws DeskError STALE, NOT_POSSIBLE, BAD_USER_INPUT */
export async function updateIncident(db: Db, viewer: Viewer, { clientMutationId, ...input }: UpdateIncident): Promise<{ version: number }> {
  permit(viewer, 'change incidents');
  if (input.reason.trim() === '') throw new DeskError('BAD_USER_INPUT', 'Say why: a change of an incident needs a reason');
  return transact(db, (tx) => once(tx, viewer, 'updateIncident', clientMutationId, input, async () => ({ version: await correct(tx, viewer, input) })));
}

async function correct(tx: Tx, viewer: Viewer, { id, expectedVersion, reason, patch }: UpdateIncident): Promise<number> {
  const { code, state } = await loadAlive(tx, id, expectedVersion);
  if (patch.grade != null || patch.gradeReason !== undefined) await refuseWhileGraded(tx, id, code);
  const before = factsOf(state);
  const facts = await patchFacts(tx, before, patch, reason);
  if (sameFacts(before, facts)) return state.version;
  await audit(tx, viewer, { deed: 'update incident', subjectType: 'Incident', subjectId: id, reason, before: { version: state.version }, after: { version: state.version + 1, fields: Object.keys(patch) } });
  return writeChanges(tx, viewer, (turn) =>
    changeIncident(tx, turn, { current: state, code, facts, state: state.state, kind: kindOf(before, facts), reason }),
  );
}
