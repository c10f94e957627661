import { hashText, scramble } from './hash.ts';

/** Words in a shingle. Four tell wire copies from reports of the same event in other words. */
const WIDTH = 4;
/** Shingles kept of one text: the smallest hashes, a fair sample that two texts draw alike (bottom-k sketch). */
export const SKETCH_SIZE = 512;
/** One key in this many becomes an index key, and the smallest few of every text besides. */
const KEY_EVERY = 4;
const SMALLEST_KEYS = 4;

/** Hashes of all runs of four words, distinct, ascending, the smallest `SKETCH_SIZE` of them. Texts of one to three words give one hash. */
export function sketch(words: string[]): number[] {
  if (words.length === 0) return [];
  const hashes = words.map((word) => hashText(word));
  const runs = new Set<number>();
  for (let i = 0; i + WIDTH <= hashes.length; i += 1) runs.add(combine(hashes, i, WIDTH));
  if (runs.size === 0) runs.add(combine(hashes, 0, hashes.length));
  return [...Uint32Array.from(runs).sort().subarray(0, SKETCH_SIZE)];
}

function combine(hashes: number[], from: number, width: number): number {
  let mixed = 0;
  for (let i = from; i < from + width; i += 1) mixed = Math.imul(mixed, 31) + hashes[i]! | 0;
  return scramble(mixed);
}

export interface Overlap {
  /** Shingles in common. */
  shared: number;
  /** Share of the smaller text that stands in the larger one, 0..1. */
  containment: number;
  /** Size of the smaller by that of the larger text, 0..1. */
  ratio: number;
}

/**
 * How much of the smaller text stands in the larger. Both sketches are cut to the range of hashes that both have whole, so a short text inside a
 * long one is seen although the long one was sampled. O(SKETCH_SIZE).
 */
export function overlap(a: number[], b: number[]): Overlap {
  const limit = Math.min(rangeOf(a), rangeOf(b));
  let [i, j, shared] = [0, 0, 0];
  while (i < a.length && j < b.length && a[i]! <= limit && b[j]! <= limit) {
    if (a[i] === b[j]) { shared += 1; i += 1; j += 1; } else if (a[i]! < b[j]!) i += 1;
    else j += 1;
  }
  const [sizeA, sizeB] = [countUpTo(a, limit), countUpTo(b, limit)];
  const [small, large] = [Math.min(sizeA, sizeB), Math.max(sizeA, sizeB)];
  return { shared, containment: small === 0 ? 0 : shared / small, ratio: large === 0 ? 0 : small / large };
}

function rangeOf(sorted: number[]): number {
  return sorted.length < SKETCH_SIZE ? 0xffffffff : sorted[SKETCH_SIZE - 1]!;
}

function countUpTo(sorted: number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The shingles that an index of families holds of a text: about a quarter of the sketch, drawn alike from every text. */
export function sketchKeys(sorted: number[]): number[] {
  return sorted.filter((hash, i) => i < SMALLEST_KEYS || hash % KEY_EVERY === 0);
}
