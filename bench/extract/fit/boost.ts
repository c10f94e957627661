import type { StoredTrees } from '../../../ingest/extract/features/trees.ts';

export interface BoostOptions {
  trees: number;
  leaves: number;
  rate: number;
  /** Added to every leaf's hessian. */
  lambda: number;
  minHessian: number;
  /** Shares of rows and columns that a tree sees. */
  rows: number;
  columns: number;
  seed: number;
}

/** Columns cut into at most 64 bins by quantiles; bin b holds values up to edges[b]. */
export interface Binned {
  bins: Uint8Array[];
  edges: Float32Array[];
}

export const MAX_BINS = 64;

/** Cuts one column. Quantiles come from a sample: 20,000 values place 64 edges well enough. */
export function binColumn(values: Float32Array, start: number, step: number, rows: number): { bins: Uint8Array; edges: Float32Array } {
  const every = Math.max(1, Math.floor(rows / 20_000));
  const sample: number[] = [];
  for (let row = 0; row < rows; row += every) sample.push(values[start + row * step] as number);
  sample.sort((a, b) => a - b);
  const distinct = [...new Set(sample)];
  const edges = distinct.length <= MAX_BINS ? distinct : [...new Set(Array.from({ length: MAX_BINS }, (_, at) => sample[Math.floor(((at + 1) * (sample.length - 1)) / MAX_BINS)] as number))];
  const sorted = Float32Array.from(edges);
  const bins = new Uint8Array(rows);
  for (let row = 0; row < rows; row += 1) bins[row] = binOf(sorted, values[start + row * step] as number);
  return { bins, edges: sorted };
}

