import { transact, type Db } from '../../prisma/db.ts';
import { writeChanges } from '../changes/writeChanges.ts';
import { DeskError } from '../errors.ts';
import { refuseWhileGraded } from '../grading/sample.ts';
import { permit } from '../policies/permit.ts';
import { audit } from '../records/audit.ts';
import { readDesk } from '../records/desk.ts';
import { once } from '../records/once.ts';
import type { Viewer } from '../viewer.ts';
import { factsOf } from './facts.ts';
import { loadExpected, type SeenIncident } from './load.ts';
import { changeIncident } from './write.ts';

/**
 * Makes a proposed incident public. Where the desk asks for four eyes, whoever promoted it can't.
 * @throws DeskError STALE, NOT_POSSIBLE, FORBIDDEN
 */
export async function approveIncident(db: Db, viewer: Viewer, { clientMutationId, ...seen }: SeenIncident): Promise<{ version: number }> {
  permit(viewer, 'approve records');
  return transact(db, (tx) => once(tx, viewer, 'approveIncident', clientMutationId, seen, async () => {
    const { code, state } = await loadExpected(tx, seen.id, seen.expectedVersion);
    if (state.state !== 'PROPOSED') throw new DeskError('NOT_POSSIBLE', `${code} is ${state.state.toLowerCase()}; only proposed incidents are approved`);
    await refuseWhileGraded(tx, seen.id, code);
    const { fourEyes } = await readDesk(tx);
    if (fourEyes && state.promotedById === viewer.id) throw new DeskError('FORBIDDEN', `You promoted ${code}: this desk asks for a second person to approve it`);
    await audit(tx, viewer, { deed: 'approve incident', subjectType: 'Incident', subjectId: seen.id });
    const version = await writeChanges(tx, viewer, (turn) =>
      changeIncident(tx, turn, { current: state, code, facts: factsOf(state), state: 'PUBLISHED', kind: 'INCIDENT_APPROVED', reason: null }),
    );
    return { version };
  }));
}
