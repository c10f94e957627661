/** How far apart two values of a scale of `order.length` values are, given how often each occurs; squared. */
type Distance = (one: number, other: number, occurrences: readonly number[]) => number;

/** Any two different values are equally far apart. */
export const nominal: Distance = (one, other) => (one === other ? 0 : 1);

/** Values have an order: the distance grows with how many of the given values lie between. */
export const ordinal: Distance = (one, other, occurrences) => {
  const [low, high] = one < other ? [one, other] : [other, one];
  const between = occurrences.slice(low, high + 1).reduce((sum, count) => sum + count, 0);
  return (between - ((occurrences[low] ?? 0) + (occurrences[high] ?? 0)) / 2) ** 2;
};

/**
 * Krippendorff's alpha: 1 is full agreement, 0 what chance would give, below 0 systematic disagreement. By the coincidence matrix of
 * K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), part C: any number of raters, values may be missing.
 * @param units the values given to each unit, as places on the scale (0, 1, 2 …); units with fewer than two don't count
 * @returns null where it isn't defined: no unit has two values, or all values are the same
 */
export function alpha(units: readonly (readonly number[])[], distance: Distance): number | null {
  const paired = units.filter((values) => values.length >= 2);
  const size = Math.max(-1, ...paired.flat()) + 1;
  const coincidences = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  for (const values of paired) {
    for (const [i, one] of values.entries()) {
      for (const [j, other] of values.entries()) if (i !== j) coincidences[one]![other]! += 1 / (values.length - 1);
    }
  }
  const occurrences = coincidences.map((row) => row.reduce((sum, count) => sum + count, 0));
  const total = occurrences.reduce((sum, count) => sum + count, 0);
  let observed = 0;
  let expected = 0;
  for (let one = 0; one < size; one += 1) {
    for (let other = one + 1; other < size; other += 1) {
      const apart = distance(one, other, occurrences);
      observed += coincidences[one]![other]! * apart;
      expected += occurrences[one]! * occurrences[other]! * apart;
    }
  }
  return expected === 0 ? null : 1 - ((total - 1) * observed) / expected;
}
