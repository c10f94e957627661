import type { Cues } from './cues.ts';
import { keyOf, stems } from './fold.ts';
import { distance } from './place.ts';
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

/** Countries whose reports name places in lists and hashtags, without words of place beside them. */
export const FIELD = new Set('SY IQ PS LB YE UA SD SS LY'.split(' '));

/** Points compared with at most, so that a long list of names stays cheap. */
const POINT_LIMIT = 24;

/**
 * Chooses for every name the candidate that fits the country, the area and the other places of the text best. Names found by their consonants
 * only count in areas that the text names.
 */
export function choosePlaces(readings: Reading[], setting: Setting): Chosen[] {
  return readings.flatMap((reading) => {
    const candidates = reading.loose ? reading.candidates.filter((place) => setting.named.has(areaOf(place))) : reading.candidates;
    let best = candidates[0];
    let bestFit = -Infinity;
    for (const place of candidates) {
      const fit = fitOf(place, reading, setting);
      if (fit > bestFit) [best, bestFit] = [place, fit];
    }
    return best ? [{ ...reading, place: best }] : [];
  });
}

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
    for (const place of reading.candidates) if (place.admin1 && (place.precision === 'GOVERNORATE' || place.precision === 'COUNTRY' || place.population >= WELL_KNOWN)) named.add(areaOf(place));
    const key = keyOf(reading.written);
    for (const place of reading.candidates) if (place.precision === 'COUNTRY' && weight >= 0.5) named.add(place.country);
    for (const nation of nations) {
      countries.set(nation, (countries.get(nation) ?? 0) + weight / nations.size);
      if (weight >= 0.5) support.set(nation, (support.get(nation) ?? new Set()).add(key));
    }
    for (const district of districts) areas.set(district, (areas.get(district) ?? 0) + weight / districts.size);
    if (districts.size === 1 && weight >= 0.5 && points.length < POINT_LIMIT) points.push(reading.candidates[0]!);
  }
  for (const shares of [countries, areas]) for (const [key, value] of shares) shares.set(key, value / (total || 1));
  return { countries, areas, named, support, points, nearness: new Map() };
}

function weightOf(reading: Reading): number {
  if (reading.ordinary && !reading.cues.locative) return 0.1;
  if (reading.cues.partOfName) return 0.2;
  const first = reading.candidates[0]!;
  return first.precision === 'COUNTRY' ? 0.6 : reading.cues.kind || reading.cues.locative ? 1.2 : 0.8;
}

const areaOf = (place: Place): string => `${place.country}:${place.admin1 ?? ''}`;

function fitOf(place: Place, reading: Reading, setting: Setting): number {
  let fit = 2 * (setting.countries.get(place.country) ?? 0) + 1.5 * (setting.areas.get(areaOf(place)) ?? 0);
  fit += Math.log10(1 + place.population) * 0.12 + kindFit(place, reading.cues);
  if (place.name === reading.written || place.arabic === reading.written) fit += 0.3;
  if (place.precision === 'COUNTRY') fit += 0.8;
  if (isWithin(place, reading.parents)) fit += 2;
  return fit + nearness(place, setting);
}

/** 0..0.6 by the distance to the nearest certain place; kept per place, since a name may be said a hundred times. */
function nearness(place: Place, setting: Setting): number {
  let known = setting.nearness.get(place);
  if (known === undefined) {
    let nearest = Infinity;
    for (const point of setting.points) if (point !== place) nearest = Math.min(nearest, distance(point, place));
    known = nearest === Infinity ? 0 : 0.6 / (1 + nearest / 40_000);
    setting.nearness.set(place, known);
  }
  return known;
}

/** People from which on a town of a country that the desk doesn't mainly cover is known without its state. */
const WELL_KNOWN = 50_000;

/**
 * Villages and small towns far from the desk's field share their names with people, streets and words; they count only where the text names
 * their state or country, behind them ("Crossville, Tenn.") or anywhere else, and something is said to be there.
 */
export function isSupported(chosen: Chosen, setting: Setting): boolean {
  const { place, cues } = chosen;
  if (chosen.ordinary && !isCalledSo(chosen)) return false;
  if (place.precision === 'NEIGHBOURHOOD' && isBareWord(chosen)) return false;
  if (FIELD.has(place.country) || isWithin(place, chosen.parents) || place.population >= WELL_KNOWN || place.precision === 'GOVERNORATE' || place.precision === 'COUNTRY') return true;
  if (cues.partOfName) return false;
  // Everything in the United States would be near once they are named, and their reports name the state.
  const near = setting.named.has(areaOf(place)) || (place.country !== 'US' && setting.named.has(place.country));
  return near && (cues.locative || cues.dateline || cues.kind !== null);
}

/** Quarters are named after everything (الأسد، الزهور): one word with nothing beside it that speaks of a place is none. */
function isBareWord({ cues, written }: Chosen): boolean {
  return cues.kind === null && !cues.locative && !cues.tagged && !/[\s_-]/.test(written);
}

/** Ordinary words that are towns so often in the news that "in" suffices (الباب، القائم); after it others still are words (في البلاد). */
const OFTEN_TOWNS = new Set(['باب', 'قايم', 'بلد', 'جزيره']);

/** Do the words around an ordinary word say that it is a place here? */
function isCalledSo({ cues, written, parents, place }: Chosen): boolean {
  if (cues.kind !== null || cues.tagged || cues.dateline || parents?.length || (place.population > 300_000 && /^[A-Z]/.test(written) && !cues.opens)) return true;
  return cues.locative && (/^[A-Za-z]/.test(written) || OFTEN_TOWNS.has(keyOf(written)) || stems(keyOf(written)).some((stem) => OFTEN_TOWNS.has(stem)));
}

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

/** "Aleppo governorate" means the governorate, "Aleppo city" the city, and "Aleppo" rather the city. */
function kindFit(place: Place, cues: Cues): number {
  const region = place.precision === 'GOVERNORATE';
  switch (cues.kind) {
    case 'GOVERNORATE':
    case 'COUNTRYSIDE': return region ? 1 : 0;
    case 'CITY':
    case 'TOWN': return place.precision === 'CITY' || place.precision === 'TOWN' ? 0.5 : 0;
    case 'VILLAGE': return place.precision === 'VILLAGE' ? 0.5 : place.precision === 'TOWN' ? 0.3 : 0;
    case 'NEIGHBOURHOOD': return place.precision === 'NEIGHBOURHOOD' ? 0.8 : 0;
    default: return region ? -0.2 : 0;
  }
}
