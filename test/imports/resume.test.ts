import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { importRecords } from '../../server/imports/importRecords.ts';
import type { ImportLine } from '../../server/imports/record.ts';
import { ucdpEvent } from '../../server/imports/ucdpEvent.ts';
import { monthlySummaries } from '../../server/summaries/monthly.ts';
import { ANONYMOUS, PROGRAM } from '../../server/viewer.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

let base: TestDatabase;
beforeAll(async () => void (base = await openTestDatabase()));
afterAll(() => base[Symbol.asyncDispose]());

const EVENTS = 95;

/** Events of one month, one death each at least and two at most; cut off as by a kill after `until`. */
async function* lines(until = EVENTS): AsyncGenerator<ImportLine> {
  for (let id = 1; id <= EVENTS; id += 1) {
    if (id > until) throw new Error('cut off');
    yield ucdpEvent({
      id: String(id), year: '2016', month: '3', day: '5', country: 'Iraq', type_of_violence: 'One-sided violence', conflict_name: 'x', side_a: `Reds ${id % 3}`, side_b: 'Civilians',
      latitude: '1', longitude: '2', low_death: '1', best_death: '1', high_death: '2',
    }, id);
  }
}

test('readers may not import', async () => {
  await expect(importRecords(base.db, ANONYMOUS, lines(), { origin: 'test' })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('what was cut off is finished by running it again, nothing twice', async () => {
  await expect(importRecords(base.db, PROGRAM, lines(58), { origin: 'test', batchSize: 20 })).rejects.toThrow('cut off');
  const [half] = await base.sql<{ n: number }>('select count(*)::int as n from incident');
  expect(half?.n).toBe(40);
  const counts = await importRecords(base.db, PROGRAM, lines(), { origin: 'test', batchSize: 30 });
  expect(counts).toMatchObject({ read: EVENTS, created: EVENTS - 40, unchanged: 40, failed: 0 });
  const [month] = await monthlySummaries(base.db, '2016-03', '2016-03', {}, null);
  expect(month?.byGrade).toMatchObject([{ events: EVENTS, killed: { min: EVENTS, max: 2 * EVENTS } }]);
  const [feed] = await base.sql('select count(*)::int as changes, max(seq)::int as last from change');
  expect(feed).toEqual({ changes: EVENTS, last: EVENTS });
});

test('two imports of one file at once make each incident once', async () => {
  const other = async function* (): AsyncGenerator<ImportLine> {
    for await (const line of lines()) yield 'fault' in line ? line : { ...line, codes: [{ scheme: 'UCDP', code: String(1000 + Number(line.codes[0].code)) }] };
  };
  const outcomes = await Promise.all([1, 2].map(() => importRecords(base.db, PROGRAM, other(), { origin: 'test', batchSize: 10 })));
  expect(outcomes.reduce((sum, { created }) => sum + created, 0)).toBe(EVENTS);
  expect(outcomes.reduce((sum, { unchanged }) => sum + unchanged, 0)).toBe(EVENTS);
});
