import { Prisma } from '../../prisma/client/client.ts';
import type { RecordState } from '../../prisma/client/enums.ts';
import { columnsOf } from '../../prisma/columns.ts';
import type { Db } from '../../prisma/db.ts';
import type { PageArgs } from '../../schema/connection.ts';
import type { IncidentOrder } from '../../schema/enums.ts';
import type { IncidentFilter } from '../../schema/inputs/filters.ts';
import type { Context } from '../context.ts';
import { DeskError } from '../errors.ts';
import { may } from '../policies/permit.ts';
import type { Viewer } from '../viewer.ts';
import { conditionsOf } from './conditions.ts';
import { behindCursor, inOrder } from './keyset.ts';
import { byDate, byId, byInteger, bySequence, page, type OrderColumn } from './page.ts';
import type { Decimals } from './coarse.ts';
import { presentIncident, type IncidentRow } from './present.ts';

/** Which versions hold: now, or after change `asOf`. */
export function heldAt(asOf: bigint | null): { toSeq: null } | { fromSeq: { lte: bigint }; OR: object[] } {
  return asOf === null ? { toSeq: null } : { fromSeq: { lte: asOf }, OR: [{ toSeq: null }, { toSeq: { gt: asOf } }] };
}

/** States that a viewer's lists show: tombstones are for those who ask by code. */
export function listedStates(viewer: Viewer): RecordState[] {
  return may(viewer, 'read the desk') ? ['PUBLISHED', 'PROPOSED'] : ['PUBLISHED'];
}

/** Whether lists and histories show versions in this state to the viewer. */
export function isListed(state: RecordState, viewer: Viewer): boolean {
  return listedStates(viewer).includes(state);
}

/** A column of an order as both Prisma and hand-written SQL on `incident_version v` know it. */
export type Column = OrderColumn<IncidentRow> & { expression: string; type: string };

const UNKNOWN_SORTS_AS = -1;
const id = (direction: 'asc' | 'desc'): Column => ({ ...byId('incidentId', (row: IncidentRow) => row.incidentId, direction), expression: 'v.incident_id', type: 'uuid' });
const start = (direction: 'asc' | 'desc'): Column => ({ ...byDate('startDate', (row: IncidentRow) => row.startDate, direction), expression: 'v.start_date', type: 'date' });
const updated = (direction: 'asc' | 'desc'): Column => ({ ...bySequence('fromSeq', (row: IncidentRow) => row.fromSeq, direction), expression: 'v.from_seq', type: 'bigint' });
const killed = (direction: 'asc' | 'desc'): Column => ({
  ...byInteger('killedMax', (row: IncidentRow) => row.killedMax ?? UNKNOWN_SORTS_AS, direction), expression: `coalesce(v.killed_max, ${UNKNOWN_SORTS_AS})`, type: 'integer',
});

export const ORDERS: Record<IncidentOrder, Column[]> = {
  START_DATE_DESC: [start('desc'), id('desc')],
  START_DATE_ASC: [start('asc'), id('asc')],
  UPDATED_DESC: [updated('desc'), id('desc')],
  UPDATED_ASC: [updated('asc'), id('asc')],
  KILLED_DESC: [killed('desc'), id('desc')],
  KILLED_ASC: [killed('asc'), id('asc')],
};

export interface IncidentList {
  args: PageArgs;
  limit: number;
  filter: IncidentFilter | null | undefined;
  orderBy: IncidentOrder;
  asOf: bigint | null;
  decimals: Decimals;
}

