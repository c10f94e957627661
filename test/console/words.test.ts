import { describe, expect, test } from '@jest/globals';
import { LIFE } from '../../server/review/states.ts';
import { ar } from '../../web/words/ar.ts';
import { deedWords } from '../../web/words/deedWords.ts';
import { en, type WordKey } from '../../web/words/en.ts';
import { filled } from '../../web/words/filled.ts';

const KEYS = Object.keys(en) as WordKey[];
/** Names of what is filled in, each once: a language may say a number twice, or in its words alone. */
const gaps = (words: string) => [...new Set([...words.matchAll(/\{(\w+)/g)].map(([, name = '']) => name))].toSorted();

test('both languages say the same things with the same values in them', () => {
  expect(Object.keys(ar).toSorted()).toEqual(KEYS.toSorted());
  for (const key of KEYS) expect([key, gaps(ar[key])]).toEqual([key, gaps(en[key])]);
});

describe.each([['en', 'en-GB', en], ['ar', 'ar-u-nu-latn', ar]] as const)('numbers in %s', (_language, locale, words) => {
  const counting = KEYS.filter((key) => words[key].includes('|'));

  test('every counted message has the words for each number', () => {
    expect(counting.length).toBeGreaterThan(15);
    const categories = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.toSorted();
    for (const key of counting) {
      for (const [, , forms = ''] of words[key].matchAll(/\{(\w+)\|([^}]*)\}/g)) {
        expect([key, forms.split('|').map((form) => form.slice(0, form.indexOf(':'))).toSorted()]).toEqual([key, categories]);
      }
    }
  });

  test.each([0, 1, 2, 3, 11, 100])('%i leaves no gap and no sign of the making', (n) => {
    for (const key of counting) {
      const said = filled(words[key], locale, Object.fromEntries(gaps(words[key]).map((name) => [name!, n])));
      expect([key, said]).toEqual([key, expect.not.stringMatching(/[{}|#]|undefined|NaN|^\s*$/)]);
      // One and two may be said in words alone in Arabic, none as well; every other number stands there as a number.
      if (locale === 'en-GB' || n > 2) expect([key, said]).toEqual([key, expect.stringContaining(String(n))]);
    }
  });
});

test.each<[WordKey, number, string, string]>([
  ['queue.total', 0, '0 items', 'لا عناصر'], ['queue.total', 1, '1 item', 'عنصر واحد'], ['queue.total', 2, '2 items', 'عنصران'], ['queue.total', 3, '3 items', '3 عناصر'],
  ['queue.total', 11, '11 items', '11 عنصرًا'], ['queue.total', 100, '100 items', '100 عنصر'], ['queue.total', 12_345, '12,345 items', '12,345 عنصرًا'],
  ['people.sessions', 1, '1 browser signed in', 'متصفح واحد مسجّل'], ['grading.waiting', 1, '1 incident waits for', 'ينتظر حادث واحد'], ['queue.copies', 1, '1 copy', 'نسخة واحدة'],
])('%s of %i', (key, n, english, arabic) => {
  expect(filled(en[key], 'en-GB', { n })).toMatch(new RegExp(`^${english}`));
  expect(filled(ar[key], 'ar-u-nu-latn', { n })).toMatch(new RegExp(`^${arabic}`));
});

test('text that looks like a number stays as it is, and so does a gap without a value', () => {
  expect(filled('Version {n} of {code}', 'en-GB', { n: '2017' })).toBe('Version 2017 of {code}');
});

test('each deed of a review item\'s life has words in both languages', () => {
  const deeds = [...Object.values(LIFE).map(({ audited }) => audited), 'assign review item', 'tag review item', 'remark on review item', 'withdraw remark'];
  for (const words of [en, ar]) {
    const said = deeds.map((deed) => deedWords(deed, (key) => words[key]));
    expect(new Set(said).size).toBe(deeds.length);
    for (const deed of deeds) expect(said).not.toContain(deed);
  }
  expect(deedWords('learn to fly', (key) => en[key])).toBe('learn to fly');
});
