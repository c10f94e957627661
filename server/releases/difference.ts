import { Prisma } from '../../prisma/client/client.ts';
import type { Db } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import { COLUMNS, type Row } from '../exports/columns.ts';
import { QUERIES, type View } from '../exports/queries.ts';
import { withhold } from '../exports/withhold.ts';
import { embargoedNames, nameFinder } from '../incidents/embargo.ts';
import { permit } from '../policies/permit.ts';
import type { Viewer } from '../viewer.ts';
import { RELEASED, RELEASED_KINDS, type ReleasedKind } from './shape.ts';

/** What became of a record between two releases. OUT_OF_SCOPE: it is public still, and lies outside of the month that the later one covers. */
export const DIFFERENCES = ['ADDED', 'CHANGED', 'REGRADED', 'MERGED', 'RETRACTED', 'OUT_OF_SCOPE'] as const;
export type DifferenceKind = (typeof DIFFERENCES)[number];

export interface Difference {
  kind: DifferenceKind;
  recordKind: ReleasedKind;
  /** The record's id as the database has it. */
  recordId: string;
  /** The incident's code; null for other records. */
  code: string | null;
  /** Code of the incident that a merged one lives on in. */
  mergedInto: string | null;
  fromVersion: number | null;
  toVersion: number | null;
}

/** A difference with the rows of both sides as the public reads them. */
export interface ShownDifference extends Difference {
  before: Row | null;
  after: Row | null;
  /** Columns that differ, beside those that only say which version it is. */
  changed: string[];
}

/** Two moments of the records to compare: releases, or the present. */
export interface Compared {
  from: Side;
  to: Side;
}

interface Side {
  /** Number of the release; null = now. */
  number: number | null;
  seq: bigint | null;
  month: string | null;
}

/** @param to number of the later release; null = the records as they are now @throws DeskError NOT_FOUND, BAD_USER_INPUT */
export async function compareReleases(db: Db, viewer: Viewer, from: number, to: number | null): Promise<Compared> {
  permit(viewer, 'read public records');
  const [earlier, later] = [await sideOf(db, from), to === null ? null : await sideOf(db, to)];
  if (later && (later.seq ?? 0n) < (earlier.seq ?? 0n)) throw new DeskError('BAD_USER_INPUT', `Release ${to} is older than release ${from}: give the older one first`);
  return { from: earlier, to: later ?? { number: null, seq: null, month: earlier.month } };
}

async function sideOf(db: Db, number: number): Promise<Side> {
  const release = await db.release.findUnique({ where: { number } });
  if (!release) throw new DeskError('NOT_FOUND', `There is no release ${number}`);
  return { number, seq: release.seq, month: release.month?.toISOString().slice(0, 10) ?? null };
}

/** How many records differ, by what became of them. */
export async function countDifferences(db: Db, compared: Compared): Promise<Record<DifferenceKind, number>> {
  const counts = Object.fromEntries(DIFFERENCES.map((kind) => [kind, 0])) as Record<DifferenceKind, number>;
  for (const recordKind of RELEASED_KINDS) {
    const rows = await db.$queryRaw<{ kind: DifferenceKind; count: bigint }[]>`select kind, count(*) as count from (${differences(recordKind, compared)}) difference group by kind`;
    for (const { kind, count } of rows) counts[kind] += Number(count);
  }
  return counts;
}

/** Where a page of differences ended: kind and id of its last record. */
export interface DifferencePlace {
  recordKind: ReleasedKind;
  recordId: string;
}

/** Differences in the order of the releases' records, behind a place. */
export async function listDifferences(db: Db, compared: Compared, after: DifferencePlace | null, take: number): Promise<ShownDifference[]> {
  const found: ShownDifference[] = [];
  const kinds = RELEASED_KINDS.slice(after ? RELEASED_KINDS.indexOf(after.recordKind) : 0);
  for (const recordKind of kinds) {
    if (found.length === take) break;
    const behind = after?.recordKind === recordKind ? Prisma.sql`where "recordId" > ${after.recordId}::uuid` : Prisma.empty;
    const page = await db.$queryRaw<Omit<Difference, 'recordKind'>[]>`
      select * from (${differences(recordKind, compared)}) difference ${behind} order by "recordId" limit ${take - found.length}`;
    found.push(...await shown(db, compared, recordKind, page));
  }
  return found;
}