/** Incidents that hold, or held after change `asOf`, filtered and paged. @throws DeskError BAD_USER_INPUT, CURSOR_INVALID */
export async function listIncidents(db: Db, viewer: Viewer, { args, limit, filter, orderBy, asOf, decimals }: IncidentList) {
  const where = Prisma.sql`${holds(asOf)} and v.state = any(${listedStates(viewer)}::text[]::"RecordState"[]) and ${await conditionsOf(db, filter ?? {}, decimals)}`;
  const order = ORDERS[orderBy];
  return page(args, limit, {
    order,
    find: ({ direction, cursor, take }) => {
      const keyset = { columns: order, direction, values: cursor };
      return db.$queryRaw<IncidentRow[]>`
        select ${COLUMNS} from incident_version v
        where ${where} and ${behindCursor(keyset)} order by ${inOrder(keyset)} limit ${take}`;
    },
    count: async () => {
      const [counted] = await db.$queryRaw<[{ count: number }]>`select count(*)::int as count from incident_version v where ${where}`;
      return counted.count;
    },
  }, (row) => presentIncident(row, decimals));
}

const COLUMNS = columnsOf('v', Prisma.IncidentVersionScalarFieldEnum);

/** Versions `v` that hold: now, or after change `asOf`. */
export function holds(asOf: bigint | null): Prisma.Sql {
  return asOf === null ? Prisma.sql`v.to_seq is null` : Prisma.sql`v.from_seq <= ${asOf} and (v.to_seq is null or v.to_seq > ${asOf})`;
}

/**
 * One incident by id or by any code, ours or another's, following merges. `asOf` gives the version that held then; null when there was
 * none. Tombstones are found: their state says so.
 */
export async function findIncident(db: Db, viewer: Viewer, by: { id: string } | { code: string }, asOf: bigint | null): Promise<IncidentRow | null> {
  const id = 'id' in by ? by.id : await incidentIdOfCode(db, by.code);
  if (!id) return null;
  const row = await db.incidentVersion.findFirst({ where: { AND: [{ incidentId: id }, heldAt(asOf)] } });
  if (!row) return null;
  if (row.mergedInto) return findIncident(db, viewer, { id: row.mergedInto }, asOf);
  if (may(viewer, 'read the desk') || row.state === 'PUBLISHED') return row;
  return row.state === 'RETRACTED' && (await wasPublic(db, id)) ? tombstone(row) : null;
}

/** Incidents that another record points to, as they are now; tombstones are for those who ask by code. */
export async function linkedIncidents({ loaders, viewer }: Pick<Context, 'loaders' | 'viewer'>, ids: readonly string[]): Promise<IncidentRow[]> {
  const rows = await Promise.all(ids.map((id) => loaders.incident.load(id)));
  const seen = rows.filter((row) => row !== null).filter(({ state }) => state === 'PUBLISHED' || may(viewer, 'read the desk'));
  return [...new Map(seen.map((row) => [row.incidentId, row])).values()];
}

async function incidentIdOfCode(db: Db, code: string): Promise<string | null> {
  const own = await db.incident.findUnique({ where: { code }, select: { id: true } });
  if (own) return own.id;
  const external = await db.externalCode.findMany({ where: { code }, take: 2 });
  if (external.length > 1) {
    throw new DeskError('BAD_USER_INPUT', `The code ${code} is used by ${external.map(({ scheme }) => scheme).join(' and ')}: ask by our own code or by id`);
  }
  return external[0]?.incidentId ?? null;
}

async function wasPublic(db: Db, incidentId: string): Promise<boolean> {
  return (await db.incidentVersion.count({ where: { incidentId, state: 'PUBLISHED' } })) > 0;
}

/** What the public sees of a retracted incident: that it was, and is no more. */
function tombstone(row: IncidentRow): IncidentRow {
  const emptied = Object.fromEntries(Object.keys(row).filter((key) => /Min$|Max$/.test(key)).map((key) => [key, null]));
  return {
    ...row, ...emptied, title: null, placeName: null, locationId: null, lat: null, lon: null, admin1: null, radius: null, placePrecision: null,
    killedQualifier: 'UNKNOWN', injuredQualifier: 'UNKNOWN', gradeReason: null, overrideReason: null, claimIds: [],
  };
}
