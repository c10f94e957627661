import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { articlePage, LOGIN_PAGE } from '../../bench/soak/article.ts';
import { html, openReader, status, type Reader } from './reader.ts';

// What becomes of a page that is read again: edited, the same, gone, closed.

let reader: Reader;
beforeAll(async () => {
  reader = await openReader();
});
afterAll(() => reader[Symbol.asyncDispose]());

const itemOf = (articleId: string | null) => reader.ingest.db.reviewItem.findUnique({ where: { articleId: articleId ?? '' }, include: { extraction: true } });
const revisionsOf = (articleId: string | null) => reader.ingest.db.revision.count({ where: { articleId: articleId ?? '' } });

test('an edited article gets a second revision; its pending item shows the new text and that it changed', async () => {
  reader.answers.set('/edited', html(articlePage(1)));
  const { id } = await reader.list('/edited');
  const first = await reader.read(id);
  expect(first).toMatchObject({ state: 'DONE', lastOutcome: 'OK' });
  expect(await itemOf(first.articleId)).toMatchObject({ changedAt: null, version: 1 });
  reader.answers.set('/edited', html(articlePage(1).replace('residents and medics said', 'hospital officials told reporters on Sunday')));
  await reader.readAgain(id);
  expect(await revisionsOf(first.articleId)).toBe(2);
  const item = await itemOf(first.articleId);
  expect(item).toMatchObject({ changedAt: expect.any(Date), version: 2 });
  expect(item?.extraction.text).toMatch(/hospital officials told reporters/);
});

test('an item that was decided keeps the text it was decided on; the reviewer is told that the article changed', async () => {
  reader.answers.set('/decided', html(articlePage(2)));
  const { id } = await reader.list('/decided');
  const { articleId } = await reader.read(id);
  const before = await itemOf(articleId);
  await reader.ingest.db.reviewItem.update({ where: { articleId: articleId ?? '' }, data: { state: 'REJECTED' } });
  reader.answers.set('/decided', html(articlePage(2).replace('residents and medics said', 'hospital officials told reporters on Sunday')));
  await reader.readAgain(id);
  expect(await itemOf(articleId)).toMatchObject({ state: 'REJECTED', extractionId: before?.extractionId, changedAt: expect.any(Date) });
});

test('the same bytes make no second revision, whether the site says so or sends them again', async () => {
  reader.answers.set('/same', html(articlePage(3)));
  const { id } = await reader.list('/same');
  const { articleId } = await reader.read(id);
  expect(await reader.readAgain(id)).toMatchObject({ state: 'DONE', lastOutcome: 'NOT_MODIFIED' });
  expect(await revisionsOf(articleId)).toBe(1);
  reader.answers.set('/tagged', (request, response) => {
    if (request.headers['if-none-match'] === '"one"') response.writeHead(304).end();
    else html(articlePage(4), { etag: '"one"' })(request, response);
  });
  const tagged = await reader.list('/tagged');
  await reader.read(tagged.id);
  expect(await reader.readAgain(tagged.id)).toMatchObject({ state: 'DONE', lastOutcome: 'NOT_MODIFIED' });
  expect(await itemOf(articleId)).toMatchObject({ changedAt: null });
});

test('a page that vanished is marked as gone, its evidence and item stay, and the reviewer is told', async () => {
  reader.answers.set('/vanishing', html(articlePage(5)));
  const { id } = await reader.list('/vanishing');
  const { articleId } = await reader.read(id);
  reader.answers.set('/vanishing', status(410));
  expect(await reader.readAgain(id)).toMatchObject({ state: 'DONE', lastOutcome: 'GONE' });
  expect(await reader.ingest.db.article.findUnique({ where: { id: articleId ?? '' } })).toMatchObject({ goneAt: expect.any(Date) });
  expect(await revisionsOf(articleId)).toBe(1);
  expect(await itemOf(articleId)).toMatchObject({ state: 'PENDING', changedAt: expect.any(Date) });
});

test('a login wall is named on its row and does not reach the queue', async () => {
  reader.answers.set('/members', html(LOGIN_PAGE));
  const { id } = await reader.list('/members');
  const job = await reader.read(id);
  expect(job).toMatchObject({ state: 'DONE', lastOutcome: 'LOGIN_WALL', lastError: expect.stringMatching(/\w/) });
  expect(await itemOf(job.articleId)).toBeNull();
});

test('an article that was put behind a login keeps its name and its item', async () => {
  reader.answers.set('/closed', html(articlePage(6)));
  const { id } = await reader.list('/closed');
  const { articleId } = await reader.read(id);
  const before = await reader.ingest.db.article.findUnique({ where: { id: articleId ?? '' } });
  reader.answers.set('/closed', html(LOGIN_PAGE));
  expect(await reader.readAgain(id)).toMatchObject({ state: 'DONE', lastOutcome: 'LOGIN_WALL' });
  expect(await reader.ingest.db.article.findUnique({ where: { id: articleId ?? '' } })).toMatchObject({ title: before?.title });
  expect((await itemOf(articleId))?.extraction.text).toMatch(/dispatch 6\./);
});

test('a revision that was kept by a worker that died on a second reading is gone on with, not taken for unchanged', async () => {
  reader.answers.set('/died', html(articlePage(7)));
  const { id, url } = await reader.list('/died');
  const first = await reader.read(id);
  reader.answers.set('/died', html(articlePage(7).replace('residents and medics said', 'hospital officials told reporters on Sunday')));
  const second = await reader.readAgain(id);
  // As if the worker had died right after it kept the second revision, before it wrote so on the row.
  await reader.ingest.db.scrapeJob.update({ where: { id }, data: { revisionId: first.revisionId, extractionId: first.extractionId } });
  await reader.ingest.db.reviewItem.update({ where: { articleId: first.articleId ?? '' }, data: { extractionId: first.extractionId ?? '' } });
  expect(await reader.readAgain(id)).toMatchObject({ url, state: 'DONE', lastOutcome: 'OK', revisionId: second.revisionId });
  expect((await itemOf(first.articleId))?.extraction.text).toMatch(/hospital officials/);
  expect(await revisionsOf(first.articleId)).toBe(2);
});
