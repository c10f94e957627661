import type { BlindState } from '../../prisma/client/enums.ts';
import type { BlindGradingModel } from '../../prisma/client/models.ts';
import type { Db } from '../../prisma/db.ts';
import type { Connection, PageArgs } from '../../schema/connection.ts';
import { permit } from '../policies/permit.ts';
import { byDate, byId, page } from '../read/page.ts';
import type { Viewer } from '../viewer.ts';

/** The sample that is graded twice, oldest first. What it shows of a row is for `shownTo` to say. */
export async function listGradings<Node>(db: Db, viewer: Viewer, args: PageArgs, limit: number, states: BlindState[] | null, present: (row: BlindGradingModel) => Node): Promise<Connection<Node>> {
  permit(viewer, 'grade a second time');
  const where = states ? { state: { in: states } } : {};
  return page(args, limit, {
    order: [byDate<BlindGradingModel>('createdAt', (row) => row.createdAt, 'asc'), byId<BlindGradingModel>('incidentId', (row) => row.incidentId)],
    find: ({ where: behind, orderBy, take }) => db.blindGrading.findMany({ where: { AND: [where, behind ?? {}] }, orderBy, take }),
    count: () => db.blindGrading.count({ where }),
  }, present);
}

type Secrets = Pick<BlindGradingModel, 'firstGrade' | 'firstReason' | 'firstGraderName' | 'secondGrade' | 'secondReason' | 'secondGraderName'>;

/** What of the two grades somebody may see: their own always, all when both are in. The one place that hands them out. */
export function shownTo(viewer: Viewer, row: BlindGradingModel): { [Key in keyof Secrets]: Secrets[Key] | null } {
  const bothIn = row.secondGrade !== null;
  const mineFirst = viewer.id !== null && row.firstGraderId === viewer.id;
  const { firstGrade, firstReason, firstGraderName, secondGrade, secondReason, secondGraderName } = row;
  const seen = bothIn || mineFirst;
  return {
    firstGrade: seen ? firstGrade : null, firstReason: seen ? firstReason : null, firstGraderName: seen ? firstGraderName : null,
    secondGrade, secondReason, secondGraderName,
  };
}
