/** How many of a group's texts tell of each day; days count from 1970. */
export type GroupDays = Map<number, number>;

/** Of a group of one text; null where its day isn't known. */
export function daysOfOne(day: number | null): GroupDays {
  return new Map(day === null ? [] : [[day, 1]]);
}

export function addDays(into: GroupDays, from: GroupDays): void {
  for (const [day, texts] of from) into.set(day, (into.get(day) ?? 0) + texts);
}

/** Of all pairs of dated texts across two groups, the share that lie more than `near` days apart; 0 where either group has no date. */
export function shareApart(a: GroupDays, b: GroupDays, near: number): number {
  let [pairs, apart] = [0, 0];
  for (const [day, texts] of a) {
    for (const [other, others] of b) {
      pairs += texts * others;
      if (Math.abs(day - other) > near) apart += texts * others;
    }
  }
  return pairs === 0 ? 0 : apart / pairs;
}
