import { Prisma } from '../../prisma/client/client.ts';
import type { Db } from '../../prisma/db.ts';
import type { IncidentFilter } from '../../schema/inputs/filters.ts';
import { DeskError } from '../errors.ts';
import { around, inBox } from './geometry.ts';
import { partyIds } from './parties.ts';
import type { Decimals } from './coarse.ts';
import { looseQuery, queryWords } from './words.ts';

/** Entries of one list of a filter. */
const MOST_ENTRIES = 200;

/**
 * A filter as conditions on `incident_version v`: lists, statistics and the map ask by this one, so that they speak of the same
 * incidents. Which versions hold and which states are shown is said elsewhere.
 * @throws DeskError BAD_USER_INPUT
 */
export async function conditionsOf(db: Db, filter: IncidentFilter, decimals: Decimals): Promise<Prisma.Sql> {
  const { from, to, countries, admin1, parties, grades, causes, killedAtLeast, killedAtMost, injuredAtLeast, injuredAtMost, harmReported, text, box, near, updatedSince } = filter;
  for (const [name, list] of Object.entries({ countries, admin1, parties, grades, causes })) checkLength(name, list);
  const all: Prisma.Sql[] = [];
  if (from && to && from <= to) all.push(Prisma.sql`daterange(v.start_date, v.end_date, '[]') && daterange(${day(from)}::date, ${day(to)}::date, '[]')`);
  // Said again by the first day, for the indexes that have the lists' order: at ten times the events a month of one country was 3.5 s without.
  if (from) all.push(Prisma.sql`v.end_date >= ${day(from)}::date and v.start_date >= ${day(from)}::date - ${LONGEST}`);
  if (to) all.push(Prisma.sql`v.start_date <= ${day(to)}::date`);
  if (countries) all.push(among('v.country', countries));
  if (admin1) all.push(among('v.admin1', admin1));
  if (parties) all.push(accused(await partyIds(db, parties)));
  if (grades) all.push(Prisma.sql`v.grade = any(${grades}::text[]::"Grade"[])`);
  if (causes) all.push(Prisma.sql`v.cause = any(${causes}::text[]::"Cause"[])`);
  if (killedAtLeast != null) all.push(Prisma.sql`v.killed_min >= ${killedAtLeast}`);
  if (killedAtMost != null) all.push(Prisma.sql`v.killed_max <= ${killedAtMost}`);
  if (injuredAtLeast != null) all.push(Prisma.sql`v.injured_min >= ${injuredAtLeast}`);
  if (injuredAtMost != null) all.push(Prisma.sql`v.injured_max <= ${injuredAtMost}`);
  if (harmReported != null) all.push(Prisma.sql`(coalesce(v.killed_max, 0) > 0 or coalesce(v.injured_max, 0) > 0) = ${harmReported}`);
  if (text?.trim()) all.push(says(text));
  if (box) all.push(inBox(box, decimals));
  if (near) all.push(around(near, decimals));
  if (updatedSince) all.push(Prisma.sql`v.from_at >= ${updatedSince.toISOString()}::timestamptz and v.from_seq > ${before(updatedSince)}`);
  return all.length === 0 ? Prisma.sql`true` : Prisma.join(all, ' and ');
}

/** Days between an event's first and last day, at most. */
const LONGEST = Prisma.sql`(select coalesce(max(longest.end_date - longest.start_date), 0) from incident_version longest)`;

/** A single one keeps the order of an index that begins with the column. */
function among(column: string, [first, ...others]: readonly string[]): Prisma.Sql {
  if (first === undefined) return Prisma.sql`false`;
  return others.length === 0 ? Prisma.sql`${Prisma.raw(column)} = ${first}` : Prisma.sql`${Prisma.raw(column)} = any(${[first, ...others]}::text[])`;
}

function accused(ids: string[]): Prisma.Sql {
  return Prisma.sql`exists (select from incident_party p where p.incident_id = v.incident_id and p.version = v.version and p.party_id = any(${ids}::uuid[]))`;
}

/** All the words in title, place or governorate, however they are written; or one of the incident's codes. */
function says(text: string): Prisma.Sql {
  const words = queryWords(text);
  if (words.length === 0) return Prisma.sql`false`;
  const code = text.trim();
  return Prisma.sql`(incident_words(v.title, v.place_name, v.admin1) @@ ${looseQuery(words)}::tsquery
    or v.incident_id = any(array(select id from incident where code = ${code.toUpperCase()} union all select incident_id from external_code where code = ${code})))`;
}

/** The last change before an instant: later versions have later numbers, and those are indexed. */
function before(instant: Date): Prisma.Sql {
  return Prisma.sql`coalesce((select seq from change where at < ${instant.toISOString()}::timestamptz order by at desc, seq desc limit 1), 0)`;
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function checkLength(name: string, list: readonly unknown[] | null | undefined): void {
  if (list && list.length > MOST_ENTRIES) throw new DeskError('BAD_USER_INPUT', `${name} takes at most ${MOST_ENTRIES} entries, not ${list.length}`);
}
