import { expect, test } from '@jest/globals';
import { ar } from '../../web/words/ar.ts';
import { en, type WordKey } from '../../web/words/en.ts';

const gaps = (words: string) => (words.match(/\{\w+\}/g) ?? []).toSorted();

test('both languages say the same things with the same values in them', () => {
  const keys = Object.keys(en) as WordKey[];
  expect(Object.keys(ar).toSorted()).toEqual(keys.toSorted());
  for (const key of keys) expect([key, gaps(ar[key])]).toEqual([key, gaps(en[key])]);
});
