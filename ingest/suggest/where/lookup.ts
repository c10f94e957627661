import { keyOf } from './fold.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { Place } from './place.ts';
import { skeletonOf } from './skeleton.ts';

export interface LookUpOptions {
  /** ISO 3166-1 alpha-2; everywhere where absent. */
  country?: string;
  limit?: number;
}

/** Names of a gazetteer in order, for look-ups by their beginning; made at the first look-up (about 50 ms) and anew after places were added. */
const ordered = new WeakMap<Gazetteer, string[]>();

/** Names read at most for one beginning. */
const PREFIX_LIMIT = 2000;

/**
 * Places for a typed or a reported name, best first: those of that name, then those whose name begins so, then those with the same
 * consonants, in either script; larger places first among equals. Empty for a query without letters.
 */
export function lookUpPlaces(gazetteer: Gazetteer, query: string, { country, limit = 20 }: LookUpOptions = {}): Place[] {
  const key = keyOf(query.slice(0, 200));
  if (!key) return [];
  const found = new Set<Place>();
  const take = (places: Iterable<Place>): void => {
    const fitting = [...places].filter((place) => !country || place.country === country).toSorted((a, b) => weight(b) - weight(a));
    for (const place of fitting) found.add(place);
  };
  take(gazetteer.names.get(key) ?? []);
  if (found.size < limit) take(beginningWith(gazetteer, key));
  if (found.size < limit) take(gazetteer.skeletons.get(skeletonOf(key)) ?? []);
  return [...found].slice(0, limit);
}

/** Countries and areas stand with the largest cities. */
function weight(place: Place): number {
  if (place.precision === 'COUNTRY') return 1e9;
  return place.precision === 'GOVERNORATE' ? 1e6 : Math.max(place.population, place.precision === 'CITY' ? 50_000 : place.precision === 'TOWN' ? 5000 : 0);
}

function* beginningWith(gazetteer: Gazetteer, prefix: string): Generator<Place> {
  const keys = orderedKeys(gazetteer);
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keys[middle]! < prefix) low = middle + 1;
    else high = middle;
  }
  for (let i = low; i < Math.min(keys.length, low + PREFIX_LIMIT) && keys[i]!.startsWith(prefix); i++) yield* gazetteer.names.get(keys[i]!) ?? [];
}

function orderedKeys(gazetteer: Gazetteer): string[] {
  let keys = ordered.get(gazetteer);
  if (!keys || keys.length !== gazetteer.names.size) {
    keys = [...gazetteer.names.keys()].toSorted();
    ordered.set(gazetteer, keys);
  }
  return keys;
}
