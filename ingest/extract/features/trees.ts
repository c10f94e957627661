/** A boosted ensemble as it is stored: nodes of all trees in one list, a tree's root at its offset. */
export interface StoredTrees {
  /** Log odds before any tree. */
  base: number;
  roots: number[];
  /** The column a node asks for; -1 at a leaf. */
  column: number[];
  /** The greatest value that goes left; at a leaf, what it adds to the log odds. */
  value: number[];
  /** The right child; the left one is the next node. */
  right: number[];
}

/** A boosted ensemble ready to be asked. */
export interface Trees {
  base: number;
  roots: Int32Array;
  column: Int16Array;
  value: Float32Array;
  right: Int32Array;
}

export function readTrees(stored: StoredTrees): Trees {
  return {
    base: stored.base, roots: Int32Array.from(stored.roots), column: Int16Array.from(stored.column),
    value: Float32Array.from(stored.value), right: Int32Array.from(stored.right),
  };
}

/** The log odds that the ensemble gives to the row that starts at `start`. */
export function logOdds(trees: Trees, values: Float32Array, start: number): number {
  const { roots, column, value, right } = trees;
  let sum = trees.base;
  for (let tree = 0; tree < roots.length; tree += 1) {
    let node = roots[tree] as number;
    let asked = column[node] as number;
    while (asked >= 0) {
      node = (values[start + asked] as number) <= (value[node] as number) ? node + 1 : (right[node] as number);
      asked = column[node] as number;
    }
    sum += value[node] as number;
  }
  return sum;
}

export function probability(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}
