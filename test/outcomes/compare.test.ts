import { describe, expect, test } from '@jest/globals';
import { compareLists, compareOne } from '../../server/outcomes/compare.ts';
import { metresBetween } from '../../common/distance.ts';
import { overlap, sameCount, samePlace } from '../../server/outcomes/shapes.ts';

interface Figure { n: number }
const equal = (one: Figure, other: Figure): boolean => one.n === other.n;
const one = (suggested: Figure | null, decided: Figure[]) => compareOne({ field: 'KILLED', suggested, decided, same: equal }).map(({ kind, decided: to }) => [kind, to]);

describe('a suggestion of which there is one', () => {
  test('is accepted when any of the records has it', () => expect(one({ n: 5 }, [{ n: 3 }, { n: 5 }])).toEqual([['ACCEPTED', { n: 5 }]]));
  test('is corrected to the first record otherwise', () => expect(one({ n: 5 }, [{ n: 3 }, { n: 4 }])).toEqual([['CORRECTED', { n: 3 }]]));
  test('is dropped when nothing was recorded', () => expect(one({ n: 5 }, [])).toEqual([['DROPPED', null]]));
  test('was missing when only the reviewer said it', () => expect(one(null, [{ n: 3 }])).toEqual([['ADDED', { n: 3 }]]));
  test('that nobody made or missed has no outcome', () => expect(one(null, [])).toEqual([]));
});

describe('suggestions of which there may be several', () => {
  const near = (a: Figure, b: Figure): boolean => Math.abs(a.n - b.n) <= 1;
  const list = (suggested: Figure[], decided: Figure[]) => compareLists({ field: 'TALLY', suggested, decided, belong: near, same: equal }).map(({ kind }) => kind);

  test('each record answers one suggestion, the equal one first', () => expect(list([{ n: 5 }, { n: 6 }], [{ n: 6 }, { n: 5 }])).toEqual(['ACCEPTED', 'ACCEPTED']));
  test('one that was changed is corrected, one without a record dropped, the rest added', () => {
    expect(list([{ n: 5 }, { n: 9 }], [{ n: 4 }, { n: 20 }])).toEqual(['CORRECTED', 'DROPPED', 'ADDED']);
  });
});

describe('what counts as the same', () => {
  test('"at least 5" recorded as 5–5 and "up to 5" as 0–5 were accepted', () => {
    expect(sameCount({ min: 5, max: null }, { min: 5, max: 5 })).toBe(true);
    expect(sameCount({ min: null, max: 5 }, { min: 0, max: 5 })).toBe(true);
    expect(sameCount({ min: 5, max: 7 }, { min: 5, max: 5 })).toBe(false);
  });
  test('places are the same by their gazetteer\'s id or within a kilometre', () => {
    const raqqa = { name: 'Raqqa', gazetteerId: 'geonames:172955', lat: 35.95, lon: 39.01 };
    expect(samePlace(raqqa, { ...raqqa, lat: 36.5 })).toBe(true);
    expect(samePlace(raqqa, { ...raqqa, gazetteerId: null, lat: 35.955 })).toBe(true);
    expect(samePlace(raqqa, { ...raqqa, gazetteerId: null, lat: 35.97 })).toBe(false);
    expect(samePlace({ ...raqqa, gazetteerId: null }, { ...raqqa, gazetteerId: null, lat: 36.5 })).toBe(false);
  });
  test('a degree of latitude is 111 km', () => expect(metresBetween({ lat: 10, lon: 20 }, { lat: 11, lon: 20 })).toBeCloseTo(111_195, -1));
  test('quotes belong together when they share a word', () => {
    expect(overlap({ start: 5, end: 9 }, { quoteStart: 8, quoteEnd: 20 })).toBe(true);
    expect(overlap({ start: 5, end: 9 }, { quoteStart: 9, quoteEnd: 20 })).toBe(false);
    expect(overlap({ start: 5, end: 9 }, { quoteStart: null, quoteEnd: null })).toBe(false);
  });
});
