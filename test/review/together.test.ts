import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PROGRAM, type Viewer } from '../../server/viewer.ts';
import { createUser } from '../../server/auth/users.ts';
import { addRemark } from '../../server/remarks/add.ts';
import { countUnread, listMentions, markMentionsRead } from '../../server/remarks/mentions.ts';
import { withdrawRemark } from '../../server/remarks/withdraw.ts';
import { lookAtReviewItem } from '../../server/review/look.ts';
import { nextReviewItem } from '../../server/review/next.ts';
import { DeskError } from '../../server/errors.ts';
import { globalId } from '../../server/read/ids.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { waitingItems } from './items.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

async function reviewer(name: string): Promise<Viewer & { id: string }> {
  const { id } = await createUser(desk.database.db, PROGRAM, { email: `${name.toLowerCase()}@desk.example`, role: 'REVIEWER', name });
  return { id, kind: 'USER', name, role: 'REVIEWER' };
}

interface Seen { reviewItem: { lookers: { name: string }[]; remarks: { text: string | null; authorName: string; byMe: boolean; mentions: { colleague: { name: string } }[] }[] } }
const SEEN = `query ($id: ID!) { reviewItem(id: $id) { lookers { name } remarks { text authorName byMe mentions { colleague { name } } } } }`;

test('who has an item open is seen by the others until they leave or give no sign', async () => {
  const { db } = desk.database;
  const [item] = await waitingItems(db, 1);
  const [amal, basel] = [await reviewer('Amal'), await reviewer('Basel')];
  const lookers = async () => (await desk.get<Seen>(SEEN, { id: item!.globalId }, 'REVIEWER')).reviewItem.lookers;
  await lookAtReviewItem(db, amal, item!.id, false);
  await lookAtReviewItem(db, amal, item!.id, false);
  await lookAtReviewItem(db, basel, item!.id, false);
  expect(await lookers()).toEqual([{ name: 'Amal' }, { name: 'Basel' }]);
  await desk.get(`mutation ($id: ID!) { lookAtReviewItem(id: $id) { item { state } } }`, { id: item!.globalId }, 'REVIEWER');
  expect(await lookers()).toEqual([{ name: 'Amal' }, { name: 'Basel' }]);
  await lookAtReviewItem(db, amal, item!.id, true);
  await desk.database.sql(`update looking set seen_at = now() - interval '46 seconds' where viewer_id = $1`, [basel.id]);
  expect(await lookers()).toEqual([]);
  await lookAtReviewItem(db, basel, item!.id, false);
  expect(await lookers()).toEqual([{ name: 'Basel' }]);
  expect(await desk.get(`{ reviewQueue(filter: { unwatched: true }) { totalCount } }`, {}, 'EDITOR')).toEqual({ reviewQueue: { totalCount: 0 } });
});

test('coming and leaving rings the bell of the queue, a further sign does not', async () => {
  const { db } = desk.database;
  const [item] = await waitingItems(db, 1);
  const amal = await reviewer('Signs');
  const rung: unknown[] = [];
  const stop = new AbortController();
  const listening = (async () => {
    for await (const id of desk.server.bell.payloads('desk_queue', stop.signal)) rung.push(id);
  })();
  for (const leaving of [false, false, false, true]) await lookAtReviewItem(db, amal, item!.id, leaving);
  const [last] = await waitingItems(db, 1);
  await lookAtReviewItem(db, amal, last!.id, false);
  while (!rung.includes(last!.id)) await new Promise((resolve) => setTimeout(resolve, 10));
  stop.abort();
  await listening;
  expect(rung.filter((id) => id !== null)).toEqual([item!.id, item!.id, last!.id]);
});

