import type { Cues } from './cues.ts';
import { keyOf } from './fold.ts';
import type { Place } from './place.ts';
import type { NameMention } from './scan.ts';

/** A name with the words around it, before and after one of its candidates is chosen. */
export interface Reading extends NameMention {
  cues: Cues;
  /** The text as written, for telling Iran from Iraan. */
  written: string;
  /** The area or country named right behind it, "Crossville, Tenn.", or null. */
  parents: Place[] | null;
  inTitle: boolean;
}

export interface Chosen extends Reading {
  place: Place;
}

/** How much a text speaks of each country and first-level area: shares that add up to one. */
export interface Setting {
  countries: Map<string, number>;
  areas: Map<string, number>;
  /** Areas that the text names themselves or by one of their cities, and countries by their code. */
  named: Set<string>;
  /** The different names that speak for each country. */
  support: Map<string, Set<string>>;
  /** Points that are certain: names with one candidate, or area names. */
  points: Place[];
  nearness: Map<Place, number>;
}

/** Points compared with at most, so that a long list of names stays cheap. */
const POINT_LIMIT = 24;

/** Weight from which on a name is taken for certain. */
const SURE = 0.5;

/** People from which on a town of a country that the desk doesn't mainly cover is known without its state. */
export const WELL_KNOWN = 50_000;

/** Reads off all the names together what country and what areas the text speaks of. */
export function readSetting(readings: Reading[]): Setting {
  const countries = new Map<string, number>();
  const areas = new Map<string, number>();
  const points: Place[] = [];
  const named = new Set<string>();
  const support = new Map<string, Set<string>>();
  let total = 0;
  for (const reading of readings) {
    if (reading.loose) continue;
    const weight = weightOf(reading);
    const nations = new Set(reading.candidates.map((place) => place.country));
    const districts = new Set(reading.candidates.map(areaOf));
    total += weight;
    for (const nation of nations) countries.set(nation, (countries.get(nation) ?? 0) + weight / nations.size);
    for (const district of districts) areas.set(district, (areas.get(district) ?? 0) + weight / districts.size);
    for (const place of reading.candidates) if (isTelling(place)) named.add(areaOf(place));
    if (weight < SURE) continue;
    for (const place of reading.candidates) if (place.precision === 'COUNTRY') named.add(place.country);
    for (const nation of nations) support.set(nation, (support.get(nation) ?? new Set()).add(keyOf(reading.written)));
    if (districts.size === 1 && points.length < POINT_LIMIT) points.push(reading.candidates[0]!);
  }
  for (const shares of [countries, areas]) for (const [key, value] of shares) shares.set(key, value / (total || 1));
  return { countries, areas, named, support, points, nearness: new Map() };
}

/** Does its name stand for its area as well: the area itself, or one of its cities? */
function isTelling(place: Place): boolean {
  return place.admin1 !== null && (place.precision === 'GOVERNORATE' || place.population >= WELL_KNOWN);
}

/** How much a name says about where the text is: least where it may be an ordinary word or a person. */
function weightOf(reading: Reading): number {
  if (reading.ordinary && !reading.cues.locative) return 0.1;
  if (reading.cues.partOfName) return 0.2;
  const first = reading.candidates[0]!;
  return first.precision === 'COUNTRY' ? 0.6 : reading.cues.kind || reading.cues.locative ? 1.2 : 0.8;
}

export const areaOf = (place: Place): string => `${place.country}:${place.admin1 ?? ''}`;

/** Does no other name of the text speak for the place's country, while two or more speak for another? */
export function standsAlone({ place, written }: Chosen, { support }: Setting): boolean {
  const own = support.get(place.country);
  const key = keyOf(written);
  if (own && [...own].some((name) => name !== key)) return false;
  return [...support].some(([country, names]) => country !== place.country && names.size >= 2);
}

/** Does one of the areas or countries hold the place? */
export function isWithin(place: Place, parents: Place[] | null): boolean {
  return parents?.some((parent) => parent.country === place.country && (parent.precision === 'COUNTRY' || parent.admin1 === place.admin1)) ?? false;
}
