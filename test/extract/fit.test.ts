import { describe, expect, test } from '@jest/globals';
import { binColumn, boost, randomFrom } from '../../bench/extract/fit/boost.ts';
import { labelBlocks } from '../../bench/extract/fit/labels.ts';
import { f1Of, overlap } from '../../bench/extract/measure.ts';
import { logOdds, readTrees } from '../../ingest/extract/features/trees.ts';

describe('labels', () => {
  test('blocks of the body get one, others nothing, a teaser that repeats a sentence nothing', () => {
    const body = 'The first sentence of the story is here. The second follows it closely, and then there is a third.';
    const blocks = ['Home News Sport', 'The second follows it closely', 'The first sentence of the story is here.', 'Advertisement', 'The second follows it closely, and then there is a third.'];
    expect([...labelBlocks(blocks, body)]).toEqual([0, 0, 1, 0, 1]);
  });

  test('a block out of order is found by its shingles', () => {
    const blocks = ['and a summary that the truth puts in front of all', 'One two three four five six seven eight nine ten eleven twelve.'];
    expect([...labelBlocks(blocks, `${blocks[1]} ${blocks[0]}`)]).toEqual([1, 1]);
  });
});

describe('the measure', () => {
  test('counts shingles as multisets', () => {
    expect(overlap('a b c d e', 'a b c d e')).toEqual({ precision: 1, recall: 1 });
    expect(overlap('a b c d a b c d', 'a b c d')).toEqual({ precision: 1 / 5, recall: 1 });
    expect(overlap('', 'a b')).toEqual({ precision: 0, recall: 0 });
    expect(f1Of([{ precision: 1, recall: 0.5 }, { precision: 0.5, recall: 1 }]).f1).toBeCloseTo(0.75);
  });
});

describe('boosting', () => {
  test('learns what no single column tells, and the stored trees say the same', () => {
    const random = randomFrom(3);
    const rows = 2_000;
    const values = Float32Array.from({ length: rows * 2 }, () => random());
    const labels = Float32Array.from({ length: rows }, (_, row) => Number((values[row * 2] as number) > 0.5 !== (values[row * 2 + 1] as number) > 0.5));
    const columns = [0, 1].map((column) => binColumn(values, column, 2, rows));
    const stored = boost({ bins: columns.map((one) => one.bins), edges: columns.map((one) => one.edges) }, Int32Array.from({ length: rows }, (_, row) => row), labels, new Float32Array(rows).fill(1),
      { trees: 30, leaves: 8, rate: 0.3, lambda: 1, minHessian: 1, rows: 0.8, columns: 1, seed: 1 });
    const trees = readTrees(stored);
    const right = [...labels].filter((label, row) => (logOdds(trees, values, row * 2) > 0) === (label === 1)).length;
    expect(right / rows).toBeGreaterThan(0.95);
  });
});
