import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openDesk, type TestDesk } from '../support/desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

const SWITCHES = `fourEyes coordinateDecimals leaseMinutes blindShare twoFactorRoles version`;
const UPDATE = `mutation ($input: UpdateDeskInput!) { updateDesk(input: $input) { ${SWITCHES} } }`;
const change = (input: object) => desk.ask(UPDATE, { input }, 'ADMIN');

test('switches are set one by one, with the version that was seen, and in the audit trail', async () => {
  const usual = { fourEyes: false, coordinateDecimals: null, leaseMinutes: 10, blindShare: 0, twoFactorRoles: [], version: 1 };
  expect(await desk.get(`{ desk { ${SWITCHES} } }`, {}, 'REVIEWER')).toEqual({ desk: usual });
  const input = { expectedVersion: 1, reason: 'Agreed on Monday', coordinateDecimals: 2, clientMutationId: 'desk-1' };
  expect(await change(input)).toMatchObject({ data: { updateDesk: { ...usual, coordinateDecimals: 2, version: 2 } } });
  expect(await change(input)).toMatchObject({ data: { updateDesk: { version: 2 } } });
  expect(await change({ expectedVersion: 1, reason: 'Late', fourEyes: true })).toMatchObject({ errors: [{ message: expect.stringMatching(/at version 2, you saw 1: test ADMIN did "change desk"/), extensions: { code: 'STALE' } }] });
  expect(await change({ expectedVersion: 2, reason: 'Exact again', coordinateDecimals: null })).toMatchObject({ data: { updateDesk: { coordinateDecimals: null, version: 3 } } });
  expect(await desk.database.db.auditEntry.findMany({ where: { subjectType: 'Desk' }, orderBy: { at: 'asc' } })).toMatchObject([
    { deed: 'change desk', actorName: 'test ADMIN', reason: 'Agreed on Monday', before: { coordinateDecimals: null }, after: { coordinateDecimals: 2 } }, { before: { coordinateDecimals: 2 }, after: { coordinateDecimals: null } },
  ]);
});

test('they hold from the next act on', async () => {
  await change({ expectedVersion: 3, reason: 'Shorter', leaseMinutes: 1, coordinateDecimals: 1 });
  expect(await desk.get(`{ meta { coordinateDecimals } }`)).toEqual({ meta: { coordinateDecimals: 1 } });
});

test.each([[{ coordinateDecimals: 7 }], [{ leaseMinutes: 0 }], [{ blindShare: 1.5 }], [{ twoFactorRoles: ['PARTNER'] }], [{ reason: ' ' }]])('%j is refused in words', async (patch) => {
  expect(await change({ expectedVersion: 4, reason: 'Odd', ...patch })).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
});
