import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { waitingItems, type WaitingItem } from './items.ts';

// One act on many items: previewed by filter or list, done to each that it can be done to, and told of the others.

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk({ BULK_LIMIT: 20 });
});
afterAll(() => desk[Symbol.asyncDispose]());

interface Outcome { done: { id: string; state: string; tags: string[]; assignedTo: { name: string } | null }[]; notDone: { id: string; code: string; message: string }[] }

const PREVIEW = `query ($selection: SelectionInput!) { previewSelection(selection: $selection) { count at byState { pending claimed rejected } sample { id tags } } }`;
const outcome = (name: string, type: string) => `mutation ($input: ${type}!) { ${name}(input: $input) { done { id state tags assignedTo { name } } notDone { id code message } } }`;
const REJECT = outcome('rejectReviewItems', 'RejectReviewItemsInput');
const TAG = outcome('tagReviewItems', 'TagReviewItemsInput');
const ASSIGN = outcome('assignReviewItems', 'AssignReviewItemsInput');
const REOPEN = outcome('reopenReviewItems', 'ReopenReviewItemsInput');
const DEFER = outcome('deferReviewItems', 'DeferReviewItemsInput');

const listed = (items: WaitingItem[]) => ({ items: items.map(({ globalId }) => ({ id: globalId })) });
const tagged = async (count: number, tag: string) => {
  const items = await waitingItems(desk.database.db, count);
  await desk.get(TAG, { input: { selection: listed(items), add: [tag] } }, 'REVIEWER');
  return items;
};
const code = async (query: string, input: object) => (await desk.ask(query, { input }, 'REVIEWER')).errors?.[0]?.extensions.code;

test('what is listed is rejected, but for what somebody else holds and what changed; each has its entry in the audit trail', async () => {
  const items = await waitingItems(desk.database.db, 4);
  const [held, changed, ...free] = items;
  await desk.get(`mutation ($id: ID!) { claimReviewItem(input: { id: $id }) { item { id } } }`, { id: held!.globalId }, 'EDITOR');
  const selection = { items: items.map(({ globalId }) => ({ id: globalId, expectedVersion: globalId === changed!.globalId ? 7 : null })) };
  const { rejectReviewItems } = await desk.get<{ rejectReviewItems: Outcome }>(REJECT, { input: { selection, reason: 'OUT_OF_SCOPE', note: 'Sport' } }, 'REVIEWER');
  expect(rejectReviewItems.done.map(({ id, state }) => `${id} ${state}`).toSorted()).toEqual(free.map(({ globalId }) => `${globalId} REJECTED`).toSorted());
  expect(new Map(rejectReviewItems.notDone.map(({ id, ...why }) => [id, why]))).toEqual(new Map([
    [changed!.globalId, { code: 'STALE', message: expect.stringMatching(/changed since you saw it/) }],
    [held!.globalId, { code: 'STALE', message: expect.stringMatching(/test EDITOR did "claim review item"/) }],
  ]));
  const audited = await desk.database.db.auditEntry.findMany({ where: { deed: 'reject review item', subjectId: { in: items.map(({ id }) => id) } } });
  expect(audited.map(({ subjectId, reason }) => `${subjectId} ${reason}`).toSorted()).toEqual(free.map(({ id }) => `${id} Sport`).toSorted());
});

test('a filter is previewed, and never more is acted on than was counted', async () => {
  await tagged(3, 'football');
  const filter = { tags: ['football'] };
  const { previewSelection: preview } = await desk.get<{ previewSelection: { count: number; at: string; byState: object; sample: object[] } }>(PREVIEW, { selection: { filter } }, 'REVIEWER');
  expect(preview).toMatchObject({ count: 3, byState: { pending: 3, claimed: 0, rejected: 0 }, sample: [{ tags: ['football'] }, {}, {}] });
  const [late] = await tagged(1, 'football');
  expect(await code(REJECT, { selection: { filter, previewedCount: 3 }, reason: 'OUT_OF_SCOPE' })).toBe('STALE');
  const { rejectReviewItems } = await desk.get<{ rejectReviewItems: Outcome }>(REJECT, { input: { selection: { filter, previewedCount: preview.count, previewedAt: preview.at }, reason: 'OUT_OF_SCOPE' } }, 'REVIEWER');
  expect(rejectReviewItems).toMatchObject({ done: [{}, {}, {}], notDone: [] });
  expect(rejectReviewItems.done.map(({ id }) => id)).not.toContain(late!.globalId);
  expect(await code(REJECT, { selection: { filter }, reason: 'OUT_OF_SCOPE' })).toBe('BAD_USER_INPUT');
});

test('what was rejected together can be put back together, and put away until a time', async () => {
  const items = await waitingItems(desk.database.db, 2);
  await desk.get(REJECT, { input: { selection: listed(items), reason: 'DUPLICATE' } }, 'REVIEWER');
  expect(await desk.get(REOPEN, { input: { selection: listed(items), reason: 'Too quick' } }, 'REVIEWER')).toMatchObject({ reopenReviewItems: { done: [{ state: 'PENDING' }, { state: 'PENDING' }], notDone: [] } });
  expect(await desk.get(DEFER, { input: { selection: listed(items), until: new Date(Date.now() + 60_000) } }, 'REVIEWER')).toMatchObject({ deferReviewItems: { done: [{ state: 'DEFERRED' }, { state: 'DEFERRED' }] } });
  expect(await code(DEFER, { selection: listed(items), until: new Date(0) })).toBe('BAD_USER_INPUT');
  expect(await desk.get(REOPEN, { input: { selection: listed(await waitingItems(desk.database.db, 1)), reason: 'No' } }, 'REVIEWER')).toMatchObject({ reopenReviewItems: { done: [], notDone: [{ code: 'NOT_POSSIBLE' }] } });
});

