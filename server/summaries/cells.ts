import { Prisma } from '../../prisma/client/client.ts';
import type { Grade } from '../../prisma/client/enums.ts';
import type { Db, Tx } from '../../prisma/db.ts';
import { ALL_PARTIES } from '../changes/rollup.ts';
import type { KnownSums } from './arithmetic.ts';

/** Which incidents a summary speaks of; what is absent is not narrowed. */
export interface Scope {
  /** ISO 3166-1 alpha-2. */
  country?: string | null;
  /** Governorate, within a country. */
  admin1?: string | null;
  partyId?: string | null;
  /** Grades of the headline; CONFIRMED and FAIR where absent. */
  grades?: Grade[] | null;
}

/** Sums over the incidents of one month and grade, in a scope. */
export interface Cell extends KnownSums {
  /** YYYY-MM. */
  month: string;
  grade: Grade;
  events: number;
  harmEvents: number;
}

/**
 * The cells of a scope, as they are now or as they were after change `asOf`. The cost is months × grades, however many incidents
 * there are.
 */
export async function readCells(db: Db | Tx, scope: Scope, asOf: bigint | null, from?: string, to?: string): Promise<Cell[]> {
  return db.$queryRaw<Cell[]>(cellsQuery(scope, asOf, from, to));
}

/** The statement that reads them. */
export function cellsQuery(scope: Scope, asOf: bigint | null, from?: string, to?: string): Prisma.Sql {
  const held = asOf === null ? Prisma.sql`to_seq is null` : Prisma.sql`from_seq <= ${asOf} and (to_seq is null or to_seq > ${asOf})`;
  return Prisma.sql`
    select to_char(month, 'YYYY-MM') as month, grade::text as grade, events, harm_events as "harmEvents",
      killed_unknown as "killedUnknown", injured_unknown as "injuredUnknown",
      killed_min::float8 as "killedMin", killed_max::float8 as "killedMax", injured_min::float8 as "injuredMin",
      injured_max::float8 as "injuredMax", deaths_min::float8 as "deathsMin", deaths_max::float8 as "deathsMax"
    from monthly_rollup
    where ${held} and events > 0
      and country = ${scope.country ?? ''} and admin1 = ${scope.admin1 ?? ''} and party_id = ${scope.partyId ?? ALL_PARTIES}::uuid
      and month >= ${from ? `${from}-01` : '-infinity'}::date and month <= ${to ? `${to}-01` : 'infinity'}::date
    order by month, grade`;
}

/** Number of the last change at or before an instant; 0 when there was none. */
export async function sequenceAt(db: Db | Tx, at: Date): Promise<bigint> {
  const [row] = await db.$queryRaw<[{ seq: bigint }]>`
    select coalesce((select seq from change where at <= ${at} order by at desc, seq desc limit 1), 0) as seq`;
  return row.seq;
}
