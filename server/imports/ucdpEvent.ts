import type { DatePrecision, Grade } from '../../prisma/client/enums.ts';
import { noFacts, type IncidentFacts } from '../incidents/facts.ts';
import { USUAL_RADIUS } from '../records/place.ts';
import { countryCode } from './countries.ts';
import { UCDP_WHERE_PREC, ucdpDatePrecision } from './precision.ts';
import { calendarDay, LineFault, storable, usualQualifier, type ImportRecord } from './record.ts';

/** A line of a GED file by its column names; the subset of columns that is passed around has other names for some. */
export type UcdpRow = Readonly<Record<string, string>>;

type Violence = 'STATE_BASED' | 'NON_STATE' | 'ONE_SIDED';

const VIOLENCE: Readonly<Record<string, Violence>> = {
  1: 'STATE_BASED', 2: 'NON_STATE', 3: 'ONE_SIDED',
  'State-based violence': 'STATE_BASED', 'Non-state violence': 'NON_STATE', 'One-sided violence': 'ONE_SIDED',
};

interface Bounds {
  min: number;
  max: number;
}

/**
 * One GED event in our words; docs/decisions/0010-imports.md says why each part is read as it is.
 * @throws LineFault with the first thing that can't be read
 */
export function ucdpEvent(row: UcdpRow, line: number): ImportRecord {
  for (const text of Object.values(row)) if (!storable(text)) throw new LineFault('a field holds characters that are no text');
  const code = wholeNumber(column(row, 'id'));
  if (!code) throw new LineFault(`id: "${column(row, 'id').slice(0, 40)}" is not a GED event id`);
  const violence = VIOLENCE[column(row, 'type_of_violence')];
  if (!violence) throw new LineFault(`type_of_violence: "${column(row, 'type_of_violence').slice(0, 40)}" is not one of UCDP's three`);
  const notes: string[] = [];
  const facts: IncidentFacts = {
    ...noFacts(new Date(0)), ...dates(row), ...place(row, notes), ...grade(row), ...deaths(row, violence, notes),
    title: row['conflict_name'] || null,
  };
  return { line, codes: [{ scheme: 'UCDP', code: String(code) }], parties: accused(row, violence), placeNameAr: null, facts, notes };
}

function column(row: UcdpRow, ...names: string[]): string {
  for (const name of names) {
    const value = row[name];
    if (value !== undefined) return value.trim();
  }
  throw new LineFault(`there is no column ${names.join(' or ')}`);
}

function count(row: UcdpRow, ...names: string[]): number {
  const text = column(row, ...names);
  const people = wholeNumber(text);
  if (people === null) throw new LineFault(`${names[0]}: "${text.slice(0, 40)}" is not a number of people`);
  return people;
}

/** A whole number, also as R writes round ones: 2e+05 is 200000. */
function wholeNumber(text: string): number | null {
  const value = /^\d{1,9}(e\+?\d{1,2})?$/i.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(value) ? value : null;
}

/** Days, both ends included. A subset without date_prec tells one day and no precision: it is taken at its word. */
function dates(row: UcdpRow): { startDate: Date; endDate: Date; datePrecision: DatePrecision } {
  if (row['date_start'] === undefined) {
    const [year, month, dayOfMonth] = ['year', 'month', 'day'].map((name) => column(row, name).padStart(2, '0'));
    const startDate = day(`${year}-${month}-${dayOfMonth}`);
    return { startDate, endDate: startDate, datePrecision: 'EXACT_DAY' };
  }
  const startDate = day(column(row, 'date_start'));
  const endDate = day(column(row, 'date_end', 'date_start'));
  if (endDate < startDate) throw new LineFault('date_end lies before date_start');
  const datePrecision = ucdpDatePrecision(Number(row['date_prec'] ?? 1), startDate, endDate);
  if (!datePrecision) throw new LineFault(`date_prec: "${row['date_prec']?.slice(0, 40)}" is not one of 1 to 5`);
  return { startDate, endDate, datePrecision };
}

function day(text: string): Date {
  const date = calendarDay(text);
  if (!date || date.getUTCFullYear() < 1900 || date.getUTCFullYear() > 2200) throw new LineFault(`"${text.slice(0, 40)}" is not a day of the calendar`);
  return date;
}

