import { Prisma } from '../../prisma/client/client.ts';
import type { Db } from '../../prisma/db.ts';
import type { IncidentFilter } from '../../schema/inputs/filters.ts';
import { StatsGroup, type IncidentGroup, type IncidentStats } from '../../schema/types/stats.ts';
import { conditionsOf } from './conditions.ts';
import { globalId } from './ids.ts';
import { holds } from './incidents.ts';
import type { Decimals } from './coarse.ts';
import { addSums, presentSums, SUMS, type SumsRow } from './sums.ts';

export interface StatsQuestion {
  filter: IncidentFilter | null | undefined;
  groupBy: StatsGroup;
  asOf: bigint | null;
  decimals: Decimals;
  /** Groups shown. */
  first: number;
}

type GroupRow = SumsRow & { key: string | null; label: string | null };

const KEYS: Record<Exclude<StatsGroup, StatsGroup.PARTY>, string> = {
  MONTH: `to_char(v.start_date, 'YYYY-MM')`,
  COUNTRY: 'v.country',
  ADMIN1: `v.country || '/' || v.admin1`,
  GRADE: 'v.grade::text',
  CAUSE: 'v.cause::text',
};

/**
 * Counts and sums over the published incidents that a filter leaves, each once in the total. The state is the public one for whoever asks, as in
 * the monthly summaries. @throws DeskError BAD_USER_INPUT
 */
export async function incidentStats(db: Db, { filter, groupBy, asOf, decimals, first }: StatsQuestion): Promise<IncidentStats> {
  const where = Prisma.sql`${holds(asOf)} and v.state = 'PUBLISHED' and ${await conditionsOf(db, filter ?? {}, decimals)}`;
  const { total, rows } = groupBy === StatsGroup.PARTY ? await byParty(db, where) : await byColumn(db, where, groupBy);
  const groups = rows.toSorted(groupBy === StatsGroup.MONTH ? byKey : byCount);
  return { total: presentSums(total), groupCount: groups.length, groups: groups.slice(0, first).map((row) => presentGroup(row, groupBy)) };
}

/** Each incident is in one group: the groups are the total. */
async function byColumn(db: Db, where: Prisma.Sql, groupBy: Exclude<StatsGroup, StatsGroup.PARTY>): Promise<{ total: SumsRow; rows: GroupRow[] }> {
  const key = Prisma.raw(KEYS[groupBy]);
  const label = Prisma.raw(groupBy === StatsGroup.ADMIN1 ? 'max(v.admin1)' : KEYS[groupBy]);
  const rows = await db.$queryRaw<GroupRow[]>`select ${key} as key, ${label} as label, ${SUMS} from incident_version v where ${where} group by 1`;
  return { total: addSums(rows), rows };
}

/** Who is accused together is in each one's group; total and groups are of one statement, so of one moment. */
async function byParty(db: Db, where: Prisma.Sql): Promise<{ total: SumsRow; rows: GroupRow[] }> {
  const rows = await db.$queryRaw<(GroupRow & { whole: boolean })[]>`
    select true as whole, null as key, null as label, ${SUMS} from incident_version v where ${where}
    union all
    select false, p.id::text, p.name, ${SUMS}
    from incident_version v left join incident_party ip on ip.incident_id = v.incident_id and ip.version = v.version left join party p on p.id = ip.party_id
    where ${where} group by p.id`;
  return { total: addSums(rows.filter(({ whole }) => whole)), rows: rows.filter(({ whole }) => !whole) };
}

function byKey(one: GroupRow, other: GroupRow): number {
  return (one.key ?? '').localeCompare(other.key ?? '', 'en');
}

function byCount(one: GroupRow, other: GroupRow): number {
  return other.incidents - one.incidents || byKey(one, other);
}

function presentGroup(row: GroupRow, groupBy: StatsGroup): IncidentGroup {
  const key = groupBy === StatsGroup.PARTY && row.key !== null ? globalId('Party', row.key) : row.key;
  return { key, label: row.label, sums: presentSums(row) };
}
