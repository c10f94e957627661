import { describe, expect, test } from '@jest/globals';
import { blankIncident, blankNote, blankStatement, blankTally, type Draft, type RangeDraft } from '../../web/item/facts/draft.ts';
import { problemsOf } from '../../web/item/facts/problems.ts';
import { namesIn, rangeInput, toInput } from '../../web/item/facts/toInput.ts';

// What the form's fields become on their way to the API.

const range = (min: string, max: string, qualifier: RangeDraft['qualifier'] = ''): RangeDraft => ({ min, max, qualifier });
const draft = (part: Partial<Draft>): Draft => ({ incidents: [], notes: [], tallies: [], statements: [], ...part });

describe('a count of people', () => {
  test.each([
    ['nothing said is unknown and not zero', range('', '', 'EXACT'), undefined],
    ['nobody is zero', range('0', ''), { min: 0, max: 0, qualifier: undefined }],
    ['one number alone is both ends', range('', '7'), { min: 7, max: 7, qualifier: undefined }],
    ['"at least" leaves the upper end open', range('14', '', 'AT_LEAST'), { min: 14, max: undefined, qualifier: 'AT_LEAST' }],
    ['"up to" leaves the lower end open', range('', '50000', 'UP_TO'), { min: undefined, max: 50_000, qualifier: 'UP_TO' }],
    ['two different numbers are never exact', range('3', '5', 'EXACT'), { min: 3, max: 5, qualifier: 'BETWEEN' }],
  ])('%s', (_, given, expected) => expect(rangeInput(given)).toEqual(expected));
});

test('parties are parted by a semicolon of either script', () => {
  expect(namesIn(' Coalition ; الحكومة؛ ;')).toEqual(['Coalition', 'الحكومة']);
});

test('an incident goes as one claim of this page, and leaves its range and grade to the desk\'s rules', () => {
  const incident = { ...blankIncident(), startDate: '2017-06-15', endDate: '2017-06-15', killed: range('9', ''), parties: 'Coalition', quote: { start: 0, end: 22 } };
  const { incidents } = toInput(draft({ incidents: [incident] }));
  expect(incidents[0]).toMatchObject({
    startDate: '2017-06-15', grade: undefined, place: undefined, parties: [{ name: 'Coalition' }],
    claims: [{ killed: { min: 9, max: 9 }, injured: undefined, accusedParty: 'Coalition', quote: { start: 0, end: 22 } }],
  });
  expect(incidents[0]).not.toHaveProperty('killed');
});

test('what the desk would refuse is told before it is asked', () => {
  const words = (part: Partial<Draft>) => problemsOf(draft(part)).map(({ word }) => word);
  expect(words({})).toEqual(['problem.empty']);
  expect(words({ incidents: [blankIncident()] })).toEqual(['problem.startDate']);
  expect(words({ incidents: [{ ...blankIncident(), startDate: '2017-06-15', endDate: '2017-06-14', killed: range('5', '3') }] })).toEqual(['problem.endDate', 'problem.range']);
  expect(words({ notes: [blankNote()], tallies: [blankTally()], statements: [blankStatement()] })).toEqual(['problem.sectors', 'problem.publisher', 'problem.startDate', 'problem.speaker']);
});
