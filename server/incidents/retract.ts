import { transact, type Db, type Tx } from '../../prisma/db.ts';
import { writeChanges } from '../changes/writeChanges.ts';
import { DeskError } from '../errors.ts';
import { cancelGrading } from '../grading/sample.ts';
import { permit } from '../policies/permit.ts';
import { audit } from '../records/audit.ts';
import { once } from '../records/once.ts';
import type { Viewer } from '../viewer.ts';
import { factsOf } from './facts.ts';
import { loadExpected, type LoadedIncident, type SeenIncident } from './load.ts';
import { changeIncident } from './write.ts';

/** Takes an incident back: it leaves every total, and stays as a tombstone under its code. @throws DeskError STALE, NOT_POSSIBLE */
export async function retractIncident(db: Db, viewer: Viewer, { clientMutationId, ...input }: SeenIncident & { reason: string }): Promise<{ version: number }> {
  permit(viewer, 'retract records');
  if (input.reason.trim() === '') throw new DeskError('BAD_USER_INPUT', 'Say why: a retraction needs a reason');
  return transact(db, (tx) => once(tx, viewer, 'retractIncident', clientMutationId, input, async () => ({
    version: await retractLoaded(tx, viewer, await loadExpected(tx, input.id, input.expectedVersion), input.reason),
  })));
}

/** The same for an incident already loaded, inside another act's transaction (undo). */
export async function retractLoaded(tx: Tx, viewer: Viewer, { code, state }: LoadedIncident, reason: string): Promise<number> {
  if (state.state !== 'PUBLISHED' && state.state !== 'PROPOSED') throw new DeskError('NOT_POSSIBLE', `${code} is ${state.state.toLowerCase()} already`);
  await cancelGrading(tx, state.incidentId);
  await audit(tx, viewer, { deed: 'retract incident', subjectType: 'Incident', subjectId: state.incidentId, reason });
  return writeChanges(tx, viewer, (turn) =>
    changeIncident(tx, turn, { current: state, code, facts: factsOf(state), state: 'RETRACTED', kind: 'INCIDENT_RETRACTED', reason }),
  );
}
