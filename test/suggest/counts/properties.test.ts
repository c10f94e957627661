import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { suggestCounts } from '../../../ingest/suggest/counts/suggest-counts.ts';
import { readDocument } from '../../../ingest/suggest/document.ts';
import type { CountClaim } from '../../../ingest/suggest/types.ts';

const PIECES = [
  '14', 'five', 'at least', 'up to', 'dozens of', 'people', 'children', 'a woman', 'her two sons', 'were killed', 'was shot', 'killed', 'injuring', 'and', ',', '.', '(', ')',
  'including', 'of them', 'death toll', 'rose to', 'between', 'no', 'casualties', 'Jane Doe, 28,', 'said', 'according to', '17-year-old', 'twenty-', 'others', 'since 2014',
  'قتل', 'مقتل', 'إصابة', '٥', 'خمسة', 'وعشرين', 'مدنيين', 'طفلين', 'وامرأة', 'بينهم', 'دون وقوع', 'إصابات', 'قتلى', 'وجرحى', 'حصيلة', 'إلى', 'مـ.ـقتل', '،', '\n', '\n\n', ' ', '👇', '\u200f',
];
const mixed = fc.array(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) }), { maxLength: 60 })
  .map((pieces) => pieces.join(' '));

function checkClaims(claims: CountClaim[], text: string): void {
  for (const { quote, min, max } of claims) {
    const words = text.slice(quote.start, quote.end);
    expect(words.trim()).toBe(words);
    expect(words.length).toBeGreaterThan(0);
    expect(quote.end).toBeLessThanOrEqual(text.length);
    expect(min ?? 0).toBeLessThanOrEqual(max ?? Infinity);
    expect(min ?? max).not.toBeNull();
  }
}

test('any text is read, quotes point at words, and no minimum exceeds its maximum', () => {
  fc.assert(fc.property(mixed, mixed, (title, text) => {
    const { harm, claims, titleClaims } = suggestCounts(readDocument({ title, text }));
    checkClaims(claims, text);
    checkClaims(titleClaims, title);
    for (const figure of [harm.killed, harm.injured]) {
      if (!figure) continue;
      expect(figure.min).toBeLessThanOrEqual(figure.max ?? -1);
      expect(figure.quote.end).toBeLessThanOrEqual(text.length);
      expect(figure.confidence).toBeGreaterThan(0);
      expect(figure.reason).toMatch(/\.$/);
    }
  }), { numRuns: 500 });
});

test('a number is found at its own words wherever it stands in a text', () => {
  fc.assert(fc.property(fc.integer({ min: 2, max: 999 }), fc.stringMatching(/^[a-z ]{0,80}$/), (count, filler) => {
    const sentence = `${count} civilians were killed`;
    const text = `${filler}\n\n${sentence} in the town.\n\n${filler}`;
    const claim = suggestCounts(readDocument({ text })).claims.find(({ min }) => min === count);
    expect(text.slice(claim?.quote.start, claim?.quote.end)).toBe(sentence);
  }));
});

test('long and odd texts are read to the end', () => {
  for (const piece of ['14 people killed and 3 injured ', '12 قتيل وجريح ', 'shot and ', '(', 'between 4 and ', 'including ', 'ـ.ـ', 'A, ', '7-year-old ']) {
    expect(() => suggestCounts(readDocument({ text: piece.repeat(20_000), title: piece.repeat(20_000) }))).not.toThrow();
  }
});
