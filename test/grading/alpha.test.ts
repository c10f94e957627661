import { expect, test } from '@jest/globals';
import { alpha, nominal, ordinal } from '../../server/grading/alpha.ts';

// Worked examples that are published with their results: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), and
// the example of the English Wikipedia's page on the measure.

/** Rows are raters, columns units, a dot is a missing value. */
function unitsOf(...raters: string[]): number[][] {
  const rows = raters.map((row) => row.split(' '));
  return rows[0]!.map((_, unit) => rows.map((row) => row[unit]!).filter((value) => value !== '.').map(Number));
}

const FOUR = unitsOf('1 2 3 3 2 1 4 1 2 . . .', '1 2 3 3 2 2 4 1 2 5 . 3', '. 3 3 3 2 3 4 2 2 5 1 .', '1 2 3 3 2 4 4 1 2 5 1 .');

test.each([
  ['two raters, two values', unitsOf('0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0'), 0.095],
  ['two raters, five values', unitsOf('1 1 2 2 4 3 3 3 5 4 4 1', '2 1 2 2 2 3 3 3 5 4 4 4'), 0.692],
  ['four raters, values missing', FOUR, 0.743],
  ['three raters, most values missing', unitsOf('. . . . . 3 4 1 2 1 1 3 3 . 3', '1 . 2 1 3 3 4 3 . . . . . . .', '. . 2 1 3 4 4 . 2 1 1 3 3 . 4'), 0.691],
])('nominal: %s', (_name, units, value) => expect(alpha(units, nominal)).toBeCloseTo(value, 3));

test('ordinal: four raters, values missing', () => expect(alpha(FOUR, ordinal)).toBeCloseTo(0.815, 3));

test('full agreement is 1, and two who never agree are below chance', () => {
  expect(alpha([[0, 0], [1, 1], [2, 2]], nominal)).toBe(1);
  expect(alpha([[0, 1], [1, 0]], nominal)).toBeLessThan(0);
});

test('it is not defined without two values a unit, or without any variety', () => {
  for (const units of [[], [[1]], [[1, 1], [1, 1]]]) expect(alpha(units, nominal)).toBeNull();
});

test('which rater said which makes no difference', () => {
  expect(alpha(FOUR.map((values) => values.toReversed()), ordinal)).toBeCloseTo(alpha(FOUR, ordinal)!, 12);
});