function binOf(edges: Float32Array, value: number): number {
  let [low, high] = [0, edges.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (edges[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}

interface Leaf {
  rows: Int32Array;
  sumG: number;
  sumH: number;
  hist: Float64Array;
  split: Split | null;
  node: GrownNode;
}

interface Split {
  gain: number;
  column: number;
  bin: number;
  leftG: number;
  leftH: number;
}

interface GrownNode {
  column: number;
  value: number;
  left: GrownNode | null;
  right: GrownNode | null;
}

/**
 * Gradient boosting for the logistic loss on labels in 0..1 with weights: trees grown best leaf first on histograms of
 * binned columns, the larger child's histogram had by subtraction (as LightGBM does it; written anew here).
 */
export function boost(data: Binned, use: Int32Array, labels: Float32Array, weights: Float32Array, options: BoostOptions): StoredTrees {
  const random = randomFrom(options.seed);
  let [sumY, sumW] = [0, 0];
  for (const row of use) {
    sumY += (labels[row] as number) * (weights[row] as number);
    sumW += weights[row] as number;
  }
  const scale = use.length / sumW;
  const base = Math.log(sumY / (sumW - sumY));
  const odds = new Float64Array(labels.length).fill(base);
  const g = new Float64Array(labels.length);
  const h = new Float64Array(labels.length);
  const stored: StoredTrees = { base, roots: [], column: [], value: [], right: [] };
  for (let tree = 0; tree < options.trees; tree += 1) {
    for (const row of use) {
      const p = 1 / (1 + Math.exp(-(odds[row] as number)));
      const w = (weights[row] as number) * scale;
      g[row] = (p - (labels[row] as number)) * w;
      h[row] = Math.max(1e-6, p * (1 - p)) * w;
    }
    const seen = use.filter(() => random() < options.rows);
    const columns = data.bins.map((_, at) => at).filter(() => random() < options.columns);
    const root = growTree(data, seen, columns, g, h, options);
    for (const row of use) odds[row] = (odds[row] as number) + leafValue(root, data, row);
    store(root, data, stored);
  }
  return stored;
}

function growTree(data: Binned, rows: Int32Array, columns: number[], g: Float64Array, h: Float64Array, options: BoostOptions): GrownNode {
  const root = newLeaf(rows, histogram(data, rows, columns, g, h), options, columns);
  const leaves = [root];
  while (leaves.length < options.leaves) {
    let best: Leaf | null = null;
    for (const leaf of leaves) if (leaf.split && (!best?.split || leaf.split.gain > best.split.gain)) best = leaf;
    if (!best?.split) break;
    const [left, right] = splitLeaf(best, best.split, data, columns, g, h, options);
    leaves.splice(leaves.indexOf(best), 1, left, right);
  }
  return root.node;
}

function newLeaf(rows: Int32Array, hist: Float64Array, options: BoostOptions, columns: number[]): Leaf {
  let [sumG, sumH] = [0, 0];
  for (let bin = 0; bin < MAX_BINS; bin += 1) {
    sumG += hist[2 * bin] as number;
    sumH += hist[2 * bin + 1] as number;
  }
  const node = { column: -1, value: (-sumG / (sumH + options.lambda)) * options.rate, left: null, right: null };
  const leaf: Leaf = { rows, sumG, sumH, hist, split: null, node };
  leaf.split = bestSplit(leaf, columns, options);
  return leaf;
}

function histogram(data: Binned, rows: Int32Array, columns: number[], g: Float64Array, h: Float64Array): Float64Array {
  const hist = new Float64Array(columns.length * MAX_BINS * 2);
  columns.forEach((column, index) => {
    const bins = data.bins[column] as Uint8Array;
    const offset = index * MAX_BINS * 2;
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at] as number;
      const slot = offset + 2 * (bins[row] as number);
      hist[slot] = (hist[slot] as number) + (g[row] as number);
      hist[slot + 1] = (hist[slot + 1] as number) + (h[row] as number);
    }
  });
  return hist;
}

function bestSplit(leaf: Leaf, columns: number[], options: BoostOptions): Split | null {
  const whole = (leaf.sumG * leaf.sumG) / (leaf.sumH + options.lambda);
  let best: Split | null = null;
  for (let index = 0; index < columns.length; index += 1) {
    let [leftG, leftH] = [0, 0];
    for (let bin = 0; bin < MAX_BINS - 1; bin += 1) {
      const slot = (index * MAX_BINS + bin) * 2;
      leftG += leaf.hist[slot] as number;
      leftH += leaf.hist[slot + 1] as number;
      const rightH = leaf.sumH - leftH;
      if (leftH < options.minHessian) continue;
      if (rightH < options.minHessian) break;
      const rightG = leaf.sumG - leftG;
      const gain = (leftG * leftG) / (leftH + options.lambda) + (rightG * rightG) / (rightH + options.lambda) - whole;
      if (gain > 1e-3 && (!best || gain > best.gain)) best = { gain, column: columns[index] as number, bin, leftG, leftH };
    }
  }
  return best;
}

function splitLeaf(leaf: Leaf, split: Split, data: Binned, columns: number[], g: Float64Array, h: Float64Array, options: BoostOptions): [Leaf, Leaf] {
  const bins = data.bins[split.column] as Uint8Array;
  const leftRows = leaf.rows.filter((row) => (bins[row] as number) <= split.bin);
  const rightRows = leaf.rows.filter((row) => (bins[row] as number) > split.bin);
  const leftIsSmall = leftRows.length <= rightRows.length;
  const small = histogram(data, leftIsSmall ? leftRows : rightRows, columns, g, h);
  const large = leaf.hist;
  for (let at = 0; at < large.length; at += 1) large[at] = (large[at] as number) - (small[at] as number);
  const left = newLeaf(leftRows, leftIsSmall ? small : large, options, columns);
  const right = newLeaf(rightRows, leftIsSmall ? large : small, options, columns);
  Object.assign(leaf.node, { column: split.column, value: split.bin, left: left.node, right: right.node });
  return [left, right];
}

function leafValue(root: GrownNode, data: Binned, row: number): number {
  let node = root;
  while (node.column >= 0) node = ((data.bins[node.column] as Uint8Array)[row] as number) <= node.value ? (node.left as GrownNode) : (node.right as GrownNode);
  return node.value;
}

function store(root: GrownNode, data: Binned, stored: StoredTrees): void {
  const write = (node: GrownNode): void => {
    const at = stored.column.push(node.column) - 1;
    const edge = node.column < 0 ? node.value : ((data.edges[node.column] as Float32Array)[node.value] as number);
    stored.value.push(Number(edge.toPrecision(node.column < 0 ? 4 : 7)));
    stored.right.push(0);
    if (!node.left || !node.right) return;
    write(node.left);
    stored.right[at] = stored.column.length;
    write(node.right);
  };
  stored.roots.push(stored.column.length);
  write(root);
}

/** A small generator of even quality, so that a fit can be repeated (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
