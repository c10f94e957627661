import type { Grade } from '../../prisma/client/enums.ts';
import type { Tx } from '../../prisma/db.ts';
import { writeChanges } from '../changes/writeChanges.ts';
import { factsOf } from '../incidents/facts.ts';
import { loadIncident } from '../incidents/load.ts';
import { changeIncident } from '../incidents/write.ts';
import { readDesk } from '../records/desk.ts';
import type { Viewer } from '../viewer.ts';

/**
 * Ends a grading: the incident takes the grade, and is public from now on unless the desk asks for four eyes. Partners hear of it as of
 * any change.
 */
export async function settle(tx: Tx, viewer: Viewer, incidentId: string, grade: Grade, reason: string): Promise<void> {
  await tx.blindGrading.update({ where: { incidentId }, data: { state: 'SETTLED', finalGrade: grade, finalReason: reason, settledAt: new Date() } });
  const { code, state } = await loadIncident(tx, incidentId);
  if (state.state !== 'PROPOSED') return;
  const { fourEyes } = await readDesk(tx);
  const facts = { ...factsOf(state), grade, gradeReason: reason };
  await writeChanges(tx, viewer, (turn) => changeIncident(tx, turn, {
    current: state, code, facts, reason,
    state: fourEyes ? 'PROPOSED' : 'PUBLISHED',
    kind: fourEyes ? 'INCIDENT_REGRADED' : 'INCIDENT_APPROVED',
  }));
}