test('a retry with the same client mutation id does nothing more and answers the same', async () => {
  const items = await waitingItems(desk.database.db, 2);
  const input = { selection: listed(items), reason: 'DUPLICATE', clientMutationId: 'bulk-1' };
  const first = await desk.get(REJECT, { input }, 'REVIEWER');
  expect(await desk.get(REJECT, { input }, 'REVIEWER')).toEqual(first);
  expect(await desk.database.db.auditEntry.count({ where: { subjectId: { in: items.map(({ id }) => id) } } })).toBe(2);
});

test('tags are added and taken off, whoever holds the item, and counted', async () => {
  const [item] = await tagged(1, '  two   words ');
  await desk.get(`mutation ($id: ID!) { claimReviewItem(input: { id: $id }) { item { id } } }`, { id: item!.globalId }, 'EDITOR');
  const input = { selection: listed([item!]), add: ['urgent', 'urgent'], remove: ['two words', 'never there'] };
  expect(await desk.get(TAG, { input }, 'REVIEWER')).toMatchObject({ tagReviewItems: { done: [{ state: 'CLAIMED', tags: ['urgent'] }], notDone: [] } });
  expect(await desk.get<object>(`{ reviewTags { tag count } }`, {}, 'REVIEWER')).toEqual({ reviewTags: expect.arrayContaining([{ tag: 'urgent', count: 1 }]) });
  expect(await desk.database.db.auditEntry.findMany({ where: { deed: 'tag review item', subjectId: item!.id }, orderBy: { at: 'asc' } })).toMatchObject([
    { before: { tags: [] }, after: { tags: ['two words'] } }, { before: { tags: ['two words'] }, after: { tags: ['urgent'] } },
  ]);
  expect(await code(TAG, { selection: listed([item!]), add: ['x'.repeat(51)] })).toBe('BAD_USER_INPUT');
  expect(await code(TAG, { selection: listed([item!]) })).toBe('BAD_USER_INPUT');
});

test('items are assigned to colleagues who are at the desk, and found by that', async () => {
  const { db } = desk.database;
  const items = await waitingItems(db, 2);
  const [amal, gone] = [await db.user.create({ data: { email: 'amal@desk.example', name: 'Amal' } }), await db.user.create({ data: { email: 'gone@desk.example', name: 'Gone', disabledAt: new Date() } })];
  const { colleagues } = await desk.get<{ colleagues: { id: string; name: string; isMe: boolean }[] }>(`{ colleagues { id name isMe } }`, {}, 'REVIEWER');
  expect(colleagues).toEqual([{ id: expect.any(String), name: 'Amal', isMe: false }]);
  const input = { selection: listed(items), assigneeId: colleagues[0]!.id };
  expect(await desk.get(ASSIGN, { input }, 'REVIEWER')).toMatchObject({ assignReviewItems: { done: [{ assignedTo: { name: 'Amal' } }, { assignedTo: { name: 'Amal' } }] } });
  const mine = `query ($id: ID!) { reviewQueue(filter: { assignedTo: $id }) { totalCount } }`;
  expect(await desk.get(mine, { id: colleagues[0]!.id }, 'REVIEWER')).toEqual({ reviewQueue: { totalCount: 2 } });
  expect(await desk.get(ASSIGN, { input: { selection: listed([items[0]!]) } }, 'REVIEWER')).toMatchObject({ assignReviewItems: { done: [{ assignedTo: null }] } });
  expect(await desk.get(mine, { id: colleagues[0]!.id }, 'REVIEWER')).toEqual({ reviewQueue: { totalCount: 1 } });
  expect(await code(ASSIGN, { selection: listed(items), assigneeId: Buffer.from(`User:${gone.id}`).toString('base64url') })).toBe('NOT_FOUND');
  expect(await db.auditEntry.count({ where: { deed: 'assign review item', after: { path: ['assignedTo'], equals: amal.id } } })).toBe(2);
});

test('no more than BULK_LIMIT at once, and never everything by mistake', async () => {
  const items = await waitingItems(desk.database.db, 21);
  expect(await code(REJECT, { selection: listed(items), reason: 'DUPLICATE' })).toBe('BAD_USER_INPUT');
  expect(await code(REJECT, { selection: { filter: {}, previewedCount: 1000 }, reason: 'DUPLICATE' })).toBe('BAD_USER_INPUT');
  expect(await code(REJECT, { selection: {}, reason: 'DUPLICATE' })).toBe('BAD_USER_INPUT');
});

test('two acts on overlapping selections at once end with each item decided once', async () => {
  const items = await waitingItems(desk.database.db, 15);
  const answers = await Promise.all(Array.from({ length: 6 }, (_, index) =>
    desk.get<{ rejectReviewItems: Outcome }>(REJECT, { input: { selection: listed(index % 2 ? items : items.toReversed()), reason: 'DUPLICATE' } }, 'REVIEWER')));
  expect(answers.flatMap(({ rejectReviewItems }) => rejectReviewItems.done.map(({ id }) => id)).toSorted()).toEqual(items.map(({ globalId }) => globalId).toSorted());
  expect(await desk.database.db.auditEntry.count({ where: { deed: 'reject review item', subjectId: { in: items.map(({ id }) => id) } } })).toBe(15);
});
