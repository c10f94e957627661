import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { migrate } from '../../prisma/migrate.ts';
import { openTestDatabase } from '../support/database.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { waitingItems } from './items.ts';

// The queue's filter by words: what it finds, and that what it looks into follows the item and its article.

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

/** A waiting item with this title and text. */
async function item(title: string | null, text: string): Promise<{ id: string; globalId: string; articleId: string }> {
  const [made] = await waitingItems(desk.server.db, 1, { text });
  await desk.server.db.article.update({ where: { id: made!.articleId }, data: { title } });
  return made!;
}

interface Page { reviewQueue: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }

async function found(filter: object): Promise<string[]> {
  const { reviewQueue } = await desk.get<{ reviewQueue: { totalCount: number; nodes: { id: string }[] } }>(
    'query ($filter: ReviewFilter) { reviewQueue(first: 100, filter: $filter) { totalCount nodes { id } } }', { filter }, 'REVIEWER');
  expect(reviewQueue.totalCount).toBe(reviewQueue.nodes.length);
  return reviewQueue.nodes.map(({ id }) => id);
}

test('words of title and text together, their beginnings and other forms, however they are written, in English and Arabic', async () => {
  const english = await item('Raid on Mösül', 'Three families were killed near the harbour, said Dr. O\'Hara. 12 houses burnt.');
  const arabic = await item('قصف المدرسة', 'استُهدِفت المدرسةُ في حيّ الرقّة، وقال مسؤول إن ثلاثة قُتلوا.');
  for (const text of ['mosul killed', 'HARB', 'killing', 'families', 'ohara', '12', ' raid … harbour ']) expect([text, await found({ text })]).toEqual([text, [english.globalId]]);
  for (const text of ['مدرسه', 'المدرسة الرقة', 'قتلوا', 'مسؤ']) expect([text, await found({ text })]).toEqual([text, [arabic.globalId]]);
  // In the middle of a word, a number's beginning, one word too many, no word at all.
  for (const text of ['arbour', '1', 'mosul hospital', '…']) expect([text, await found({ text })]).toEqual([text, []]);
  expect(await found({ text: ' ' })).toEqual([english.globalId, arabic.globalId]);
});

test('what is looked into follows the title and the text that the item shows', async () => {
  const { db } = desk.server;
  const shown = await item('Firstname', 'Oldtext.');
  await db.article.update({ where: { id: shown.articleId }, data: { title: 'Secondname' } });
  expect([await found({ text: 'firstname' }), await found({ text: 'secondname oldtext' })]).toEqual([[], [shown.globalId]]);
  const { extractionId } = await db.reviewItem.findUniqueOrThrow({ where: { id: shown.id } });
  const { revisionId } = await db.extraction.findUniqueOrThrow({ where: { id: extractionId } });
  const second = await db.extraction.create({ data: { revisionId, extractor: 'second', byline: [], text: 'Newtext.', textSha256: '', quality: {} } });
  await db.reviewItem.update({ where: { id: shown.id }, data: { extractionId: second.id } });
  expect([await found({ text: 'oldtext' }), await found({ text: 'secondname newtext' })]).toEqual([[], [shown.globalId]]);
  await db.article.update({ where: { id: shown.articleId }, data: { title: null } });
  expect([await found({ text: 'secondname' }), await found({ text: 'newtext' })]).toEqual([[], [shown.globalId]]);
});

test('a text of any length and script is taken in; its first hundred thousand characters are looked into', async () => {
  // Letters that fold into eighteen each, and words of one character of four bytes.
  const long = await item('Longtitle', `${'\ufdfa '.repeat(60_000)}lateword`);
  const dense = await item('Densetitle', Array.from({ length: 200_000 }, (_, index) => String.fromCodePoint(0x20000 + (index % 40_000))).join(' '));
  expect(await found({ text: 'longtitle' })).toEqual([long.globalId]);
  expect(await found({ text: 'densetitle' })).toEqual([dense.globalId]);
  expect(await found({ text: 'lateword' })).toEqual([]);
}, 240_000);

test('words go with the other filters, pages and the next item', async () => {
  const { db } = desk.server;
  const many = await waitingItems(db, 12, { text: 'Paginated words.' });
  await desk.database.sql(`update review_item set priority = case when id = $1 then 5 else 1 end, language = case when id = any($2::uuid[]) then 'ar' else 'en' end where id = any($3::uuid[])`,
    [many[7]!.id, many.slice(0, 3).map(({ id }) => id), many.map(({ id }) => id)]);
  const expected = [many[7]!, ...many.filter((_, index) => index !== 7)].map(({ globalId }) => globalId);
  expect(await found({ text: 'paginat' })).toEqual(expected);
  expect(await found({ text: 'paginat', languages: ['ar'] })).toEqual(many.slice(0, 3).map(({ globalId }) => globalId));
  const seen: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { reviewQueue }: Page = await desk.get<Page>(
      'query ($after: Cursor) { reviewQueue(first: 5, after: $after, filter: { text: "paginat" }) { nodes { id } pageInfo { hasNextPage endCursor } } }', { after }, 'REVIEWER');
    seen.push(...reviewQueue.nodes.map(({ id }) => id));
    [after, more] = [reviewQueue.pageInfo.endCursor, reviewQueue.pageInfo.hasNextPage];
  }
  expect(seen).toEqual(expected);
  const walked: (string | undefined)[] = [];
  for (let after: string | null = null; walked.length === 0 || walked.at(-1) !== undefined; after = walked.at(-1) ?? null) {
    walked.push((await desk.get<{ nextReviewItem: { id: string } | null }>('query ($after: ID) { nextReviewItem(after: $after, filter: { text: "paginat" }) { id } }', { after }, 'REVIEWER')).nextReviewItem?.id);
  }
  expect(walked).toEqual([...expected, undefined]);
  const { reviewQueue: last } = await desk.get<{ reviewQueue: { nodes: { id: string }[] } }>('{ reviewQueue(last: 3, filter: { text: "paginat" }) { nodes { id } } }', {}, 'REVIEWER');
  expect(last.nodes.map(({ id }) => id)).toEqual(expected.slice(-3));
});

test('a desk that has items already gets their words with the migration', async () => {
  await using database = await openTestDatabase();
  const name = '20261123310000_review_words';
  await waitingItems(database.db, 3);
  const words = () => database.sql('select review_item_id, words::text from review_words order by 1');
  const kept = await words();
  expect(kept).toHaveLength(3);
  for (const undo of ['drop table review_words', 'drop function keep_item_words, keep_title_words cascade', 'drop function words_of_article']) await database.sql(undo);
  await database.sql('delete from _prisma_migrations where migration_name = $1', [name]);
  expect(await migrate(database.url)).toContain(name);
  expect(await words()).toEqual(kept);
});
