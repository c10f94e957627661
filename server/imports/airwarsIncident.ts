import { z } from 'zod';
import type { Cause, DatePrecision } from '../../prisma/client/enums.ts';
import { noFacts, type IncidentFacts } from '../incidents/facts.ts';
import { USUAL_RADIUS } from '../records/place.ts';
import { harm } from './airwarsHarm.ts';
import { CAUSES, COUNTRIES, governorate, GRADES, PARTY_NAMES, STRIKE_STATUS } from './airwarsWords.ts';
import { AIRWARS_GEO_PRECISION, spanPrecision } from './precision.ts';
import { calendarDay, LineFault, type ImportRecord } from './record.ts';

const text = z.string().trim().transform((value) => value || undefined).nullish();
const people = z.number().int().min(0).max(10_000_000).nullish();

/** The fields of the archive that are read; names of victims and free texts are not among them. */
const shape = z.object({
  code: z.string().trim().min(1), airwars_id: z.union([z.string().trim().min(1), z.number().int().transform(String)]).nullish(), url: text,
  date: text, date_end: text, date_type: text, published: text,
  place_ar: text, place_en: text, region: text, governorate: text, territory: text, country_ar: text,
  lat: z.number().nullish(), lon: z.number().nullish(), geo_precision: text,
  belligerent: text, strike_type: text, strike_status: text, cause: text, grading: text, harm_reported: text, n_sources: z.number().int().nullish(),
  killed_min: people, killed_max: people, injured_min: people, injured_max: people, militants_killed_min: people, militants_killed_max: people,
  children_killed_min: people, children_killed_max: people, women_killed_min: people, women_killed_max: people, men_killed_min: people, men_killed_max: people,
});

export type AirwarsRow = z.infer<typeof shape>;

/**
 * One incident of the Airwars archive in our words. It is written by hand, so a part that can't be right is left out and noted, and
 * the incident goes in. docs/decisions/0010-imports.md says why each part is read as it is.
 * @throws LineFault where the line is no incident: no code, no day at all, a number that is none
 */
export function airwarsIncident(value: unknown, line: number): ImportRecord {
  const row = readRow(value);
  const notes: string[] = [];
  const facts: IncidentFacts = {
    ...noFacts(new Date(0)), ...dates(row, notes), ...place(row, notes), ...grade(row, notes), ...harm(row, notes),
    strikeStatus: word(STRIKE_STATUS, row.strike_status, 'strike_status', notes), cause: cause(row, notes),
    title: [row.strike_type, row.place_en].filter(Boolean).join(', ') || null,
    overrideReason: row.url ? `As published by Airwars: ${row.url}` : 'As published by Airwars',
  };
  const code = { scheme: 'AIRWARS', code: row.code };
  return {
    line, codes: row.airwars_id ? [{ scheme: 'AIRWARS_ID', code: row.airwars_id }, code] : [code],
    parties: accused(row), placeNameAr: row.place_ar ?? null, facts, notes,
  };
}

function readRow(value: unknown): AirwarsRow {
  const result = shape.safeParse(value);
  if (result.success) return result.data;
  throw new LineFault(result.error.issues.map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message)).join('; '));
}

/** Without a day of its own an incident lies somewhere in the month up to its publication. */
function dates(row: AirwarsRow, notes: string[]): { startDate: Date; endDate: Date; datePrecision: DatePrecision } {
  if (!row.date) return publicationMonth(row, notes);
  const startDate = calendarDay(row.date);
  if (!startDate) throw new LineFault(`date: "${row.date.slice(0, 40)}" is not a day of the calendar`);
  const end = row.date_end ? calendarDay(row.date_end) : null;
  if (row.date_end && (!end || end < startDate)) notes.push(`date_end: ${row.date_end.slice(0, 40)} does not follow ${row.date}; the first day alone was kept`);
  if (!row.date_end && row.date_type === 'date_range') notes.push('date_type says a range and date_end is empty; the first day alone was kept');
  const endDate = end && end >= startDate ? end : startDate;
  return { startDate, endDate, datePrecision: spanPrecision(startDate, endDate) };
}

