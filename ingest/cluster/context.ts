import { FEATURES } from './compare.ts';

/** Two nodes, the log-odds that they tell of one event, and the features of their comparison that matter still. */
export interface Pair {
  a: number;
  b: number;
  odds: number;
  carried: Float32Array;
}

/**
 * A pair's neighbourhood as evidence: two texts that share little are likely reports of one event where both are sure neighbours of a third, and
 * unlikely where each has nearer neighbours that are far from the other.
 */
export const CONTEXT_FEATURES = [
  'odds', 'via1', 'via2', 'via3', 'viaFive', 'betterBest', 'lesserBest', 'fewerFriends', 'moreFriends', 'lesserFriendsOdds', 'greaterFriendsOdds', 'betterRank', 'worseRank',
  'scriptsDiffer', 'dayGap', 'leadHeaviest', 'placeHeaviest', 'skeletonHeaviest', 'shorter', 'lengthRatio', 'siteKm', 'firstSiteKm', 'eventGap',
] as const;

/** Pairs with lower odds are as good as never compared; they are dropped to save memory. */
export const LEAST_ODDS = -5;
/** Taken for pairs that were never compared or dropped. */
const FAR = -6;
/** Neighbours looked at on each side, nearest first. */
const NEIGHBOURS = 30;
const CARRIED = CONTEXT_FEATURES.slice(13).map((name) => (FEATURES as readonly string[]).indexOf(name));

interface Neighbourhood {
  odds: Map<number, number>;
  /** Nearest first. */
  nearest: [place: number, odds: number][];
  rank: Map<number, number>;
}

/** What is kept of a comparison for its context. */
export function carry(features: Float64Array): Float32Array {
  return Float32Array.from(CARRIED, (feature) => features[feature]!);
}

/** Rows of `CONTEXT_FEATURES`, one for each pair. O(pairs × NEIGHBOURS). */
export function inContext(count: number, pairs: Pair[]): Float64Array[] {
  const around = neighbourhoods(count, pairs);
  return pairs.map((pair) => contextOf(around[pair.a]!, around[pair.b]!, pair));
}

function neighbourhoods(count: number, pairs: Pair[]): Neighbourhood[] {
  const maps = Array.from({ length: count }, () => new Map<number, number>());
  for (const { a, b, odds } of pairs) {
    maps[a]!.set(b, odds);
    maps[b]!.set(a, odds);
  }
  return maps.map((map) => {
    const nearest = [...map].sort((x, y) => y[1] - x[1] || x[0] - y[0]);
    return { odds: map, nearest: nearest.slice(0, NEIGHBOURS), rank: new Map(nearest.map(([place], i) => [place, i])) };
  });
}

function contextOf(a: Neighbourhood, b: Neighbourhood, pair: Pair): Float64Array {
  const { odds } = pair;
  const via = pathsThrough(a, b, pair);
  const path = (i: number) => via[i] ?? FAR;
  const [bestA, bestB] = [bestBut(a, pair.b), bestBut(b, pair.a)];
  const [friendsA, friendsB] = [friendsOf(a, b, pair.b, odds), friendsOf(b, a, pair.a, odds)];
  const [rankA, rankB] = [a.rank.get(pair.b)!, b.rank.get(pair.a)!];
  return Float64Array.of(
    odds, path(0), path(1), path(2), (path(0) + path(1) + path(2) + path(3) + path(4)) / 5,
    Math.max(bestA, bestB), Math.min(bestA, bestB),
    Math.min(friendsA.count, friendsB.count), Math.max(friendsA.count, friendsB.count),
    Math.min(friendsA.odds, friendsB.odds), Math.max(friendsA.odds, friendsB.odds),
    Math.min(rankA, rankB), Math.max(rankA, rankB),
    ...pair.carried,
  );
}

/** How surely both are tied to a third text, the weaker tie counting; surest first. */
function pathsThrough(a: Neighbourhood, b: Neighbourhood, pair: Pair): number[] {
  const via: number[] = [];
  for (const [place, odds] of a.nearest) if (place !== pair.b) via.push(Math.min(odds, b.odds.get(place) ?? FAR));
  return via.sort((x, y) => y - x);
}

function bestBut(from: Neighbourhood, other: number): number {
  return from.nearest.find(([place]) => place !== other)?.[1] ?? FAR;
}

/** The texts that likely tell of the same event as `from`, and what they think of the other, on average. */
function friendsOf(from: Neighbourhood, to: Neighbourhood, other: number, odds: number): { count: number; odds: number } {
  let [count, sum] = [0, 0];
  for (const [place, near] of from.nearest) {
    if (near <= 0) break;
    if (place === other) continue;
    count += 1;
    sum += to.odds.get(place) ?? FAR;
  }
  return { count, odds: count === 0 ? odds : sum / count };
}