function place(row: UcdpRow, notes: string[]): Partial<IncidentFacts> {
  const name = column(row, 'country');
  const country = name === '' ? null : countryCode(name);
  if (country === null) notes.push(`country: no ISO code is known for "${name.slice(0, 60)}"; the country was left out`);
  const exactness = UCDP_WHERE_PREC[row['where_prec'] ?? ''];
  if (row['where_prec'] && !exactness) throw new LineFault(`where_prec: "${row['where_prec'].slice(0, 40)}" is not one of 1 to 7`);
  return {
    country, admin1: row['adm_1']?.trim() || null, placeName: row['where_coordinates']?.trim() || null, ...point(row),
    placePrecision: exactness?.precision ?? null, radius: exactness ? exactness.radius ?? USUAL_RADIUS[exactness.precision] : null,
  };
}

function point(row: UcdpRow): { lat: number | null; lon: number | null } {
  const [lat, lon] = [row['latitude']?.trim() ?? '', row['longitude']?.trim() ?? ''];
  if (lat === '' && lon === '') return { lat: null, lon: null };
  return { lat: degrees('latitude', lat, 90), lon: degrees('longitude', lon, 180) };
}

function degrees(name: string, text: string, limit: number): number {
  const value = text === '' ? Number.NaN : Number(text);
  if (!(Math.abs(value) <= limit)) throw new LineFault(`${name}: "${text.slice(0, 40)}" is not between -${limit} and ${limit}`);
  return value;
}

/** UCDP doesn't grade: what it says of its sources decides, and a single or unknown number of them is one source's claim. */
function grade(row: UcdpRow): { grade: Grade; gradeReason: string } {
  const sources = Number(row['number_of_sources'] ?? -1);
  if (sources >= 2) return { grade: 'FAIR', gradeReason: `UCDP names ${sources} sources` };
  return { grade: 'WEAK', gradeReason: sources === 1 ? 'UCDP names one source' : 'UCDP does not say how many sources there are' };
}

/** low, best and high count everybody who died. Civilians are counted where the columns or the kind of violence tell them apart. */
function deaths(row: UcdpRow, violence: Violence, notes: string[]): Partial<IncidentFacts> {
  const [low, best, high] = [count(row, 'low_death', 'low'), count(row, 'best_death', 'best'), count(row, 'high_death', 'high')];
  const all = low <= high ? { min: low, max: high } : { min: Math.min(low, best, high), max: Math.max(low, best, high) };
  if (low > high) notes.push(`low ${low} is above high ${high} (best ${best}): the range is the smallest to the largest of the three`);
  const armed = row['deaths_a'] === undefined ? null : count(row, 'deaths_a') + count(row, 'deaths_b');
  const civilians = killedCivilians(row, violence, all, armed);
  return {
    deathsMin: all.min, deathsMax: all.max, belligerentsKilledMin: armed, belligerentsKilledMax: armed,
    killedMin: civilians?.min ?? null, killedMax: civilians?.max ?? null,
    killedQualifier: usualQualifier(civilians?.min ?? null, civilians?.max ?? null),
    overrideReason: `As published by UCDP GED: low ${low}, best ${best}, high ${high}`,
  };
}

/** One-sided violence is against civilians by definition; else those counted as civilians, up to them and all of unknown status. */
function killedCivilians(row: UcdpRow, violence: Violence, all: Bounds, armed: number | null): Bounds | null {
  if (violence === 'ONE_SIDED' && !armed) return all;
  if (row['deaths_civilians'] === undefined) return null;
  const min = count(row, 'deaths_civilians');
  return { min, max: min + (row['deaths_unknown'] === undefined ? 0 : count(row, 'deaths_unknown')) };
}

/** Both belligerents of a fight, the perpetrator alone of one-sided violence (its other side reads "Civilians"). */
function accused(row: UcdpRow, violence: Violence): string[] {
  const sides = violence === 'ONE_SIDED' ? [column(row, 'side_a')] : [column(row, 'side_a'), column(row, 'side_b')];
  return [...new Set(sides.filter((side) => side !== '' && side !== 'Civilians'))];
}
