import { randomInt } from 'node:crypto';
import type { ClaimModel } from '../../prisma/client/models.ts';
import type { Tx } from '../../prisma/db.ts';
import { insertRows } from '../../prisma/insertRows.ts';
import { DeskError } from '../errors.ts';
import { proposeGrade } from '../incidents/assess.ts';
import type { IncidentFacts } from '../incidents/facts.ts';
import { unreliableOf } from '../incidents/unreliable.ts';
import type { Viewer } from '../viewer.ts';

/** A first grade that is kept back until the second is in. */
export interface KeptGrade {
  incidentId: string;
  firstGrade: IncidentFacts['grade'];
  firstReason: string | null;
}

const PARTS = 1_000_000;

/**
 * Chance takes a share of drafted incidents into the sample, and the reviewer's grade out of them: what is recorded, and so what any door
 * can show, is the policy's proposal, which anybody can work out from the claims. Changes the drafts' facts. @returns the grades kept back
 */
export async function keepBackSample(tx: Tx, drafts: { id: string; facts: IncidentFacts; claims: ClaimModel[] }[], share: number): Promise<KeptGrade[]> {
  const kept: KeptGrade[] = [];
  for (const draft of drafts) {
    if (randomInt(PARTS) >= share * PARTS) continue;
    const { id, facts, claims } = draft;
    kept.push({ incidentId: id, firstGrade: facts.grade, firstReason: facts.gradeReason });
    const verdicts = facts.parties.map(({ verdict }) => verdict);
    const { grade, reason } = proposeGrade({ claims, verdicts, strikeStatus: facts.strikeStatus, unreliable: await unreliableOf(tx, claims) });
    draft.facts = { ...facts, grade, gradeReason: reason };
  }
  return kept;
}

/** Puts incidents just made on the list of those to be graded a second time. */
export async function openGradings(tx: Tx, viewer: Viewer, kept: readonly KeptGrade[]): Promise<void> {
  await insertRows(tx, 'blind_grading', kept.map((each) => ({ ...each, firstGraderId: viewer.id, firstGraderName: viewer.name })));
}

/** @throws DeskError NOT_POSSIBLE while an incident waits for its second grade, or for an editor where the two differ */
export async function refuseWhileGraded(tx: Tx, incidentId: string, code: string): Promise<void> {
  const grading = await tx.blindGrading.findUnique({ where: { incidentId }, select: { state: true } });
  if (grading?.state === 'OPEN') throw new DeskError('NOT_POSSIBLE', `${code} waits for a second, blind grade: this is possible when it is in`);
  if (grading?.state === 'DISAGREED') throw new DeskError('NOT_POSSIBLE', `Two graders differ on ${code}: an editor decides first`);
}

/** An incident that is taken back is graded no further. */
export async function cancelGrading(tx: Tx, incidentId: string): Promise<void> {
  await tx.blindGrading.updateMany({ where: { incidentId, state: { in: ['OPEN', 'DISAGREED'] } }, data: { state: 'CANCELLED' } });
}
