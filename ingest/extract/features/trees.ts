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

/** A boosted ensemble ready to be asked: what a node asks for and by what value lies side by side, two numbers of 32 bits a node. */
export interface Trees {
  base: number;
  /** Where each tree's root stands in `nodes`. */
  roots: Int32Array;
  /** At a node the column times 2^16 and how far on its right child stands (the left one is next); at a leaf -1. */
  nodes: Int32Array;
  /** The same memory: behind each node the greatest value that goes left, behind each leaf what it adds to the log odds. */
  values: Float32Array;
}

const LEAF = -1;
const COLUMN_BITS = 16;
const STEP_MASK = 0xffff;

/** @throws RangeError where a tree or a row is greater than the layout holds: 32,767 nodes or columns */
export function readTrees(stored: StoredTrees): Trees {
  const nodes = new Int32Array(2 * stored.column.length);
  const values = new Float32Array(nodes.buffer);
  stored.column.forEach((column, node) => {
    const step = 2 * ((stored.right[node] as number) - node);
    if (column >= 0 && (column > STEP_MASK >> 1 || step > STEP_MASK)) throw new RangeError(`Node ${node} asks for column ${column} and steps ${step} on: too far`);
    nodes[2 * node] = column < 0 ? LEAF : (column << COLUMN_BITS) | step;
    values[2 * node + 1] = stored.value[node] as number;
  });
  return { base: stored.base, roots: Int32Array.from(stored.roots, (root) => 2 * root), nodes, values };
}

/** The log odds that the ensemble gives to the row that starts at `start`. */
export function logOdds(trees: Trees, row: Float32Array, start: number): number {
  const { roots, nodes, values } = trees;
  let sum = trees.base;
  for (let tree = 0; tree < roots.length; tree += 1) {
    let at = roots[tree] as number;
    let node = nodes[at] as number;
    while (node >= 0) {
      at += (row[start + (node >> COLUMN_BITS)] as number) <= (values[at + 1] as number) ? 2 : node & STEP_MASK;
      node = nodes[at] as number;
    }
    sum += values[at + 1] as number;
  }
  return sum;
}

export function probability(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}
