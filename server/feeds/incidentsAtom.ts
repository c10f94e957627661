import type { Db } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import { withhold } from '../exports/withhold.ts';
import { embargoedNames, nameFinder } from '../incidents/embargo.ts';
import { permit } from '../policies/permit.ts';
import { LICENCE } from '../releases/citation.ts';
import type { Viewer } from '../viewer.ts';
import { atomText, type AtomEntry } from './atomXml.ts';

/** Incidents on one page of the feed. */
const PAGE = 50;

interface FeedRow {
  id: string;
  code: string;
  seq: bigint;
  at: Date;
  createdAt: Date;
  state: 'PUBLISHED' | 'RETRACTED' | 'MERGED';
  mergedInto: string | null;
  title: string | null;
  place: string | null;
  country: string | null;
  day: string;
  grade: string;
  killedMin: number | null;
  killedMax: number | null;
  injuredMin: number | null;
  injuredMax: number | null;
}

export interface AtomPage {
  text: string;
  /** When the newest incident of the page was changed; null for an empty one. */
  updated: Date | null;
}

/**
 * Public incidents, last changed first, one entry an incident, and those that left the public with nothing but that they did. Points are not
 * in it. @param before the sequence number that a page's "next" carries; null = the newest
 * @param home address of the desk, without a slash at its end @throws DeskError BAD_USER_INPUT
 */
export async function incidentsAtom(db: Db, viewer: Viewer, home: string, before: string | null): Promise<AtomPage> {
  permit(viewer, 'read public records');
  if (before !== null && !/^\d{1,18}$/.test(before)) throw new DeskError('BAD_USER_INPUT', '"before" is not one that a page of this feed gave out');
  const rows = await changedLast(db, before === null ? null : BigInt(before));
  const shown = rows.slice(0, PAGE);
  const victims = await db.victim.findMany({ where: { embargoed: true }, select: { name: true, nameAr: true, embargoed: true } });
  const namesOne = victims.length === 0 ? null : nameFinder(embargoedNames(victims));
  const updated = shown[0]?.at ?? null;
  const self = `${home}/feeds/incidents.atom`;
  const text = atomText({
    id: self, title: 'Casualty Desk: incidents', updated: (updated ?? new Date(0)).toISOString(), rights: LICENCE, home: `${home}/`,
    self: before === null ? self : `${self}?before=${before}`, next: rows.length > PAGE ? `${self}?before=${shown.at(-1)?.seq}` : null,
    entries: shown.map((row) => entryOf(withhold(row, namesOne), home)),
  });
  return { text, updated };
}

/** The versions that hold of incidents that are, or ever were, public; one more than a page. */
function changedLast(db: Db, before: bigint | null): Promise<FeedRow[]> {
  return db.$queryRaw<FeedRow[]>`
    select i.id, i.code, v.from_seq as seq, v.from_at as at, i.created_at as "createdAt", v.state::text as state, m.code as "mergedInto", v.title, v.place_name as place, v.country,
      to_char(v.start_date, 'YYYY-MM-DD') as day, v.grade::text as grade, v.killed_min as "killedMin", v.killed_max as "killedMax", v.injured_min as "injuredMin", v.injured_max as "injuredMax"
    from incident_version v join incident i on i.id = v.incident_id left join incident m on m.id = v.merged_into
    where v.to_seq is null and (${before}::bigint is null or v.from_seq < ${before}::bigint)
      and (v.state = 'PUBLISHED' or (v.state in ('RETRACTED', 'MERGED') and exists (
        select 1 from incident_version w where w.incident_id = v.incident_id and w.state = 'PUBLISHED')))
    order by v.from_seq desc limit ${PAGE + 1}`;
}

function entryOf(row: FeedRow, home: string): AtomEntry {
  const { id, code, at, createdAt, state, grade, country } = row;
  return {
    id: `urn:uuid:${id}`, link: `${home}/incidents/${encodeURIComponent(code)}`, published: createdAt.toISOString(), updated: at.toISOString(),
    title: `${code}: ${titleOf(row)}`, summary: summaryOf(row), categories: state === 'PUBLISHED' ? [grade, ...(country ? [country] : [])] : [state],
  };
}

function titleOf({ state, title, place, country, day }: FeedRow): string {
  if (state !== 'PUBLISHED') return state === 'MERGED' ? 'merged' : 'retracted';
  return title ?? ([[place, country].filter(Boolean).join(', '), day].filter(Boolean).join(', '));
}

function summaryOf(row: FeedRow): string {
  if (row.state === 'RETRACTED') return 'The desk took this incident back.';
  if (row.state === 'MERGED') return `This incident is one with ${row.mergedInto}.`;
  const where = [row.place, row.country].filter(Boolean).join(', ');
  return [
    `${row.day}${where ? `, ${where}` : ''}.`, `Civilians killed: ${rangeText(row.killedMin, row.killedMax)}; injured: ${rangeText(row.injuredMin, row.injuredMax)}.`, `Grade: ${row.grade}.`,
  ].join(' ');
}

function rangeText(min: number | null, max: number | null): string {
  if (max === null) return 'unknown';
  return min === max ? String(max) : `${min ?? 0}–${max}`;
}
