import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { changeOn, ledgerBalances } from '../../server/summaries/arithmetic.ts';
import { monthlySummaries } from '../../server/summaries/monthly.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { record } from '../support/incidents.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await record(database.db, [
    { day: '2017-06-15', grade: 'CONFIRMED', killed: [5, 5], parties: ['US-led Coalition'] },
    { day: '2017-05-16', grade: 'CONFIRMED', killed: [2, 2], parties: ['US-led Coalition'] },
    { day: '2017-06-16', grade: 'FAIR', killed: [1, 1], parties: ['US-led Coalition', 'Iraqi forces'] },
    { day: '2017-01-05', grade: 'WEAK', killed: [26, 26], parties: ['US-led Coalition'] },
    { day: '2017-02-11', grade: 'WEAK', killed: [0, 1], parties: ['US-led Coalition'] },
    { day: '2017-04-03', grade: 'CONTESTED', killed: [3, 3], injured: [2, 2], parties: ['US-led Coalition', 'Iraqi forces'] },
    { day: '2017-06-02', grade: 'DISCOUNTED', killed: null, parties: ['US-led Coalition'] },
  ]);
});
afterAll(() => database[Symbol.asyncDispose]());

const year = (scope = {}) => monthlySummaries(database.db, '2017-01', '2017-12', scope, null);
const sum = (values: (number | undefined)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0);

test('the seven incidents of 2017: the headline is 8–8, of which CONFIRMED 7 and FAIR 1', async () => {
  const months = await year();
  expect(sum(months.map(({ killed }) => killed?.min))).toBe(8);
  expect(sum(months.map(({ killed }) => killed?.max))).toBe(8);
  const ofGrade = (grade: string) => months.flatMap(({ byGrade }) => byGrade.filter((each) => each.grade === grade));
  expect(sum(ofGrade('CONFIRMED').map(({ killed }) => killed?.min))).toBe(7);
  expect(sum(ofGrade('FAIR').map(({ killed }) => killed?.min))).toBe(1);
  expect(sum(months.map(({ allegedEvents }) => allegedEvents))).toBe(7);
  expect(sum(months.map(({ headlineEvents }) => headlineEvents))).toBe(3);
});

test('unknown counts in no sum and is not zero', async () => {
  const june = (await year()).find(({ month }) => month === '2017-06');
  expect(june?.byGrade.find(({ grade }) => grade === 'DISCOUNTED')).toMatchObject({ events: 1, killed: null });
});

test('an incident with two accused parties counts once in the total and once under each party', async () => {
  const [party] = await database.sql<{ id: string }>(`select id from party where name = 'Iraqi forces'`);
  const total = (await year()).find(({ month }) => month === '2017-06');
  const under = (await year({ partyId: party?.id })).find(({ month }) => month === '2017-06');
  expect(total).toMatchObject({ allegedEvents: 3, killed: { min: 6, max: 6 } });
  expect(under).toMatchObject({ allegedEvents: 1, killed: { min: 1, max: 1 } });
});

test('change on the previous month is minimum on minimum, with its bounds', () => {
  const change = changeOn({ min: 529, max: 744 }, { min: 348, max: 521 });
  expect(change?.percent).toBeCloseTo(52.01, 2);
  expect(change?.low).toBeCloseTo(1.54, 2);
  expect(change?.high).toBeCloseTo(113.79, 2);
  expect(change?.signCertain).toBe(true);
  expect(changeOn({ min: 348, max: 521 }, { min: 283, max: 366 })).toMatchObject({ signCertain: false });
  expect(Math.round(changeOn({ min: 348, max: 521 }, { min: 283, max: 366 })?.percent ?? 0)).toBe(23);
});

test('an empty or zero month before gives no percentage', () => {
  expect(changeOn({ min: 5, max: 9 }, { min: 0, max: 0 })).toBeNull();
  expect(changeOn({ min: 5, max: 9 }, { min: 0, max: 3 })).toBeNull();
  expect(changeOn({ min: 5, max: 9 }, null)).toBeNull();
});

test('the ledger of the Coalition balances', () => {
  expect(ledgerBalances({ openStart: 43, received: 27, credible: 9, nonCredible: 17, duplicate: 2, openEnd: 42 })).toBe(true);
  expect(ledgerBalances({ openStart: 42, received: 43, credible: 16, nonCredible: 31, duplicate: 0, openEnd: 38 })).toBe(true);
  expect(ledgerBalances({ openStart: 42, received: 43, credible: 16, nonCredible: 30, duplicate: 0, openEnd: 38 })).toBe(false);
});
