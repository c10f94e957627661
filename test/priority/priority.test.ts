import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { priority } from '../../ingest/priority/priority.ts';
import type { PriorityInput } from '../../ingest/priority/priority.ts';

const plain: PriorityInput = { killed: { min: 3, max: 3 }, injured: null, relevance: 1, novelty: 'FIRST_REPORT', independentSources: 1, ageHours: 2 };
const score = (change: Partial<PriorityInput>) => priority({ ...plain, ...change }).score;

describe('priority', () => {
  test('the score is the parts that a reviewer sees', () => {
    const { score: total, parts } = priority({ ...plain, relevance: 0.5 });
    const sum = parts.filter(({ name }) => name !== 'relevance').reduce((points, { value, weight }) => points + value * weight, 0);
    expect(total).toBe(Math.round(sum * 0.5));
    expect(parts.map(({ name }) => name)).toEqual(['harm', 'novelty', 'sources', 'age', 'relevance']);
    expect(parts[0]!.words).toBe('killed: 3, injured: not said');
  });

  test('more harm, news, more sources and fresh reports come first', () => {
    expect(score({ killed: { min: 20, max: 30 } })).toBeGreaterThan(score({}));
    expect(score({ injured: { min: 12, max: 12 } })).toBeGreaterThan(score({}));
    expect(score({ novelty: 'FURTHER_REPORT' })).toBeLessThan(score({}));
    expect(score({ novelty: 'COPY' })).toBeLessThan(score({ novelty: 'FURTHER_REPORT' }));
    expect(score({ independentSources: 2 })).toBeGreaterThan(score({}));
    expect(score({ ageHours: 200 })).toBeLessThan(score({}));
  });

  test('unknown harm stands between nobody and two dead', () => {
    expect(score({ killed: null })).toBeGreaterThan(score({ killed: { min: 0, max: 0 } }));
    expect(score({ killed: null })).toBeLessThan(score({ killed: { min: 2, max: 2 } }));
  });

  test('what is not about harm sinks to the bottom', () => {
    expect(score({ relevance: 0, killed: { min: 500, max: 900 } })).toBe(0);
  });

  test('any input gives a whole score of 0 to 100', () => {
    const count = fc.option(fc.record({ min: fc.option(fc.integer()), max: fc.option(fc.integer()) }));
    const input = fc.record({
      killed: count, injured: count, relevance: fc.double(), independentSources: fc.double(), ageHours: fc.double(),
      novelty: fc.constantFrom<PriorityInput['novelty']>('FIRST_REPORT', 'FURTHER_REPORT', 'COPY'),
    });
    fc.assert(fc.property(input, (any) => {
      const { score: total } = priority(any);
      expect(Number.isInteger(total) && total >= 0 && total <= 100).toBe(true);
    }));
  });
});
