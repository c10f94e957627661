/** Boosted regression trees on log-odds, flattened: node i tests `feature[i] < threshold[i]` and goes to `left[i]`, else to `left[i] + 1`; a leaf has feature −1. */
export interface Trees {
  /** Log-odds before any tree speaks. */
  base: number;
  /** Index of each tree's first node. */
  roots: number[];
  feature: number[];
  threshold: number[];
  left: number[];
  /** What a leaf adds to the log-odds; 0 for inner nodes. */
  value: number[];
}

/** Log-odds of the positive class. O(trees × depth). */
export function logOdds(trees: Trees, features: ArrayLike<number>): number {
  let sum = trees.base;
  for (const root of trees.roots) {
    let node = root;
    while (trees.feature[node]! >= 0) node = trees.left[node]! + (features[trees.feature[node]!]! < trees.threshold[node]! ? 0 : 1);
    sum += trees.value[node]!;
  }
  return sum;
}

export function probability(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}
