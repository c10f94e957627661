import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plain } from '../../ingest/extract/features/plain.ts';
import { WordWeights } from '../../ingest/extract/features/words.ts';
import { nameAt } from '../../ingest/extract/names.ts';

const WORD = fc.oneof(fc.constantFrom('', 'a', 'nav', 'nav-bar', '^by', 'by$', '#4', 'مباشر', 'живой'), fc.string({ maxLength: 12 }), fc.string({ unit: 'binary', maxLength: 6 }));

test('words weigh what a Map of them says, and unknown words nothing', () => {
  const columns = fc.array(fc.dictionary(WORD, fc.double({ noNaN: true })), { minLength: 1, maxLength: 3 });
  fc.assert(fc.property(columns, fc.array(WORD), (told, others) => {
    const maps = told.map((column) => new Map(Object.entries(column)));
    const weights = new WordWeights(maps);
    for (const word of [...maps.flatMap((map) => [...map.keys()]), ...others]) {
      maps.forEach((map, column) => expect(weights.weight(weights.find(word), column)).toBe(map.get(word) ?? 0));
    }
  }));
});

test('thousands of words are kept apart', () => {
  const words = Array.from({ length: 20_000 }, (_, index) => `${index.toString(36)}-${index % 7}`);
  const weights = new WordWeights([new Map(words.map((word, index) => [word, index]))]);
  expect(words.every((word, index) => weights.weight(weights.find(word)) === index)).toBe(true);
  expect(words.filter((word) => weights.find(`${word}x`) >= 0)).toEqual([]);
});

test('plain text is what Unicode calls letters and digits, in single spaces', () => {
  const sign = fc.oneof(fc.constantFrom(' ', '  ', 'a', 'B', '’', '“', 'Σ', 'İ', 'ß', '漢', '𝒜', '😀', '\ud800', '\udc00', '٣', '\u0301', '-', '\n'), fc.string({ unit: 'binary', maxLength: 1 }));
  fc.assert(fc.property(fc.array(sign, { maxLength: 20 }), (signs) => {
    const text = signs.join('');
    expect(plain(text)).toBe(text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim());
  }), { numRuns: 3_000 });
  const units = Array.from({ length: 0x10000 }, (_, code) => `a${String.fromCharCode(code)}b`);
  expect(units.filter((text) => plain(text) !== text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim())).toEqual([]);
});

test('a name is the same whatever was read before it', () => {
  const name = fc.oneof(fc.constantFrom('a', 'A', 'div', 'DIV', 'dIv', 'class', 'data-component', 'aria-labelledby', 'h1', 'ı', 'K'), fc.string({ minLength: 1, maxLength: 20 }));
  fc.assert(fc.property(fc.array(name), (names) => {
    const page = `<${names.join('<')}`;
    let at = 0;
    for (const one of names) {
      expect(nameAt(page, at + 1, at + 1 + one.length)).toBe(one.toLowerCase());
      at += 1 + one.length;
    }
  }));
});
