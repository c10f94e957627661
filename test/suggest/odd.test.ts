import * as fc from 'fast-check';
import { describe, expect, test } from '@jest/globals';
import { SCRAPS } from '../../bench/suggest/scraps.ts';
import { TEXT_LIMIT } from '../../ingest/suggest/document.ts';
import { loadKnowledge, suggest } from '../../ingest/suggest/suggest.ts';
import type { Report, Span, Suggestions } from '../../ingest/suggest/types.ts';

const knowledge = loadKnowledge();

const scrappy = fc.array(fc.constantFrom(...SCRAPS), { maxLength: 60 }).map((parts) => parts.join(' '));
const report: fc.Arbitrary<Report> = fc.record(
  { text: fc.oneof(scrappy, fc.string({ unit: 'binary', maxLength: 300 })), title: scrappy, publishedAt: fc.oneof(fc.constantFrom('2019-07-01', '2019', 'yesterday', '9999-99-99'), fc.string()) },
  { requiredKeys: ['text'] },
);

/** What is wrong with the suggestions of a text, in words; empty = nothing. */
function faults(found: Suggestions, text: string): string[] {
  const outside = quotesOf(found).filter(({ start, end }) => start < 0 || end < start || end > text.length);
  const figures = [...found.claims, ...Object.values(found.harm).filter((figure) => figure !== null)];
  const upside = figures.filter(({ min, max }) => min !== null && max !== null && min > max);
  return [
    ...outside.map(({ start, end }) => `a span ${start}–${end} of a text of ${text.length}`),
    ...upside.map(({ min, max }) => `a count ${min}–${max}`),
    ...(found.relevance >= 0 && found.relevance <= 1 ? [] : [`relevance ${found.relevance}`]),
  ];
}

function quotesOf(found: Suggestions): Span[] {
  const lists = [found.claims, found.dates, found.places, found.actors, found.notes, found.tallies, found.statements];
  const harm = Object.values(found.harm).flatMap((figure) => (figure ? [figure.quote] : []));
  return [...lists.flat().map(({ quote }) => quote), ...harm, ...found.warnings.flatMap(({ quotes }) => quotes)];
}

describe('odd texts', () => {
  test('of random scraps give ordered counts and spans inside the text', () => {
    fc.assert(fc.property(report, (one) => expect(faults(suggest(one, knowledge), one.text)).toEqual([])), { numRuns: 400 });
  });

  test.each(SCRAPS)('one scrap many thousand times: %j', (scrap) => {
    const text = `${scrap} `.repeat(Math.ceil((TEXT_LIMIT * 1.2) / (scrap.length + 1)));
    expect(faults(suggest({ text, publishedAt: '2019-07-01' }, knowledge), text)).toEqual([]);
  });

  test('a title of megabytes is read as far as titles go', () => {
    const title = 'Five civilians killed in Raqqa '.repeat(100_000);
    expect(faults(suggest({ title, text: 'Five civilians were killed in Raqqa.' }, knowledge), 'Five civilians were killed in Raqqa.')).toEqual([]);
  });

  test('the same report gives the same suggestions', () => {
    fc.assert(fc.property(report, (one) => expect(suggest(one, knowledge)).toEqual(suggest(one, knowledge))), { numRuns: 50 });
  });
});
