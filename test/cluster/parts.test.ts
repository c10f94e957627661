import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { agglomerate } from '../../ingest/cluster/agglomerate.ts';
import { readDay } from '../../ingest/cluster/days.ts';
import { isCopy } from '../../ingest/cluster/families.ts';
import { fold, mendBrokenWords, stem } from '../../ingest/cluster/fold.ts';
import { addDays, daysOfOne, shareApart } from '../../ingest/cluster/group-days.ts';
import { Heap } from '../../ingest/cluster/heap.ts';
import { bare } from '../../ingest/cluster/shell.ts';
import { overlap, sketch } from '../../ingest/cluster/shingles.ts';
import { skeleton } from '../../ingest/cluster/skeleton.ts';
import { fingerprint } from '../../ingest/cluster/fingerprint.ts';

describe('folding', () => {
  test('unifies spellings of one Arabic word', () => {
    expect(fold('إِدْلِب')).toBe(fold('ادلب'));
    expect(fold('حماةُ')).toBe(fold('حماه'));
    expect(fold('٢٠٢٣')).toBe('2023');
    expect(stem(fold('والمدنيين'))).toBe(stem(fold('مدنيون')));
  });

  test('joins words broken up against filters', () => {
    expect(mendBrokenWords('مقـ.ـتل واستـ ـهـ ـداف وغار.ة')).toBe('مقتل واستهداف وغارة');
    expect(mendBrokenWords('انتهى الخبر.وقال')).toBe('انتهى الخبر.وقال');
  });

  test('names in both scripts have one skeleton', () => {
    for (const [arabic, latin] of [['الشغور', 'al-shughur'], ['كنصفرة', 'kansafra'], ['تلبيسة', 'talbiseh'], ['القامشلي', 'qamishli']] as const) {
      expect(skeleton(fold(arabic), 2)).toBe(skeleton(fold(latin), 2));
    }
  });
});

describe('shingles', () => {
  const words = (n: number, mark: string) => Array.from({ length: n }, (_, i) => `${mark}${i}`);

  test('containment sees a short text inside one too long to be kept whole', () => {
    const long = [...words(3000, 'a'), ...words(300, 'b'), ...words(3000, 'c')];
    expect(overlap(sketch(words(300, 'b')), sketch(long)).containment).toBeGreaterThan(0.9);
    expect(overlap(sketch(words(300, 'd')), sketch(long)).containment).toBe(0);
  });

  test('a copy is most of the other text, and of a short notice nearly all', () => {
    const text = (list: string[]) => ({ exact: list.join(' '), shingles: sketch(list) });
    const report = words(200, 'a');
    expect(isCopy(text(report), text([...report.slice(0, 150), ...words(60, 'b')]))).toBe(true);
    expect(isCopy(text(report), text([...report.slice(0, 80), ...words(120, 'b')]))).toBe(false);
    expect(isCopy(text(report), text([...report, ...words(2_000, 'b')]))).toBe(false);
    const notice = words(30, 'n');
    expect(isCopy(text(notice), text([...notice.slice(0, 23), ...words(7, 'b')]))).toBe(false);
    expect(isCopy(text(notice), text([...notice, ...words(5, 'b')]))).toBe(true);
  });

  test('nothing overlaps nothing', () => {
    expect(overlap([], [])).toEqual({ shared: 0, containment: 0, ratio: 0 });
  });
});

describe('platform shells', () => {
  test('take off poster, stamp and replies, and keep the day', () => {
    const { text, title, posted } = bare('Town News on X: "Two killed in Kafr Basil" / X', 'Post\n\nTown News@townnewsقصف على بلدة كفر باسل أدى لمقتل شخصين10:50 AM · Nov 28, 2024 1.1KViews\nA reply');
    expect(text).toBe('قصف على بلدة كفر باسل أدى لمقتل شخصين');
    expect(title).toBe('Two killed in Kafr Basil');
    expect(readDay(posted)).toBe(Date.parse('2024-11-28') / 86_400_000);
  });
});

test('dates are read as they are written', () => {
  const day = (iso: string) => Date.parse(iso) / 86_400_000;
  expect(readDay('2024-11-27T13:46:56.000Z')).toBe(day('2024-11-27'));
  expect(readDay('21 ديسمبر 2024')).toBe(day('2024-12-21'));
  expect(readDay('٢٧ تشرين الثاني ٢٠٢٤')).toBe(day('2024-11-27'));
  expect(readDay('December 13, 2016')).toBe(day('2016-12-13'));
  expect(readDay('1-02-2025, 17:13')).toBe(day('2025-02-01'));
  expect(readDay('yesterday')).toBeNull();
});

describe('linkage', () => {
  const linkage = { unseen: -3, least: -5, most: 4, threshold: 0, otherDays: 2, sameDays: 5 };
  const undated = Array<null>(6).fill(null);

  test('one sure pair does not chain two groups', () => {
    const inGroup = [[0, 1], [0, 2], [1, 2], [3, 4], [3, 5], [4, 5]].map(([a, b]) => ({ a: a!, b: b!, odds: 3 }));
    expect([...agglomerate(6, [...inGroup, { a: 2, b: 3, odds: 3 }], linkage, undated)]).toEqual([0, 0, 0, 3, 3, 3]);
  });

  test('an undated text does not join the raids of two months', () => {
    const edges = [[0, 1], [0, 2], [1, 2]].map(([a, b]) => ({ a: a!, b: b!, odds: 1 }));
    expect([...agglomerate(3, edges, linkage, [19_000, null, 19_120])]).toEqual([0, 0, 2]);
    expect([...agglomerate(3, edges, linkage, [19_000, null, 19_004])]).toEqual([0, 0, 0]);
    expect([...agglomerate(3, edges, linkage, [null, null, null])]).toEqual([0, 0, 0]);
  });

  test('the share of dated pairs that lie apart counts texts, not days', () => {
    const days = (...all: number[]) => all.reduce((group, day) => { addDays(group, daysOfOne(day)); return group; }, daysOfOne(null));
    expect(shareApart(days(10, 10, 30), days(11), 5)).toBeCloseTo(1 / 3);
    expect(shareApart(days(10), days(), 5)).toBe(0);
  });

  test('a heap gives the largest first', () => {
    fc.assert(fc.property(fc.array(fc.integer()), (numbers) => {
      const heap = new Heap<number>((a, b) => a - b);
      for (const number of numbers) heap.push(number);
      expect(numbers.map(() => heap.pop())).toEqual(numbers.toSorted((a, b) => b - a));
      expect(heap.pop()).toBeUndefined();
    }));
  });
});

test('any text can be fingerprinted', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, publishedAt) => {
    expect(fingerprint({ title: text, text, publishedAt }).version).toBe(1);
  }));
});
