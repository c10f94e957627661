import { addDays, daysOfOne, shareApart } from './group-days.ts';
import { Heap } from './heap.ts';

/** Two texts that were compared, by place, and the log-odds that they report one event. */
export interface Edge {
  a: number;
  b: number;
  odds: number;
}

export interface Linkage {
  /** Log-odds taken for two texts that were never compared, because they share nothing rare. */
  unseen: number;
  /** Bounds on one pair's say: a single sure pair must not outvote ten doubtful ones. */
  least: number;
  most: number;
  /** Two groups merge while the mean log-odds between their texts is above this. */
  threshold: number;
  /** Taken off the mean of two groups whose dated texts all lie more than `sameDays` apart; in proportion where only some do. */
  otherDays: number;
  sameDays: number;
}

interface Link {
  sum: number;
  count: number;
}

interface Merge {
  a: number;
  b: number;
  mean: number;
  /** Sizes at which the mean was computed; outdated when either has grown. */
  size: number;
}

/**
 * Groups texts by average linkage: again and again the two groups with the highest mean log-odds merge, until none is above the threshold. Looks only
 * at pairs that have edges, so the cost is O(edges × log edges), not O(texts²). Days count between whole groups: an undated text that is near to two
 * raids on one town must not join those of March to those of July.
 * @param days for each text the day it tells of, since 1970; null where that isn't known
 * @returns for each text the place of its group's first text
 */
export function agglomerate(count: number, edges: Edge[], linkage: Linkage, days: readonly (number | null)[]): Int32Array {
  const group = Int32Array.from({ length: count }, (_, i) => i);
  const size = new Int32Array(count).fill(1);
  const links = linksOf(count, edges, linkage);
  const dated = Array.from({ length: count }, (_, i) => daysOfOne(days[i] ?? null));
  const meanOf = (a: number, b: number, link: Link): number => {
    const all = size[a]! * size[b]!;
    return (link.sum + (all - link.count) * linkage.unseen) / all - linkage.otherDays * shareApart(dated[a]!, dated[b]!, linkage.sameDays);
  };
  const heap = new Heap<Merge>((x, y) => x.mean - y.mean);
  const offer = (a: number, b: number, link: Link): void => {
    const mean = meanOf(a, b, link);
    if (mean > linkage.threshold) heap.push({ a, b, mean, size: size[a]! + size[b]! });
  };
  links.forEach((neighbours, a) => neighbours.forEach((link, b) => { if (a < b) offer(a, b, link); }));
  for (let best = heap.pop(); best !== undefined; best = heap.pop()) {
    const { a, b } = best;
    if (group[a] !== a || group[b] !== b || best.size !== size[a]! + size[b]!) continue;
    const [keep, give] = links[a]!.size >= links[b]!.size ? [a, b] : [b, a];
    group[give] = keep;
    size[keep]! += size[give]!;
    addDays(dated[keep]!, dated[give]!);
    absorb(links, keep, give);
    links[keep]!.forEach((link, other) => offer(keep, other, link));
  }
  return firstPlaces(group);
}

function linksOf(count: number, edges: Edge[], { least, most }: Linkage): Map<number, Link>[] {
  const links = Array.from({ length: count }, () => new Map<number, Link>());
  for (const { a, b, odds } of edges) {
    if (a === b || links[a]!.has(b)) continue;
    const sum = Math.max(least, Math.min(most, odds));
    links[a]!.set(b, { sum, count: 1 });
    links[b]!.set(a, { sum, count: 1 });
  }
  return links;
}

/** Hands the links of `give` over to `keep`, on both sides. */
function absorb(links: Map<number, Link>[], keep: number, give: number): void {
  const mine = links[keep]!;
  mine.delete(give);
  for (const [other, link] of links[give]!) {
    if (other === keep) continue;
    const before = mine.get(other);
    const joined = before === undefined ? link : { sum: before.sum + link.sum, count: before.count + link.count };
    mine.set(other, joined);
    links[other]!.delete(give);
    links[other]!.set(keep, { ...joined });
  }
  links[give] = new Map();
}

function firstPlaces(group: Int32Array): Int32Array {
  const rootOf = (place: number): number => {
    let root = place;
    while (group[root] !== root) root = group[root]!;
    return root;
  };
  const first = new Map<number, number>();
  return group.map((_, place) => {
    const root = rootOf(place);
    if (!first.has(root)) first.set(root, place);
    return first.get(root)!;
  });
}
