import type { Prisma } from '../../prisma/client/client.ts';
import type { RecordState } from '../../prisma/client/enums.ts';
import type { Db } from '../../prisma/db.ts';
import type { PageArgs } from '../../schema/connection.ts';
import type { IncidentOrder } from '../../schema/enums.ts';
import type { IncidentFilter } from '../../schema/inputs/filters.ts';
import type { Context } from '../context.ts';
import { DeskError } from '../errors.ts';
import { may } from '../policies/permit.ts';
import type { Viewer } from '../viewer.ts';
import { byDate, byId, bySequence, page, type OrderColumn } from './page.ts';
import { partyIds } from './parties.ts';
import { presentIncident, type Decimals, type IncidentRow } from './present.ts';

type VersionRow = Prisma.IncidentVersionGetPayload<{ include: { incident: { select: { code: true } } } }>;

export const withCode = { incident: { select: { code: true } } } as const;

/** A version with its incident's code beside it. */
export function flatten({ incident, ...version }: VersionRow): IncidentRow {
  return { ...version, code: incident.code };
}

/** Which versions hold: now, or after change `asOf`. */
export function heldAt(asOf: bigint | null): { toSeq: null } | { fromSeq: { lte: bigint }; OR: object[] } {
  return asOf === null ? { toSeq: null } : { fromSeq: { lte: asOf }, OR: [{ toSeq: null }, { toSeq: { gt: asOf } }] };
}

/** States that a viewer's lists show: tombstones are for those who ask by code. */
function listedStates(viewer: Viewer): RecordState[] {
  return may(viewer, 'read the desk') ? ['PUBLISHED', 'PROPOSED'] : ['PUBLISHED'];
}

/** Whether lists and histories show versions in this state to the viewer. */
export function isListed(state: RecordState, viewer: Viewer): boolean {
  return listedStates(viewer).includes(state);
}

const ORDERS: Record<IncidentOrder, OrderColumn<IncidentRow>[]> = {
  START_DATE_DESC: [byDate('startDate', (row) => row.startDate, 'desc'), byId('incidentId', (row) => row.incidentId, 'desc')],
  START_DATE_ASC: [byDate('startDate', (row) => row.startDate, 'asc'), byId('incidentId', (row) => row.incidentId, 'asc')],
  UPDATED_DESC: [bySequence('fromSeq', (row) => row.fromSeq, 'desc'), byId('incidentId', (row) => row.incidentId, 'desc')],
  UPDATED_ASC: [bySequence('fromSeq', (row) => row.fromSeq, 'asc'), byId('incidentId', (row) => row.incidentId, 'asc')],
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
  const where: Prisma.IncidentVersionWhereInput = { AND: [heldAt(asOf), { state: { in: listedStates(viewer) } }, await conditions(db, filter ?? {}, decimals)] };
  return page(args, limit, {
    order: ORDERS[orderBy],
    find: async ({ where: behind, orderBy: order, take }) => {
      const rows = await db.incidentVersion.findMany({ where: behind ? { AND: [where, behind] } : where, orderBy: order, take, include: withCode });
      return rows.map(flatten);
    },
    count: () => db.incidentVersion.count({ where }),
  }, (row) => presentIncident(row, decimals));
}

async function conditions(db: Db, filter: IncidentFilter, decimals: Decimals): Promise<Prisma.IncidentVersionWhereInput> {
  const { from, to, countries, admin1, parties, grades, causes, killedAtLeast, killedAtMost, harmReported, text, box, updatedSince } = filter;
  const all: Prisma.IncidentVersionWhereInput[] = [];
  if (from) all.push({ endDate: { gte: from } });
  if (to) all.push({ startDate: { lte: to } });
  if (countries) all.push({ country: { in: countries } });
  if (admin1) all.push({ admin1: { in: admin1 } });
  if (parties) all.push({ parties: { some: { partyId: { in: await partyIds(db, parties) } } } });
  if (grades) all.push({ grade: { in: grades } });
  if (causes) all.push({ cause: { in: causes } });
  if (killedAtLeast != null) all.push({ killedMin: { gte: killedAtLeast } });
  if (killedAtMost != null) all.push({ killedMax: { lte: killedAtMost } });
  if (harmReported != null) all.push(harmReported ? HARM : NO_HARM);
  if (text?.trim()) all.push(...words(text));
  if (box) all.push({ lat: between(box.south, box.north, decimals), lon: between(box.west, box.east, decimals) });
  if (updatedSince) all.push({ fromAt: { gte: updatedSince } });
  return { AND: all };
}

/**
 * Degrees between two bounds as the viewer sees them: where coordinates are coarsened, the bounds compare with the coarse point, so that a
 * small box tells no more than the answer does.
 */
function between(low: number, high: number, decimals: Decimals): { gte: number; lte: number } {
  if (decimals === null) return { gte: low, lte: high };
  const cells = 10 ** decimals;
  return { gte: (Math.ceil(low * cells) - 0.5) / cells, lte: (Math.floor(high * cells) + 0.5) / cells };
}

const HARM: Prisma.IncidentVersionWhereInput = { OR: [{ killedMax: { gt: 0 } }, { injuredMax: { gt: 0 } }] };
const NO_HARM: Prisma.IncidentVersionWhereInput = {
  AND: [{ OR: [{ killedMax: null }, { killedMax: 0 }] }, { OR: [{ injuredMax: null }, { injuredMax: 0 }] }],
};
const MOST_WORDS = 10;

function words(text: string): Prisma.IncidentVersionWhereInput[] {
  return text.trim().split(/\s+/).slice(0, MOST_WORDS).map((word) => ({
    OR: [
      { title: { contains: word, mode: 'insensitive' } },
      { placeName: { contains: word, mode: 'insensitive' } },
      { incident: { code: { equals: word, mode: 'insensitive' } } },
    ],
  }));
}

/**
 * One incident by id or by any code, ours or another's, following merges. `asOf` gives the version that held then; null when there was
 * none. Tombstones are found: their state says so.
 */
export async function findIncident(db: Db, viewer: Viewer, by: { id: string } | { code: string }, asOf: bigint | null): Promise<IncidentRow | null> {
  const id = 'id' in by ? by.id : await incidentIdOfCode(db, by.code);
  if (!id) return null;
  const found = await db.incidentVersion.findFirst({ where: { AND: [{ incidentId: id }, heldAt(asOf)] }, include: withCode });
  if (!found) return null;
  if (found.mergedInto) return findIncident(db, viewer, { id: found.mergedInto }, asOf);
  const row = flatten(found);
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
