import type { Grade } from '../../prisma/client/enums.ts';
import type { BlindGradingModel } from '../../prisma/client/models.ts';
import { transact, type Db, type Tx } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import { audit } from '../records/audit.ts';
import { once, type ClientKey } from '../records/once.ts';
import { checkShort } from '../records/shortText.ts';
import type { Viewer } from '../viewer.ts';
import { settle } from './settle.ts';

export interface GivenGrade {
  incidentId: string;
  grade: Grade;
  reason: string;
}

const LONGEST_REASON = 4_000;

/**
 * The second grade of an incident that the viewer was given. Where it is the first one's, the incident takes it and becomes public as
 * the desk does that; where not, an editor decides. @throws DeskError NOT_FOUND, NOT_POSSIBLE, LEASE_LOST, BAD_USER_INPUT
 */
export async function gradeSecond(db: Db, viewer: Viewer, given: GivenGrade, key?: ClientKey): Promise<BlindGradingModel> {
  permit(viewer, 'grade a second time');
  checkReason(given);
  return transact(db, async (tx) => {
    await once(tx, viewer, 'gradeSecond', key, given, async () => {
      const { incidentId, grade, reason } = given;
      const [taken] = await tx.$queryRaw<{ firstGrade: Grade }[]>`
        update blind_grading set second_grader_id = ${viewer.id}::uuid, second_grader_name = ${viewer.name}, second_grade = ${grade}::"Grade", second_reason = ${reason},
          second_at = clock_timestamp(), state = 'DISAGREED'
        where incident_id = ${incidentId}::uuid and state = 'OPEN' and assigned_to_id = ${viewer.id}::uuid and assigned_until > clock_timestamp()
          and first_grader_id is distinct from ${viewer.id}::uuid
        returning first_grade as "firstGrade"`;
      if (!taken) throw await whyNot(tx, viewer, incidentId);
      const agreed = taken.firstGrade === grade;
      await audit(tx, viewer, { deed: 'grade a second time', subjectType: 'Incident', subjectId: incidentId, reason, after: { first: taken.firstGrade, second: grade } });
      if (agreed) await settle(tx, viewer, incidentId, grade, reason);
      return { agreed };
    });
    return tx.blindGrading.findUniqueOrThrow({ where: { incidentId: given.incidentId } });
  });
}

/**
 * Decides between two grades that differ. Whoever gave one of them can't. @throws DeskError NOT_FOUND, NOT_POSSIBLE, FORBIDDEN, BAD_USER_INPUT
 */
export async function adjudicateGrade(db: Db, viewer: Viewer, given: GivenGrade, key?: ClientKey): Promise<BlindGradingModel> {
  permit(viewer, 'adjudicate grades');
  checkReason(given);
  return transact(db, async (tx) => {
    await once(tx, viewer, 'adjudicateGrade', key, given, async () => {
      const { incidentId, grade, reason } = given;
      const grading = await load(tx, incidentId);
      if (grading.state !== 'DISAGREED') throw new DeskError('NOT_POSSIBLE', `This grading is ${grading.state.toLowerCase()}: only two grades that differ are decided on`);
      if (viewer.id !== null && [grading.firstGraderId, grading.secondGraderId].includes(viewer.id)) throw new DeskError('FORBIDDEN', 'You gave one of the two grades: another editor decides');
      const { count } = await tx.blindGrading.updateMany({ where: { incidentId, state: 'DISAGREED' }, data: { adjudicatorId: viewer.id, adjudicatorName: viewer.name } });
      if (count === 0) throw new DeskError('STALE', 'Somebody else decided a moment ago: read it again');
      await audit(tx, viewer, { deed: 'adjudicate grade', subjectType: 'Incident', subjectId: incidentId, reason, before: { first: grading.firstGrade, second: grading.secondGrade }, after: { grade } });
      await settle(tx, viewer, incidentId, grade, reason);
      return { grade };
    });
    return tx.blindGrading.findUniqueOrThrow({ where: { incidentId: given.incidentId } });
  });
}

function checkReason({ reason }: GivenGrade): void {
  if (reason.trim() === '') throw new DeskError('BAD_USER_INPUT', 'Say why: a grade needs a reason');
  checkShort('reason', reason, LONGEST_REASON);
}

async function load(tx: Tx, incidentId: string): Promise<BlindGradingModel> {
  const grading = await tx.blindGrading.findUnique({ where: { incidentId } });
  if (!grading) throw new DeskError('NOT_FOUND', 'This incident is not in the sample that is graded twice');
  return grading;
}

async function whyNot(tx: Tx, viewer: Viewer, incidentId: string): Promise<DeskError> {
  const { state, firstGraderId, assignedToId } = await load(tx, incidentId);
  if (firstGraderId === viewer.id) return new DeskError('FORBIDDEN', 'You graded this incident first: another person grades it a second time');
  if (state !== 'OPEN') return new DeskError('NOT_POSSIBLE', `This grading is ${state.toLowerCase()} already`);
  if (assignedToId === viewer.id) return new DeskError('LEASE_LOST', 'Your time for this incident ran out: take one again');
  return new DeskError('NOT_POSSIBLE', 'This incident was not given to you: take the next one');
}
