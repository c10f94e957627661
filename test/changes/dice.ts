/** Random choices that come out the same again for the same seed. */
export interface Dice {
  /** 0 ≤ x < 1 */
  next(): number;
  /** 0 ≤ n < below */
  below(below: number): number;
  one<T>(values: readonly T[]): T;
  chance(probability: number): boolean;
}

/** The generator "mulberry32": enough for tests. */
export function dice(seed: number): Dice {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next, below,
    one(values) {
      const value = values[below(values.length)];
      return value as (typeof values)[number];
    },
    chance: (probability) => next() < probability,
  };
}
