import type { Entry } from './entry.ts';
import { daysOf, share } from './entry.ts';
import { distanceKm } from './sites.ts';
import type { Site } from './types.ts';
import { overlap } from './shingles.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What the classifier looks at when it compares two texts, in this order. */
export const FEATURES = [
  'leadCosine', 'fullCosine', 'headingCosine', 'headingInLead', 'pairCosine', 'pairWeight', 'leadWeight', 'leadHeaviest', 'fullWeight', 'nameCosine', 'nameWeight', 'nameHeaviest',
  'placeCosine', 'placeWeight', 'placeHeaviest', 'skeletonCosine', 'skeletonWeight', 'skeletonHeaviest', 'conceptCosine', 'numberCosine', 'numberWeight', 'containment', 'publishedGap', 'dayGap', 'sameMonthDay', 'meansShared', 'meansDiffer', 'killedAgree', 'injuredAgree', 'bothArabic',
  'scriptsDiffer', 'shorter', 'lengthRatio',
  'siteKm', 'firstSiteKm', 'eventGap', 'placesKnown', 'placesShared', 'headingShared', 'namesBeyondPlaces',
] as const;

/** Stands for "not known" among numbers that are otherwise 0 or more. */
const UNKNOWN = -1;
const GAP_LIMIT = 400;
const FAR_KM = 500;

/** Numbers that tell reports of one event from reports of two, in the order of `FEATURES`. Symmetric: order of the texts plays no part. */
export function compare(a: Entry, b: Entry, vocabulary: Vocabulary): Float64Array {
  const rarest = vocabulary.rarest;
  const lead = share(a.lead, b.lead, vocabulary);
  const heading = share(a.heading, b.heading, vocabulary);
  const full = share(a.full, b.full, vocabulary);
  const pairs = share(a.pairs, b.pairs, vocabulary);
  const names = share(a.names, b.names, vocabulary);
  const places = share(a.places, b.places, vocabulary);
  const skeletons = share(a.skeletons, b.skeletons, vocabulary);
  const numbers = share(a.numbers, b.numbers, vocabulary);
  return Float64Array.of(
    lead.cosine, full.cosine,
    heading.cosine,
    Math.max(share(a.heading, b.lead, vocabulary).cosine, share(b.heading, a.lead, vocabulary).cosine),
    pairs.cosine, pairs.weight / rarest, lead.weight / rarest, lead.heaviest / rarest, full.weight / rarest,
    names.cosine, names.weight / rarest, names.heaviest / rarest,
    places.cosine, places.weight / rarest, places.heaviest / rarest,
    skeletons.cosine, skeletons.weight / rarest, skeletons.heaviest / rarest, share(a.concepts, b.concepts, vocabulary).cosine, numbers.cosine, numbers.weight / rarest,
    overlap(a.shingles, b.shingles).containment,
    a.published === null || b.published === null ? UNKNOWN : Math.min(GAP_LIMIT, Math.abs(a.published - b.published)),
    dayGap(a, b),
    sameMonthDay(a, b),
    a.means.filter((name) => b.means.includes(name)).length,
    a.means.length === 0 || b.means.length === 0 ? UNKNOWN : symmetricDifference(a.means, b.means),
    agree(a.killed, b.killed), agree(a.injured, b.injured),
    Math.min(a.arabic, b.arabic) > 0.5 ? 1 : 0,
    Math.abs(a.arabic - b.arabic) > 0.5 ? 1 : 0,
    Math.log(1 + Math.min(a.length, b.length)),
    Math.min(a.length, b.length) / Math.max(a.length, b.length, 1),
    siteGap(a.sites, b.sites), siteGap(a.sites.slice(0, 1), b.sites.slice(0, 1)),
    a.eventDay === null || b.eventDay === null ? UNKNOWN : Math.min(GAP_LIMIT, Math.abs(a.eventDay - b.eventDay)),
    Math.min(a.places.ids.length, b.places.ids.length), places.count, heading.count,
    namesBeyondPlaces(a, b, vocabulary) / rarest,
  );
}

/** Smallest distance in days between any two days that the texts may be talking about; the day of publication stands in where a text names none. */
export function dayGap(a: Entry, b: Entry): number {
  const [left, right] = [daysOf(a), daysOf(b)];
  if (left.length === 0 || right.length === 0) return UNKNOWN;
  let gap = GAP_LIMIT;
  for (const x of left) for (const y of right) gap = Math.min(gap, Math.abs(x - y));
  return gap;
}

/** Weight of the names that both have and that stand in neither as a place: people, streets, units. */
function namesBeyondPlaces(a: Entry, b: Entry, vocabulary: Vocabulary): number {
  const [names, places] = [new Set(b.names.ids), new Set([...a.places.ids, ...b.places.ids])];
  let weight = 0;
  for (const id of a.names.ids) if (names.has(id) && !places.has(id)) weight += vocabulary.idf(id);
  return weight;
}

/** Kilometres between the nearest two sites, at most `FAR_KM`. */
function siteGap(a: Site[], b: Site[]): number {
  if (a.length === 0 || b.length === 0) return UNKNOWN;
  let gap = FAR_KM;
  for (const x of a) for (const y of b) gap = x.id === y.id ? 0 : Math.min(gap, distanceKm(x, y));
  return gap;
}

function sameMonthDay(a: Entry, b: Entry): number {
  if (a.monthDays.length === 0 || b.monthDays.length === 0) return UNKNOWN;
  return a.monthDays.some((day) => b.monthDays.includes(day)) ? 1 : 0;
}

/** 2 = the first number is the same, 1 = some number is, 0 = none, −1 = one of them tells none. */
function agree(a: number[], b: number[]): number {
  if (a.length === 0 || b.length === 0) return UNKNOWN;
  if (a[0] === b[0]) return 2;
  return a.some((value) => b.includes(value)) ? 1 : 0;
}

function symmetricDifference(a: string[], b: string[]): number {
  return a.filter((name) => !b.includes(name)).length + b.filter((name) => !a.includes(name)).length;
}
