import { transact, type Db, type Tx } from '../../prisma/db.ts';
import { writeChanges } from '../changes/writeChanges.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import { audit } from '../records/audit.ts';
import type { Viewer } from '../viewer.ts';
import { factsOf } from './facts.ts';
import { loadExpected, type LoadedIncident } from './load.ts';
import { changeIncident } from './write.ts';

/** Takes an incident back: it leaves every total, and stays as a tombstone under its code. @throws DeskError STALE, NOT_POSSIBLE */
export async function retractIncident(db: Db, viewer: Viewer, { id, expectedVersion, reason }: { id: string; expectedVersion: number; reason: string }): Promise<number> {
  permit(viewer, 'retract records');
  if (reason.trim() === '') throw new DeskError('BAD_USER_INPUT', 'Say why: a retraction needs a reason');
  return transact(db, async (tx) => retractLoaded(tx, viewer, await loadExpected(tx, id, expectedVersion), reason));
}

/** The same for an incident already loaded, inside another act's transaction (undo). */
export async function retractLoaded(tx: Tx, viewer: Viewer, { code, state }: LoadedIncident, reason: string): Promise<number> {
  if (state.state !== 'PUBLISHED' && state.state !== 'PROPOSED') throw new DeskError('NOT_POSSIBLE', `${code} is ${state.state.toLowerCase()} already`);
  await audit(tx, viewer, { deed: 'retract incident', subjectType: 'Incident', subjectId: state.incidentId, reason });
  return writeChanges(tx, viewer, (turn) =>
    changeIncident(tx, turn, { current: state, code, facts: factsOf(state), state: 'RETRACTED', kind: 'INCIDENT_RETRACTED', reason }),
  );
}
