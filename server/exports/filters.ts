import type { Prisma } from '../../prisma/client/client.ts';
import type { Db } from '../../prisma/db.ts';
import type { ChangeFilter, IncidentFilter, NoteFilter, StatementFilter, TallyFilter } from '../../schema/inputs/filters.ts';
import { conditionsOf } from '../read/conditions.ts';
import { partyIds } from '../read/parties.ts';
import type { ExportWhat } from './columns.ts';

/** What an export may be narrowed by: the inputs of the API's lists. */
export interface Filters extends Record<ExportWhat, object> {
  incidents: IncidentFilter;
  notes: NoteFilter;
  tallies: TallyFilter;
  statements: StatementFilter;
  changes: ChangeFilter;
}

/** Adds a value to a statement's parameters. @returns its placeholder */
export type Put = (value: unknown) => string;

/** Conditions on the rows of an export, in the words of its statement. */
export type Narrow = (put: Put) => string[];

const NARROWS: { [What in ExportWhat]: (db: Db, filter: Filters[What], decimals: number | null) => Promise<Narrow> | Narrow } = {
  incidents: async (db, filter, decimals) => {
    const conditions = await conditionsOf(db, filter, decimals);
    return (put) => [embed(conditions, put)];
  },
  notes: (_db, { sectors, countries, from, to }) => (put) => [
    ...(sectors ? [`v.sectors::text[] && ${put(sectors)}::text[]`] : []), ...oneOf(put, countries, 'v.country'), ...period(put, from, to, 'v.date'),
  ],
  tallies: (_db, { publisher, from, to }) => (put) => [
    ...(publisher ? [`lower(v.publisher) = lower(${put(publisher)})`] : []), ...period(put, from, to, 'v.start_date', 'v.end_date'),
  ],
  statements: (_db, { stances, from, to }) => (put) => [...oneOf(put, stances, 'v.stance'), ...period(put, from, to, 'v.date')],
  changes: async (db, { kinds, entityKinds, countries, admin1s, grades, parties }) => {
    const ids = parties ? await partyIds(db, parties) : null;
    return (put) => [
      ...oneOf(put, kinds, 'c.kind'), ...oneOf(put, entityKinds, 'c.entity_kind'), ...oneOf(put, countries, 'c.country', 'c.country_before'),
      ...oneOf(put, admin1s, 'c.admin1', 'c.admin1_before'), ...oneOf(put, grades, 'c.grade', 'c.grade_before'), ...(ids ? [`c.party_ids && ${put(ids)}::uuid[]`] : []),
    ];
  },
};

/**
 * A filter as conditions that choose what the API's list chooses by it.
 * @param decimals of coordinates, as whoever reads the file sees them @throws DeskError BAD_USER_INPUT
 */
export async function narrowBy<What extends ExportWhat>(db: Db, what: What, filter: Filters[What] | null | undefined, decimals: number | null): Promise<Narrow> {
  return filter ? NARROWS[what](db, filter, decimals) : () => [];
}

/** A piece of SQL with its values among those of another statement. */
function embed({ strings, values }: Prisma.Sql, put: Put): string {
  return strings.map((text, at) => (at === 0 ? text : `${put(values[at - 1])}${text}`)).join('');
}

/** Any of the columns has any of the values. */
function oneOf(put: Put, values: readonly string[] | null | undefined, ...columns: string[]): string[] {
  return values ? [`(${columns.map((column) => `${column}::text = any(${put(values)}::text[])`).join(' or ')})`] : [];
}

/** What ends on the first day or later and begins on the last or earlier. */
function period(put: Put, from: Date | null | undefined, to: Date | null | undefined, start: string, end: string = start): string[] {
  const day = (date: Date) => `${put(date.toISOString().slice(0, 10))}::date`;
  return [...(from ? [`${end} >= ${day(from)}`] : []), ...(to ? [`${start} <= ${day(to)}`] : [])];
}
