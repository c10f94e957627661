import fc from 'fast-check';
import { describe, expect, test } from '@jest/globals';
import { TEXT_LIMIT } from '../../ingest/suggest/document.ts';
import { loadKnowledge, suggest } from '../../ingest/suggest/suggest.ts';
import type { Report, Span, Suggestions } from '../../ingest/suggest/types.ts';

const knowledge = loadKnowledge();

/** Scraps that the rules look for, so that random texts walk through them in every order. */
const SCRAPS = [
  'killed', 'at least', 'between', '5', 'and', '9', '٣', '1,000', '2.4 million', 'civilians', 'children', 'wounded', '. ', ', ', '\n', '"', '”', ' – ', 'said', 'according to',
  'the Coalition', 'US-led Coalition', 'Airwars', 'SNHR', 'Israeli', 'raid', 'strikes', 'in June 2019', 'since', 'on Monday', 'last month', 'percent', 'rise', 'Raqqa', 'Syria',
  'trapped', 'food', 'water', 'UNICEF', 'Lieutenant General Stephen Hall', 'denied', 'he', 'it', 'ـ', '\ud800', '\u0000', '\u202e', '👩‍👩‍👧', 'é', 'ﻻ', '%', 'وثق', 'المرصد السوري', 'مقتل',
  'طفلين', 'قصف', 'النظام', 'التحالف', 'منذ', 'آذار 2019', 'حتى', 'نفى', 'محاصرين', 'الغذاء', 'قـ ـصف', '###', '((((', '1-2-3-4-5', 'a'.repeat(50),
];
const scrappy = fc.array(fc.constantFrom(...SCRAPS), { maxLength: 60 }).map((parts) => parts.join(' '));
const report: fc.Arbitrary<Report> = fc.record(
  { text: fc.oneof(scrappy, fc.string({ unit: 'binary', maxLength: 300 })), title: scrappy, publishedAt: fc.oneof(fc.constantFrom('2019-07-01', '2019', 'yesterday', '9999-99-99'), fc.string()) },
  { requiredKeys: ['text'] },
);

function check(found: Suggestions, text: string): void {
  expect(found.relevance).toBeGreaterThanOrEqual(0);
  expect(found.relevance).toBeLessThanOrEqual(1);
  for (const quote of quotesOf(found)) {
    expect(quote.start).toBeGreaterThanOrEqual(0);
    expect(quote.end).toBeGreaterThanOrEqual(quote.start);
    expect(quote.end).toBeLessThanOrEqual(text.length);
  }
  for (const { min, max } of [...found.claims, ...Object.values(found.harm).filter((figure) => figure !== null)]) {
    if (min !== null && max !== null) expect(min).toBeLessThanOrEqual(max);
  }
}

function quotesOf(found: Suggestions): Span[] {
  const lists = [found.claims, found.dates, found.places, found.actors, found.notes, found.tallies, found.statements];
  const harm = Object.values(found.harm).flatMap((figure) => (figure ? [figure.quote] : []));
  return [...lists.flat().map(({ quote }) => quote), ...harm, ...found.warnings.flatMap(({ quotes }) => quotes)];
}

describe('odd texts', () => {
  test('of random scraps give ordered counts and spans inside the text', () => {
    fc.assert(fc.property(report, (one) => check(suggest(one, knowledge), one.text)), { numRuns: 400 });
  });

  test.each(SCRAPS)('one scrap many thousand times: %j', (scrap) => {
    const text = `${scrap} `.repeat(Math.ceil((TEXT_LIMIT * 1.2) / (scrap.length + 1)));
    check(suggest({ text, publishedAt: '2019-07-01' }, knowledge), text);
  });

  test('the same report gives the same suggestions', () => {
    fc.assert(fc.property(report, (one) => expect(suggest(one, knowledge)).toEqual(suggest(one, knowledge))), { numRuns: 50 });
  });
});
