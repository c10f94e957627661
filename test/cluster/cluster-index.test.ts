import { describe, expect, test } from '@jest/globals';
import { ClusterIndex, similarity } from '../../ingest/cluster/cluster-index.ts';
import { familyKeys, fingerprint } from '../../ingest/cluster/fingerprint.ts';
import { loadModel } from '../../ingest/cluster/model.ts';
import { Vocabulary } from '../../ingest/cluster/vocabulary.ts';
import { ARABIC_RETYPED, ARABIC_WIRE, OTHER_STORY, WIRE } from './reports.ts';

describe('texts added one by one', () => {
  test('a copy joins its original, another story stands alone', () => {
    const index = new ClusterIndex();
    expect(index.add({ id: 'wire', title: 'Seven killed in rocket strike on market', text: WIRE, publishedAt: '2023-09-04' })).toEqual({ family: 'wire', incident: 'wire' });
    expect(index.add({ id: 'olives', text: OTHER_STORY, publishedAt: '2023-09-04' })).toEqual({ family: 'olives', incident: 'olives' });
    expect(index.add({ id: 'copy', title: 'Market hit', text: WIRE.split('\n').slice(0, 4).join('\n'), publishedAt: '2023-09-05' })).toEqual({ family: 'wire', incident: 'wire' });
  });

  test('walls join nothing and have no neighbours', () => {
    const index = new ClusterIndex();
    const wall = { title: 'Seven killed in Tel Harun', text: 'One moment, please…' };
    index.add({ id: 'wire', title: 'Seven killed in Tel Harun', text: WIRE });
    expect(index.add({ id: 'a', ...wall }).incident).toBe('a');
    expect(index.add({ id: 'b', ...wall }).incident).toBe('b');
    expect(index.nearest(wall)).toEqual([]);
  });

  test('candidates come likeliest first and say why', () => {
    const index = new ClusterIndex();
    index.add({ id: 'wire', title: 'Seven killed in rocket strike on Tel Harun market', text: WIRE, publishedAt: '2023-09-04' });
    index.add({ id: 'olives', text: OTHER_STORY, publishedAt: '2023-09-04' });
    const [first] = index.nearest({ title: 'Dead in Tel Harun', text: 'Seven people were killed when a rocket hit the market of Tel Harun on Monday, Samir Qadban said.', publishedAt: '2023-09-04' });
    expect(first!.id).toBe('wire');
    expect(first!.for.join(' ')).toMatch(/harun/);
    expect(first!.for).toContain('Both may mean 2023-09-04');
    expect(index.size).toBe(2);
  });
});

describe('signatures', () => {
  test('survive a trip through JSON, and compare from there', () => {
    const [a, b] = [fingerprint({ text: ARABIC_WIRE }), fingerprint({ text: ARABIC_RETYPED })];
    const stored = JSON.parse(JSON.stringify(a)) as typeof a;
    expect(stored).toEqual(a);
    expect(familyKeys(stored).filter((key) => familyKeys(b).includes(key)).length).toBeGreaterThan(5);
    const model = loadModel();
    const vocabulary = new Vocabulary(model.background);
    expect(similarity(stored, b, vocabulary).probability).toBeGreaterThan(similarity(stored, fingerprint({ text: OTHER_STORY }), vocabulary).probability);
  });

  test('say which day a report may mean', () => {
    const { days, published } = fingerprint({ text: 'A bomb killed two on Sunday, officials said, after the attack of 3 May.', publishedAt: '2023-09-04T10:00:00Z' });
    const day = (iso: string) => Date.parse(iso) / 86_400_000;
    expect(published).toBe(day('2023-09-04'));
    expect(days).toEqual(expect.arrayContaining([day('2023-09-03'), day('2023-05-03')]));
  });
});
