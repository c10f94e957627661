import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { articlePage } from '../../bench/soak/article.ts';
import { reextract } from '../../ingest/stages/reextract.ts';
import { html, openReader, type Reader } from './reader.ts';

// What a page asks of its readers stands on the article, and what it reserves is not read.

let reader: Reader;
beforeAll(async () => {
  reader = await openReader();
});
afterAll(() => reader[Symbol.asyncDispose]());

const articleOf = (id: string | null) => reader.ingest.db.article.findUniqueOrThrow({ where: { id: id ?? '' }, include: { reviewItem: true, revisions: { include: { extractions: true } } } });
const allow = (readsReserved: boolean) => reader.ingest.db.source.update({ where: { id: reader.sourceId }, data: { readsReserved } });

test('noarchive and noindex are noted, and the page comes into the queue', async () => {
  reader.answers.set('/kept', html(articlePage(51).replace('<head>', '<head><meta name="robots" content="noarchive, noindex">')));
  const job = await reader.read((await reader.list('/kept')).id);
  const article = await articleOf(job.articleId);
  expect([job.lastOutcome, article.optOuts, article.reviewItem !== null]).toEqual(['OK', ['NO_ARCHIVE', 'NO_INDEX'], true]);
});

test('a page that takes its wish back is noted anew', async () => {
  reader.answers.set('/mind', html(articlePage(52), { 'x-robots-tag': 'noarchive' }));
  const job = await reader.read((await reader.list('/mind')).id);
  reader.answers.set('/mind', html(articlePage(53)));
  await reader.readAgain(job.id);
  expect((await articleOf(job.articleId)).optOuts).toEqual([]);
});

test('a page that reserves mining ends as OPTED_OUT: bytes kept, no text, nothing in the queue', async () => {
  reader.answers.set('/reserved', html(articlePage(54), { 'tdm-reservation': '1' }));
  const job = await reader.read((await reader.list('/reserved')).id);
  expect(job).toMatchObject({ state: 'DONE', lastOutcome: 'OPTED_OUT', lastError: expect.stringMatching(/reserves/), nextTryAt: null });
  const article = await articleOf(job.articleId);
  expect([article.optOuts, article.reviewItem, article.revisions.map(({ extractions }) => extractions.length)]).toEqual([['NO_MINING'], null, [0]]);
  expect(await Array.fromAsync(reextract(reader.ingest))).not.toContainEqual(expect.objectContaining({ articleId: article.id }));
});

test('with leave for its source it is read when somebody asks again, though its bytes are the same', async () => {
  reader.answers.set('/leave', html(articlePage(55), { 'x-robots-tag': 'noai', etag: '"1"' }));
  const { id, articleId } = await reader.read((await reader.list('/leave')).id);
  await allow(true);
  expect(await reader.readAgain(id)).toMatchObject({ state: 'DONE', lastOutcome: 'OK' });
  const article = await articleOf(articleId);
  expect([article.reviewItem !== null, article.revisions.length]).toEqual([true, 1]);
  await allow(false);
});

test('with leave for its source it is read out of the kept bytes by a re-extraction', async () => {
  reader.answers.set('/later', html(articlePage(56), { 'x-robots-tag': 'noai' }));
  const { articleId } = await reader.read((await reader.list('/later')).id);
  await allow(true);
  expect(await Array.fromAsync(reextract(reader.ingest))).toContainEqual(expect.objectContaining({ articleId, became: 'READ' }));
  expect((await articleOf(articleId)).reviewItem).not.toBeNull();
  await allow(false);
});
