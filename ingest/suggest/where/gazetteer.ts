import { isArticle, keyOf } from './fold.ts';
import { skeletonOf } from './skeleton.ts';
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

/**
 * Adds places with their names, for an operator's own lists as well; what is there already stays. With `skeletons` they are also found by
 * their consonants, in either script. Rows without a name or with coordinates off the globe are passed over; returns how many were added.
 */
export function addPlaces(gazetteer: Gazetteer, rows: Iterable<PlaceRow>, options: { skeletons?: boolean } = {}): number {
  let added = 0;
  for (const { names, ...place } of rows) {
    if (!(Math.abs(place.lat) <= 90 && Math.abs(place.lon) <= 180)) continue;
    const all = place.arabic ? [place.name, ...names, place.arabic] : [place.name, ...names];
    const keys = new Set(all.map(keyOf).filter((key) => key.length > 1));
    if (keys.size === 0) continue;
    gazetteer.places.push(place);
    for (const key of keys) addKey(gazetteer, key, place);
    if (options.skeletons ?? true) for (const skeleton of new Set([...keys].map(skeletonOf))) addSkeleton(gazetteer, skeleton, place);
    added += 1;
  }
  return added;
}

function addKey(gazetteer: Gazetteer, key: string, place: Place): void {
  const others = gazetteer.names.get(key);
  if (others) others.push(place);
  else gazetteer.names.set(key, [place]);
  const words = key.split(' ');
  const known = gazetteer.starts.get(words[0]!) ?? 0;
  if (words.length > known) gazetteer.starts.set(words[0]!, words.length);
}

function addSkeleton(gazetteer: Gazetteer, skeleton: string, place: Place): void {
  if (skeleton.length < 3) return;
  const others = gazetteer.skeletons.get(skeleton);
  if (others) others.push(place);
  else gazetteer.skeletons.set(skeleton, [place]);
}

/** Is the key that of an article alone, or empty? Such words neither begin nor end a name. */
export function isBare(key: string): boolean {
  return key === '' || isArticle(key);
}
