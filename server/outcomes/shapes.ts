import { metresBetween } from '../../common/distance.ts';
import type { IncidentFacts } from '../incidents/facts.ts';
import type { RecordFacts } from '../records/kinds.ts';
import type { Suggestions } from '../../schema/types/suggestions.ts';

// Both sides of a comparison in the fewest words that decide it: they are what is kept.

export interface CountShape {
  min: number | null;
  max: number | null;
}

export interface DateShape {
  /** ISO 8601 calendar days, both ends included. */
  start: string;
  end: string;
}

export interface PlaceShape {
  name: string | null;
  gazetteerId: string | null;
  lat: number;
  lon: number;
}

export interface QuoteShape {
  start: number;
  end: number;
}

/** Two points count as one place within this distance: gazetteers differ by less. */
const SAME_PLACE_METRES = 1_000;

export function countOf(range: CountShape | null): CountShape | null {
  return range && (range.min !== null || range.max !== null) ? { min: range.min, max: range.max } : null;
}

export function decidedCount(facts: IncidentFacts, harm: 'killed' | 'injured'): CountShape | null {
  return countOf({ min: facts[`${harm}Min`], max: facts[`${harm}Max`] });
}

/** "At least 5" is suggested with an open end and recorded as 5–5, "up to 5" is recorded as 0–5: the reviewer changed nothing. */
export function sameCount(suggested: CountShape, decided: CountShape): boolean {
  return (suggested.min ?? 0) === (decided.min ?? 0) && (suggested.max ?? suggested.min) === decided.max;
}

export function dateOf({ dates: [best] }: Suggestions): DateShape | null {
  return best ? { start: best.start, end: best.end } : null;
}

export function decidedDate({ startDate, endDate }: Pick<IncidentFacts, 'startDate' | 'endDate'>): DateShape {
  return { start: day(startDate), end: day(endDate) };
}

export function sameDate(suggested: DateShape, decided: DateShape): boolean {
  return suggested.start === decided.start && suggested.end === decided.end;
}

export function placeOf({ places: [best] }: Suggestions): PlaceShape | null {
  return best ? { name: best.name, gazetteerId: best.gazetteerId, lat: best.lat, lon: best.lon } : null;
}

/** The place of an incident; `gazetteerId` is that of its location. */
export function decidedPlace({ lat, lon, placeName }: Pick<IncidentFacts, 'lat' | 'lon' | 'placeName'>, gazetteerId: string | null): PlaceShape | null {
  return lat === null || lon === null ? null : { name: placeName, gazetteerId, lat, lon };
}

export function samePlace(suggested: PlaceShape, decided: PlaceShape): boolean {
  return (suggested.gazetteerId !== null && suggested.gazetteerId === decided.gazetteerId) || metresBetween(suggested, decided) <= SAME_PLACE_METRES;
}

/** A note, tally or statement is made of a suggestion when their quotes share words; one without a quote can't be told. */
export function overlap(suggested: QuoteShape, decided: { quoteStart: number | null; quoteEnd: number | null }): boolean {
  return decided.quoteStart !== null && decided.quoteEnd !== null && suggested.start < decided.quoteEnd && decided.quoteStart < suggested.end;
}

export function noteShape(facts: RecordFacts<'humanitarian_note'>) {
  const { sectors, affectedMin, affectedMax, quoteStart, quoteEnd } = facts;
  return { sectors, affected: countOf({ min: affectedMin, max: affectedMax }), quoteStart, quoteEnd };
}

export function tallyShape(facts: RecordFacts<'published_tally'>) {
  const { publisher, startDate, endDate, events, killedMin, killedMax, quoteStart, quoteEnd } = facts;
  return { by: publisher, from: day(startDate), to: day(endDate), events, killed: countOf({ min: killedMin, max: killedMax }), quoteStart, quoteEnd };
}

export function statementShape(facts: RecordFacts<'statement'>) {
  const { speaker, stance, quoteStart, quoteEnd } = facts;
  return { speaker, stance, quoteStart, quoteEnd };
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}
