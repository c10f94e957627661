import type { BlindGradingModel } from '../../prisma/client/models.ts';
import { transact, type Db } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import { audit } from '../records/audit.ts';
import { readDesk } from '../records/desk.ts';
import { once, type ClientKey } from '../records/once.ts';
import type { Viewer } from '../viewer.ts';

/**
 * Gives the viewer the incident that waits longest for its second grade; never one that they graded first. It is theirs for the desk's
 * lease; then it is given to another. Asked again while they have one, they get the same. @throws DeskError NOT_POSSIBLE when none waits
 */
export async function takeSecondGrading(db: Db, viewer: Viewer, key?: ClientKey): Promise<BlindGradingModel> {
  permit(viewer, 'grade a second time');
  return transact(db, async (tx) => {
    const { incidentId } = await once(tx, viewer, 'takeSecondGrading', key, {}, async () => {
      const { leaseMinutes } = await readDesk(tx);
      const [row] = await tx.$queryRaw<{ incidentId: string }[]>`
        update blind_grading set assigned_to_id = ${viewer.id}::uuid, assigned_until = clock_timestamp() + make_interval(mins => ${leaseMinutes}::int)
        where incident_id = (
          select incident_id from blind_grading
          where state = 'OPEN' and first_grader_id is distinct from ${viewer.id}::uuid
            and (assigned_to_id is null or assigned_to_id = ${viewer.id}::uuid or assigned_until <= clock_timestamp())
          order by (assigned_to_id is not distinct from ${viewer.id}::uuid and assigned_until > clock_timestamp()) desc, created_at, incident_id
          limit 1 for update skip locked)
        returning incident_id as "incidentId"`;
      if (!row) throw new DeskError('NOT_POSSIBLE', 'No incident waits for a second grade by you just now');
      await audit(tx, viewer, { deed: 'take second grading', subjectType: 'Incident', subjectId: row.incidentId });
      return row;
    });
    return tx.blindGrading.findUniqueOrThrow({ where: { incidentId } });
  });
}