test('a remark calls upon colleagues, who see it unread until they read it', async () => {
  const { db } = desk.database;
  const [item] = await waitingItems(db, 1);
  const [carla, dalia] = [await reviewer('Carla'), await reviewer('Dalia')];
  const draft = { reviewItemId: item!.id, text: ' Is this the same raid? ', mentions: [dalia.id, dalia.id] };
  const remark = await addRemark(db, carla, draft, 'r1');
  expect((await addRemark(db, carla, draft, 'r1')).id).toBe(remark.id);
  expect([await countUnread(db, carla), await countUnread(db, dalia)]).toEqual([0, 1]);
  expect((await listMentions(db, dalia, {}, 500, true, (row) => row.text)).nodes).toEqual(['Is this the same raid?']);
  expect((await desk.get<Seen>(SEEN, { id: item!.globalId }, 'REVIEWER')).reviewItem.remarks).toEqual([
    { text: 'Is this the same raid?', authorName: 'Carla', byMe: false, mentions: [{ colleague: { name: 'Dalia' } }] },
  ]);
  expect(await markMentionsRead(db, carla, [remark.id])).toBe(0);
  expect(await countUnread(db, dalia)).toBe(1);
  expect(await markMentionsRead(db, dalia, null)).toBe(0);
  expect((await listMentions(db, dalia, {}, 500, false, (row) => row.id)).nodes).toEqual([remark.id]);
  expect(await db.auditEntry.findMany({ where: { subjectId: item!.id } })).toMatchObject([{ actorName: 'Carla', deed: 'remark on review item', after: { calls: ['Dalia'] } }]);
});

test('a remark is taken back by its author alone, and its words are gone', async () => {
  const { db } = desk.database;
  const [item] = await waitingItems(db, 1);
  const [elias, farah] = [await reviewer('Elias'), await reviewer('Farah')];
  const { id } = await addRemark(db, elias, { reviewItemId: item!.id, text: 'Wrong item', mentions: [farah.id] });
  await expect(withdrawRemark(db, farah, id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await withdrawRemark(db, elias, id);
  expect((await desk.get<Seen>(SEEN, { id: item!.globalId }, 'REVIEWER')).reviewItem.remarks).toMatchObject([{ text: null, authorName: 'Elias' }]);
  expect(await countUnread(db, farah)).toBe(0);
});

test('nobody can be called upon who is not at the desk', async () => {
  const { db } = desk.database;
  const [item] = await waitingItems(db, 1);
  await expect(addRemark(db, await reviewer('Ghada'), { reviewItemId: item!.id, text: 'Hello', mentions: [item!.id] })).rejects.toThrow(DeskError);
  expect(await db.remark.count({ where: { reviewItemId: item!.id } })).toBe(0);
});

const LIMITS = { PAGE_LIMIT: 500, LOOKING_SECONDS: 45 };

test('the next item is the one that the queue shows next, under the same filter, page after page', async () => {
  const { db } = desk.database;
  const items = await waitingItems(db, 30);
  await desk.database.sql(`update review_item set tags = '{next}', priority = floor(random() * 5) * 20 where id = any($1)`, [items.map(({ id }) => id)]);
  await desk.database.sql(`update review_item set state = 'CLAIMED', lease_expires_at = now() - interval '1 minute' where id = $1`, [items[3]!.id]);
  await desk.database.sql(`update review_item set state = 'CLAIMED', lease_expires_at = now() + interval '1 hour' where id = $1`, [items[4]!.id]);
  await desk.database.sql(`update review_item set state = 'DEFERRED', deferred_until = now() - interval '1 minute' where id = $1`, [items[5]!.id]);
  await desk.database.sql(`update review_item set state = 'REJECTED' where id = $1`, [items[6]!.id]);
  const filter = { tags: ['next'] };
  const shown: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { reviewQueue }: { reviewQueue: { nodes: { id: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean }; totalCount: number } } = await desk.get(
      `query ($filter: ReviewFilter, $after: Cursor) { reviewQueue(filter: $filter, first: 7, after: $after) { totalCount nodes { id } pageInfo { endCursor hasNextPage } } }`, { filter, after }, 'REVIEWER');
    expect(reviewQueue.totalCount).toBe(28);
    shown.push(...reviewQueue.nodes.map(({ id }) => id));
    after = reviewQueue.pageInfo.endCursor;
    more = reviewQueue.pageInfo.hasNextPage;
  }
  expect(new Set(shown).size).toBe(28);
  const walked: string[] = [];
  for (let item = await nextReviewItem(db, PROGRAM, LIMITS, filter, null); item; item = await nextReviewItem(db, PROGRAM, LIMITS, filter, item.id)) walked.push(globalId('ReviewItem', item.id));
  expect(walked).toEqual(shown);
  const back = await desk.get<{ reviewQueue: { nodes: { id: string }[] } }>(`{ reviewQueue(filter: { tags: ["next"] }, last: 28) { nodes { id } } }`, {}, 'REVIEWER');
  expect(back.reviewQueue.nodes.map(({ id }) => id)).toEqual(shown);
});
