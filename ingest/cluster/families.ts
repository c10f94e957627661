import { overlap, sketchKeys } from './shingles.ts';
import type { Signature } from './types.ts';

/** Share of the smaller text's shingles that must stand in the larger one: an outlet may cut at will, and put this much of its own before, between and after. */
const CONTAINMENT = 0.6;
/** A short text is a copy only where nearly all of it stands in the other: monitors' short notices follow one template. */
const FEW_SHINGLES = 40;
const CONTAINMENT_OF_FEW = 0.8;
/** Below this share of the larger text the smaller is one item of a round-up, or a quotation: no copy. */
const LEAST_RATIO = 0.15;
/** A key held by more families than this is somebody's boilerplate. */
const KEY_LIMIT = 50;
/** Families worth comparing with: those that share most keys. */
const COMPARED = 12;

/** A text as copies are told by: the hash of the whole, and a sketch of its shingles. */
export type Sketched = Pick<Signature, 'exact' | 'shingles'>;

/** Whether one of two texts is a copy of the other, by their hashes and sketches. */
export function isCopy(a: Sketched, b: Sketched): boolean {
  return a.exact === b.exact || likenessOf(a.shingles, b.shingles) !== null;
}

/** How much of the smaller text stands in the larger (0..1) where that makes it a copy; null where it doesn't. */
function likenessOf(a: number[], b: number[]): number | null {
  const { containment, ratio } = overlap(a, b);
  const least = Math.min(a.length, b.length) < FEW_SHINGLES ? CONTAINMENT_OF_FEW : CONTAINMENT;
  return containment >= least && ratio >= LEAST_RATIO ? containment : null;
}

/**
 * Finds the copies of a text among those added before. Each text is compared with the first text of a family (and with those copies that brought much of
 * their own), so thousands of equal copies cost one look-up each.
 */
export class Families {
  /** By hash of the whole text. */
  readonly #exact = new Map<string, number>();
  readonly #keys = new Map<number, number[]>();
  readonly #sketches = new Map<number, { shingles: number[]; family: number }>();

  /** The family that a text belongs to: the place of its first text; the text's own place where it is the first. */
  add(place: number, text: Sketched): number {
    const known = this.#exact.get(text.exact);
    if (known !== undefined) return known;
    const best = this.find(text);
    const family = best?.family ?? place;
    this.#exact.set(text.exact, family);
    if (best === null || best.likeness < 0.95) this.#hold(place, family, text.shingles);
    return family;
  }

  /** The family whose text is most alike, with how much of the smaller stands in the larger (0..1); null where there is none. Adds nothing. */
  find(text: Sketched): { family: number; likeness: number } | null {
    const known = this.#exact.get(text.exact);
    if (known !== undefined) return { family: known, likeness: 1 };
    let best: { family: number; likeness: number } | null = null;
    for (const place of this.#candidates(text.shingles)) {
      const held = this.#sketches.get(place)!;
      const likeness = likenessOf(text.shingles, held.shingles);
      if (likeness !== null && likeness > (best?.likeness ?? 0)) best = { family: held.family, likeness };
    }
    return best;
  }

  #candidates(shingles: number[]): number[] {
    const hits = new Map<number, number>();
    for (const key of sketchKeys(shingles)) {
      const places = this.#keys.get(key);
      if (places === undefined || places.length > KEY_LIMIT) continue;
      for (const place of places) hits.set(place, (hits.get(place) ?? 0) + 1);
    }
    return [...hits].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, COMPARED).map(([place]) => place);
  }

  #hold(place: number, family: number, shingles: number[]): void {
    this.#sketches.set(place, { shingles, family });
    for (const key of sketchKeys(shingles)) {
      const places = this.#keys.get(key);
      if (places === undefined) this.#keys.set(key, [place]);
      else if (places.length <= KEY_LIMIT) places.push(place);
    }
  }
}
