import { expect, test } from '@jest/globals';
import { namesOne } from '../../server/incidents/embargo.ts';

test.each([
  ['Farid Example, a baker, was killed', true], ['Example (FARID), 5', true], ['Farid and his son', false], ['The coalition denies it', false], ['ودفن فريد المثال في المدينة', true], ['شهادة وفريد المثال', true],
  ['', false], [null, false],
])('%j names one of them: %s', (text, expected) => {
  expect(namesOne(text, ['Farid Example', 'فريد المثال', 'Ali', '--'])).toBe(expected);
});
