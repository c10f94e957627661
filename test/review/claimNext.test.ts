import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { createApiKey } from '../../server/auth/apiKeys.ts';
import { claimNextReviewItem } from '../../server/review/claimNext.ts';
import { PROGRAM, type Viewer } from '../../server/viewer.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { waitingItems, type WaitingItem } from './items.ts';

let desk: TestDesk;
let amal: Viewer;
let items: WaitingItem[];
beforeAll(async () => {
  desk = await openDesk();
  amal = { id: (await createApiKey(desk.server.db, PROGRAM, { name: 'Amal', role: 'REVIEWER' })).id, kind: 'KEY', name: 'Amal', role: 'REVIEWER' };
});
afterAll(() => desk[Symbol.asyncDispose]());
beforeEach(async () => {
  await desk.database.sql('delete from review_item');
  items = await waitingItems(desk.server.db, 40);
});

const claimNext = (filter: Parameters<typeof claimNextReviewItem>[3] = null, key?: string) => claimNextReviewItem(desk.server.db, amal, desk.settings, filter, key);
const set = (item: WaitingItem, what: string) => desk.database.sql(`update review_item set ${what} where id = $1`, [item.id]);

test('items are given in the queue\'s order, each claimed with its fence and in the audit trail', async () => {
  await set(items[7]!, 'priority = 80');
  const given = [await claimNext(), await claimNext(), await claimNext()];
  expect(given).toMatchObject([items[7], items[0], items[1]].map((item) => ({ id: item!.id, state: 'CLAIMED', claimedById: amal.id, fence: 1 })));
  expect(await desk.server.db.auditEntry.count({ where: { deed: 'claim review item', actorId: amal.id, subjectId: { in: given.map((item) => item!.id) } } })).toBe(3);
});

test('a lease that ran out and a deferral that is over wait too, in their places', async () => {
  await set(items[3]!, `priority = 9, state = 'CLAIMED', claimed_by_id = '${amal.id}', fence = 4, lease_expires_at = now() - interval '1 second'`);
  await set(items[5]!, `priority = 8, state = 'DEFERRED', deferred_until = now() - interval '1 second'`);
  await set(items[6]!, `priority = 10, state = 'DEFERRED', deferred_until = now() + interval '1 hour'`);
  expect([await claimNext(), await claimNext(), await claimNext()]).toMatchObject([{ id: items[3]!.id, fence: 5 }, { id: items[5]!.id }, { id: items[0]!.id }]);
});

test('what somebody else is just taking is passed over without waiting, however much it is', async () => {
  const other = new pg.Client({ connectionString: desk.database.url });
  await other.connect();
  try {
    await other.query('begin');
    await other.query('select id from review_item where id = any($1::uuid[]) for update', [items.slice(0, 39).map(({ id }) => id)]);
    expect(await claimNext()).toMatchObject({ id: items[39]!.id });
    expect(await claimNext()).toBeNull();
    await other.query('rollback');
    expect(await claimNext()).toMatchObject({ id: items[0]!.id });
  } finally {
    await other.end();
  }
});

test('a retry gets the same item, another filter its own, and null says that none waits', async () => {
  await set(items[9]!, `language = 'ar'`);
  const first = await claimNext(null, 'one');
  expect(await claimNext(null, 'one')).toEqual(first);
  expect(await claimNext({ languages: ['ar'] })).toMatchObject({ id: items[9]!.id });
  expect(await claimNext({ languages: ['ar'] })).toBeNull();
  expect(await claimNext({ states: ['REJECTED'] })).toBeNull();
});