function publicationMonth({ published }: AirwarsRow, notes: string[]) {
  const endDate = published ? calendarDay(published) : null;
  if (!endDate) throw new LineFault('there is neither a date nor a day of publication');
  notes.push(`there is no date; the incident was put in the month of its publication, ${published?.slice(0, 7)}`);
  return { startDate: new Date(Date.UTC(endDate.getUTCFullYear(), endDate.getUTCMonth(), 1)), endDate, datePrecision: 'MONTH' as const };
}

function place(row: AirwarsRow, notes: string[]): Partial<IncidentFacts> {
  const country = word(COUNTRIES, row.country_ar, 'country_ar', notes);
  const placePrecision = word(AIRWARS_GEO_PRECISION, row.geo_precision, 'geo_precision', notes);
  return {
    country, admin1: country === null ? null : areaOf(row, country, notes), placeName: row.place_en ?? row.place_ar ?? null, ...point(row, notes),
    placePrecision, radius: placePrecision ? USUAL_RADIUS[placePrecision] : null,
  };
}

function areaOf({ governorate: first, region, territory }: AirwarsRow, country: string, notes: string[]): string | null {
  const given = [first, region, territory].filter((name) => typeof name === 'string');
  if (country !== 'SY') return given[0] ?? null;
  const known = given.map(governorate).find((name) => name !== null) ?? null;
  if (known === null && given.length > 0) notes.push(`governorate: "${given[0]?.slice(0, 60)}" is none of Syria's; it was left out`);
  return known;
}

function point({ lat, lon }: AirwarsRow, notes: string[]): { lat: number | null; lon: number | null } {
  const none = { lat: null, lon: null };
  if (typeof lat !== 'number' || typeof lon !== 'number') return none;
  if (Math.abs(lat) <= 90 && Math.abs(lon) <= 180) return { lat, lon };
  notes.push(`lat, lon: ${lat}, ${lon} is nowhere on Earth; the point was left out`);
  return none;
}

function grade({ grading, harm_reported, n_sources }: AirwarsRow, notes: string[]): Pick<IncidentFacts, 'grade' | 'gradeReason'> {
  const given = (grading ?? '').split(',').map((name) => name.trim()).filter(Boolean);
  const known = Object.keys(GRADES).filter((name) => given.includes(name));
  const sources = `sources listed: ${n_sources ?? 'not said'}`;
  if (given.length > known.length || given.length > 1) notes.push(`grading: "${grading?.slice(0, 60)}" is not one grade; ${known[0] ?? 'WEAK'} was kept`);
  const [first] = known;
  if (first) return { grade: GRADES[first] ?? 'WEAK', gradeReason: `Graded ${first} by Airwars; ${sources}` };
  return { grade: 'WEAK', gradeReason: `Not graded by Airwars; harm reported: ${harm_reported ?? 'not said'}; ${sources}` };
}

function cause({ cause: given }: AirwarsRow, notes: string[]): Cause {
  if (!given) return 'UNKNOWN';
  const named = CAUSES.map(([words, name]) => ({ name, at: given.indexOf(words) })).filter(({ at }) => at >= 0).toSorted((one, other) => one.at - other.at);
  if (named.length > 1) notes.push(`cause: ${named.length} are named; the first, ${named[0]?.name}, was kept`);
  if (named.length === 0 && given !== 'Unknown') notes.push(`cause: "${given.slice(0, 60)}" is not known; it was left out`);
  return named[0]?.name ?? 'UNKNOWN';
}

/** "Unknown" is nobody. */
function accused({ belligerent }: AirwarsRow): string[] {
  const names = (belligerent ?? '').split(',').map((name) => name.trim()).filter((name) => name !== '' && name !== 'Unknown');
  return [...new Set(names.map((name) => PARTY_NAMES[name] ?? name))];
}

function word<T>(words: Readonly<Record<string, T>>, given: string | null | undefined, field: string, notes: string[]): T | null {
  if (!given) return null;
  const known = Object.hasOwn(words, given) ? words[given] : undefined;
  if (known === undefined) notes.push(`${field}: "${given.slice(0, 60)}" is not known; it was left out`);
  return known ?? null;
}