interface Table {
  name: string;
  id: string;
  date: string;
}

const TABLES: Record<ReleasedKind, Table> = {
  incidents: { name: 'incident_version', id: 'incident_id', date: 'start_date' },
  notes: { name: 'humanitarian_note', id: 'id', date: 'date' },
  statements: { name: 'statement', id: 'id', date: 'date' },
  tallies: { name: 'published_tally', id: 'id', date: 'start_date' },
};

function differences(kind: ReleasedKind, { from, to }: Compared): Prisma.Sql {
  const table = TABLES[kind];
  const incidents = kind === 'incidents';
  const [name, id] = [Prisma.raw(table.name), Prisma.raw(table.id)];
  return Prisma.sql`
    select coalesce(a.${id}, b.${id}) as "recordId", a.version as "fromVersion", b.version as "toVersion",
      ${incidents ? Prisma.sql`i.code, m.code` : Prisma.sql`null::text as code, null::text`} as "mergedInto",
      case when a.version is null then 'ADDED'
        ${incidents ? Prisma.sql`when a.grade <> b.grade then 'REGRADED'` : Prisma.empty}
        when b.version is not null then 'CHANGED'
        when later.state in ('MERGED', 'RETRACTED') then later.state::text
        else 'OUT_OF_SCOPE' end as kind
    from (select * from ${name} v where ${held('v', from)} and ${released(table, from)}) a
    full join (select * from ${name} v where ${held('v', to)} and ${released(table, to)}) b on b.${id} = a.${id}
    left join ${name} later on later.${id} = a.${id} and ${held('later', to)}
    ${incidents ? Prisma.sql`join incident i on i.id = coalesce(a.incident_id, b.incident_id) left join incident m on m.id = later.merged_into` : Prisma.empty}
    where a.version is distinct from b.version`;
}

function held(alias: string, { seq }: Side): Prisma.Sql {
  const v = Prisma.raw(alias);
  return seq === null ? Prisma.sql`${v}.to_seq is null` : Prisma.sql`${v}.from_seq <= ${seq} and (${v}.to_seq is null or ${v}.to_seq > ${seq})`;
}

function released({ date }: Table, { month }: Side): Prisma.Sql {
  const day = Prisma.raw(date);
  return month === null ? Prisma.sql`v.state = 'PUBLISHED'` : Prisma.sql`v.state = 'PUBLISHED' and v.${day} >= ${month}::date and v.${day} < ${month}::date + interval '1 month'`;
}

/** Says which version it is, not what it says. */
const FRAME = new Set(['version', 'changed_at', 'seq']);

async function shown(db: Db, { from, to }: Compared, recordKind: ReleasedKind, page: Omit<Difference, 'recordKind'>[]): Promise<ShownDifference[]> {
  const ids = page.map(({ recordId }) => recordId);
  const [before, after] = [await rowsOf(db, recordKind, from, ids), await rowsOf(db, recordKind, to, ids)];
  return page.map((difference) => {
    const [old, now] = [before.get(difference.recordId) ?? null, after.get(difference.recordId) ?? null];
    const names = COLUMNS[recordKind].map(({ name }) => name).filter((name) => !FRAME.has(name));
    const changed = old && now ? names.filter((name) => JSON.stringify(old[name]) !== JSON.stringify(now[name])) : [];
    return { ...difference, recordKind, before: old, after: now, changed };
  });
}

/** Rows as the public reads them, by id. */
async function rowsOf(db: Db, kind: ReleasedKind, { seq, month }: Side, ids: string[]): Promise<Map<string, Row>> {
  if (ids.length === 0) return new Map();
  const [desk, victims] = await Promise.all([db.desk.findFirst(), db.victim.findMany({ where: { embargoed: true } })]);
  const view: View = { whole: false, seq: seq?.toString() ?? null, month, decimals: desk?.coordinateDecimals ?? null, ids };
  const { text, values } = QUERIES[kind](view);
  const rows = await db.$queryRawUnsafe<(Row & { record_id: string })[]>(text, ...values);
  const namesOne = victims.length === 0 ? null : nameFinder(embargoedNames(victims));
  return new Map(rows.map(({ record_id: id, ...row }) => [id, withhold(row as unknown as Row, namesOne)]));
}

/** The kinds of record as the feed names them. */
export const ENTITY_KINDS = RELEASED;
