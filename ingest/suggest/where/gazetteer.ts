import { keyOf } from './fold.ts';
import { skeletonOf } from './skeleton.ts';
import { metresBetween } from '../../../common/distance.ts';
import type { Place, PlaceRow } from './place.ts';

/** Places by name. Look-ups are by folded key (`keyOf`), so spelling, articles and vowel signs don't matter. */
export interface Gazetteer {
  places: Place[];
  names: Map<string, Place[]>;
  /** First word of any key → words in the longest key that begins with it: tells at once that a word begins no name. */
  starts: Map<string, number>;
  /** Consonants of the places of the desk's own field → places: finds other transliterations and the other script. */
  skeletons: Map<string, Place[]>;
}

export function emptyGazetteer(): Gazetteer {
  return { places: [], names: new Map(), starts: new Map(), skeletons: new Map() };
}

/** How far apart two places of one name may lie and still be one, in metres. */
const SAME_PLACE = 12_000;

export interface AddOptions {
  /** Also found by their consonants, in either script. */
  skeletons?: boolean;
  /** A row that is there already under one of its names only adds its names to it. */
  join?: boolean;
  /** A place joined so is shown under the row's name from then on, and as the kind of place that the row says where its population isn't known. */
  rename?: boolean;
}

/**
 * Adds places with their names, for an operator's own lists as well; what is there already stays. Rows without a name or with coordinates off
 * the globe are passed over; returns how many were taken, joined ones included.
 */
export function addPlaces(gazetteer: Gazetteer, rows: Iterable<PlaceRow>, { skeletons = true, join = true, rename = false }: AddOptions = {}): number {
  let added = 0;
  for (const { names, ...place } of rows) {
    if (!(Math.abs(place.lat) <= 90 && Math.abs(place.lon) <= 180)) continue;
    const all = place.arabic ? [place.name, ...names, place.arabic] : [place.name, ...names];
    const keys = new Set(all.map(keyOf).filter((key) => key.length > 1));
    if (keys.size === 0) continue;
    const same = join ? findSame(gazetteer, keys, place) : undefined;
    if (same && rename) describeAnew(same, place);
    if (same) same.arabic ??= place.arabic;
    else gazetteer.places.push(place);
    for (const key of keys) addKey(gazetteer, key, same ?? place);
    if (skeletons) for (const skeleton of new Set([...keys].map(skeletonOf))) addSkeleton(gazetteer, skeleton, same ?? place);
    added += 1;
  }
  return added;
}

/** Where GeoNames knows no population it can't tell a city from a village either, and the row's kind goes. */
function describeAnew(known: Place, row: Place): void {
  known.name = row.name;
  if (known.population > 0) return;
  known.precision = row.precision;
  known.radius = Math.max(known.radius, row.radius);
}

/** The settlement that is there already under one of the keys, near by; areas and countries are never joined. */
function findSame(gazetteer: Gazetteer, keys: Set<string>, place: Place): Place | undefined {
  if (isArea(place)) return undefined;
  for (const key of keys) {
    const same = gazetteer.names.get(key)?.find((other) => other.country === place.country && !isArea(other) && metresBetween(other, place) < SAME_PLACE);
    if (same) return same;
  }
  return undefined;
}

const isArea = (place: Place): boolean => place.precision === 'GOVERNORATE' || place.precision === 'COUNTRY';

function addKey(gazetteer: Gazetteer, key: string, place: Place): void {
  const others = gazetteer.names.get(key);
  if (!others) gazetteer.names.set(key, [place]);
  else if (!others.includes(place)) others.push(place);
  const words = key.split(' ');
  const known = gazetteer.starts.get(words[0]!) ?? 0;
  if (words.length > known) gazetteer.starts.set(words[0]!, words.length);
}

function addSkeleton(gazetteer: Gazetteer, skeleton: string, place: Place): void {
  if (skeleton.length < 3) return;
  const others = gazetteer.skeletons.get(skeleton);
  if (!others) gazetteer.skeletons.set(skeleton, [place]);
  else if (!others.includes(place)) others.push(place);
}
