import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { updateIncident } from '../../server/incidents/update.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { record } from '../support/incidents.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

test('an assessment says who recorded it and why: a name for the desk, a role for the public', async () => {
  const [made] = await record(desk.database.db, [{ day: '2017-06-15', grade: 'WEAK', killed: [2, 2] }]);
  const { id } = await desk.database.db.user.create({ data: { email: 'edda@desk.test', name: 'Edda', role: 'EDITOR' } });
  await updateIncident(desk.database.db, { id, kind: 'USER', name: 'Edda', role: 'EDITOR' }, { id: made!.id, expectedVersion: 1, reason: 'A second source', patch: { grade: 'FAIR', gradeReason: 'Two sources' } });
  const asked = async (role?: 'REVIEWER') =>
    (await desk.get<{ incident: { history: object[] } }>('query ($code: String) { incident(code: $code) { history { version recordedByRole recordedByName changeReason } } }', { code: made!.code }, role)).incident.history;
  const first = { version: 1, recordedByRole: 'ADMIN', recordedByName: null, changeReason: null };
  expect(await asked('REVIEWER')).toEqual([first, { version: 2, recordedByRole: 'EDITOR', recordedByName: 'Edda', changeReason: 'A second source' }]);
  expect(await asked()).toEqual([first, { version: 2, recordedByRole: 'EDITOR', recordedByName: null, changeReason: 'A second source' }]);
});
