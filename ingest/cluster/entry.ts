import type { Signature, Site } from './types.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Terms of one text as ascending numbers of a vocabulary, with how much each occurs (1 + ln n). */
export interface Bag {
  ids: Int32Array;
  weights: Float32Array;
  /** Length of the weighted vector, and the epoch of the vocabulary it was computed in. */
  norm: number;
  epoch: number;
}

/** A signature made ready for comparing: strings are numbers, lists are sorted. */
export interface Entry {
  wall: boolean;
  exact: string;
  shingles: number[];
  full: Bag;
  lead: Bag;
  heading: Bag;
  pairs: Bag;
  names: Bag;
  places: Bag;
  skeletons: Bag;
  concepts: Bag;
  numbers: Bag;
  days: number[];
  monthDays: string[];
  eventDay: number | null;
  sites: Site[];
  published: number | null;
  means: string[];
  killed: number[];
  injured: number[];
  arabic: number;
  length: number;
}

export function toEntry(signature: Signature, vocabulary: Vocabulary): Entry {
  const ids = signature.terms.map((term) => vocabulary.intern(term));
  const counts = signature.counts;
  const once = (terms: string[], mark = '') => bagOf(terms.map((term) => vocabulary.intern(mark + term)), null);
  const { wall, exact, shingles, days, monthDays, eventDay, sites, published, means, killed, injured, arabic } = signature;
  return {
    wall, exact, shingles, days, monthDays, eventDay, sites, published, means, killed, injured, arabic,
    full: bagOf(ids, counts),
    lead: bagOf(ids.slice(0, signature.lead), null),
    heading: bagOf(ids.slice(0, signature.heading), null),
    pairs: once(signature.pairs),
    names: bagOf(signature.names.map((name) => vocabulary.intern(name)), null),
    places: once(signature.places),
    skeletons: once(signature.skeletons, '~'),
    concepts: once(signature.concepts, '+'),
    numbers: once(signature.numbers, '№'),
    length: counts.reduce((sum, count) => sum + count, 0),
  };
}

/** The days that a text may be talking about; the day of publication stands in where it names none. */
export function daysOf(entry: Entry): number[] {
  if (entry.days.length > 0) return entry.days;
  return entry.published === null ? [] : [entry.published];
}

/** Every term of an entry once, for counting. */
export function* termsOf(entry: Entry): Generator<number> {
  yield* entry.full.ids;
  yield* entry.pairs.ids;
  yield* entry.numbers.ids;
  yield* entry.skeletons.ids;
  yield* entry.concepts.ids;
}

function bagOf(ids: number[], counts: number[] | null): Bag {
  const order = ids.map((id, i) => [id, counts === null ? 1 : 1 + Math.log(counts[i]!)] as const).sort((a, b) => a[0] - b[0]);
  return { ids: Int32Array.from(order, ([id]) => id), weights: Float32Array.from(order, ([, weight]) => weight), norm: 0, epoch: -1 };
}

/** Length of the bag's vector under today's weights; recomputed only when these changed. */
export function normOf(bag: Bag, vocabulary: Vocabulary): number {
  if (bag.epoch === vocabulary.epoch) return bag.norm;
  let sum = 0;
  for (let i = 0; i < bag.ids.length; i += 1) sum += (bag.weights[i]! * vocabulary.idf(bag.ids[i]!)) ** 2;
  bag.norm = Math.sqrt(sum);
  bag.epoch = vocabulary.epoch;
  return bag.norm;
}

export interface Shared {
  cosine: number;
  /** Sum of the weights (idf) of what both have. */
  weight: number;
  /** The heaviest weight among them. */
  heaviest: number;
  count: number;
}

/** Compares two bags under today's weights. O(length). */
export function share(a: Bag, b: Bag, vocabulary: Vocabulary): Shared {
  const shared: Shared = { cosine: 0, weight: 0, heaviest: 0, count: 0 };
  let [i, j, dot] = [0, 0, 0];
  while (i < a.ids.length && j < b.ids.length) {
    const [left, right] = [a.ids[i]!, b.ids[j]!];
    if (left === right) {
      const idf = vocabulary.idf(left);
      dot += a.weights[i]! * b.weights[j]! * idf * idf;
      shared.weight += idf;
      shared.heaviest = Math.max(shared.heaviest, idf);
      shared.count += 1;
    }
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  const norms = normOf(a, vocabulary) * normOf(b, vocabulary);
  shared.cosine = norms === 0 ? 0 : dot / norms;
  return shared;
}

/** The terms that both bags have, heaviest first. */
export function sharedTerms(a: Bag, b: Bag, vocabulary: Vocabulary): string[] {
  const right = new Set(b.ids);
  return [...a.ids].filter((id) => right.has(id)).sort((x, y) => vocabulary.idf(y) - vocabulary.idf(x)).map((id) => vocabulary.word(id));
}
