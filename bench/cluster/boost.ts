import { probability } from '../../ingest/cluster/trees.ts';
import type { Trees } from '../../ingest/cluster/trees.ts';

export interface Settings {
  trees: number;
  depth: number;
  rate: number;
  /** Least sum of second derivatives in a leaf. */
  leafWeight: number;
  /** L2 penalty on leaf values. */
  penalty: number;
}

const BINS = 64;

/**
 * Fits gradient-boosted trees to 0/1 labels with logistic loss: second-order boosting over histograms of 64 quantile bins (Chen and Guestrin 2016; Ke et
 * al. 2017), depth-wise. Deterministic.
 * @param rows one row of features after the other, `width` numbers each
 */
export function boost(rows: Float32Array, labels: Uint8Array, weights: Float32Array, width: number, settings: Settings): Trees {
  const count = labels.length;
  const cuts = Array.from({ length: width }, (_, f) => quantiles(rows, width, f, count));
  const binned = binRows(rows, width, count, cuts);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const positive = weights.reduce((sum, weight, i) => sum + (labels[i] === 1 ? weight : 0), 0);
  const trees: Trees = { base: Math.log(positive / (total - positive)), roots: [], feature: [], threshold: [], left: [], value: [] };
  const scores = new Float64Array(count).fill(trees.base);
  const gradient = new Float64Array(count);
  const curvature = new Float64Array(count);
  for (let t = 0; t < settings.trees; t += 1) {
    for (let i = 0; i < count; i += 1) {
      const p = probability(scores[i]!);
      gradient[i] = (p - labels[i]!) * weights[i]!;
      curvature[i] = p * (1 - p) * weights[i]!;
    }
    growTree({ binned, width, cuts, gradient, curvature, scores, trees, settings }, Int32Array.from({ length: count }, (_, i) => i));
  }
  return trees;
}

interface Growing {
  binned: Uint8Array;
  width: number;
  cuts: number[][];
  gradient: Float64Array;
  curvature: Float64Array;
  scores: Float64Array;
  trees: Trees;
  settings: Settings;
}

function growTree(growing: Growing, all: Int32Array): void {
  const root = addNode(growing.trees);
  growing.trees.roots.push(root);
  const waiting: { node: number; rows: Int32Array; depth: number }[] = [{ node: root, rows: all, depth: 0 }];
  while (waiting.length > 0) {
    const { node, rows, depth } = waiting.pop()!;
    const split = depth < growing.settings.depth ? bestSplit(growing, rows) : null;
    if (split === null) {
      setLeaf(growing, node, rows);
      continue;
    }
    const { trees, binned, width } = growing;
    trees.feature[node] = split.feature;
    trees.threshold[node] = growing.cuts[split.feature]![split.bin]!;
    const left = addNode(trees);
    addNode(trees);
    trees.left[node] = left;
    const goesLeft = (row: number) => binned[row * width + split.feature]! <= split.bin;
    waiting.push({ node: left, rows: rows.filter(goesLeft), depth: depth + 1 }, { node: left + 1, rows: rows.filter((row) => !goesLeft(row)), depth: depth + 1 });
  }
}

function addNode(trees: Trees): number {
  trees.feature.push(-1);
  trees.threshold.push(0);
  trees.left.push(-1);
  return trees.value.push(0) - 1;
}

function setLeaf({ gradient, curvature, scores, trees, settings }: Growing, node: number, rows: Int32Array): void {
  let [g, h] = [0, 0];
  for (const row of rows) { g += gradient[row]!; h += curvature[row]!; }
  const value = Number((-g / (h + settings.penalty) * settings.rate).toFixed(4));
  trees.value[node] = value;
  for (const row of rows) scores[row]! += value;
}

function bestSplit({ binned, width, gradient, curvature, cuts, settings }: Growing, rows: Int32Array): { feature: number; bin: number } | null {
  const g = new Float64Array(width * BINS);
  const h = new Float64Array(width * BINS);
  for (const row of rows) {
    const [rowG, rowH] = [gradient[row]!, curvature[row]!];
    for (let f = 0; f < width; f += 1) {
      const cell = f * BINS + binned[row * width + f]!;
      g[cell]! += rowG;
      h[cell]! += rowH;
    }
  }
  const gain = (sumG: number, sumH: number) => sumG * sumG / (sumH + settings.penalty);
  let best: { feature: number; bin: number } | null = null;
  let bestGain = 1e-6;
  for (let f = 0; f < width; f += 1) {
    let [allG, allH, leftG, leftH] = [0, 0, 0, 0];
    for (let bin = 0; bin < BINS; bin += 1) { allG += g[f * BINS + bin]!; allH += h[f * BINS + bin]!; }
    for (let bin = 0; bin < cuts[f]!.length; bin += 1) {
      leftG += g[f * BINS + bin]!;
      leftH += h[f * BINS + bin]!;
      if (leftH < settings.leafWeight || allH - leftH < settings.leafWeight) continue;
      const won = gain(leftG, leftH) + gain(allG - leftG, allH - leftH) - gain(allG, allH);
      if (won > bestGain) { bestGain = won; best = { feature: f, bin }; }
    }
  }
  return best;
}

/** Cut points: a value below `cuts[i]` and not below `cuts[i − 1]` lies in bin i. */
function quantiles(rows: Float32Array, width: number, feature: number, count: number): number[] {
  const step = Math.max(1, Math.floor(count / 20_000));
  const values: number[] = [];
  for (let i = 0; i < count; i += step) values.push(rows[i * width + feature]!);
  values.sort((a, b) => a - b);
  const cuts = new Set<number>();
  for (let bin = 1; bin < BINS; bin += 1) cuts.add(Number(values[Math.floor(values.length * bin / BINS)]!.toPrecision(4)));
  return [...cuts].filter((cut) => cut > values[0]!);
}

function binRows(rows: Float32Array, width: number, count: number, cuts: number[][]): Uint8Array {
  const binned = new Uint8Array(count * width);
  for (let i = 0; i < count; i += 1) {
    for (let f = 0; f < width; f += 1) {
      const value = rows[i * width + f]!;
      let [low, high] = [0, cuts[f]!.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (value < cuts[f]![middle]!) high = middle;
        else low = middle + 1;
      }
      binned[i * width + f] = low;
    }
  }
  return binned;
}
