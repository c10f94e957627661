import { createHash } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { articlePage } from '../../bench/soak/article.ts';
import { rehash } from '../../ingest/evidence/rehash.ts';
import { rehashSlice } from '../../ingest/evidence/schedule.ts';
import { blobKey, keepBlob } from '../../ingest/evidence/storage.ts';
import { reextract } from '../../ingest/stages/reextract.ts';
import { html, openReader, type Reader } from '../ingest/reader.ts';

// What was kept is looked after: rot is found, and everything can be read again out of it.

let reader: Reader;
const articles: string[] = [];
beforeAll(async () => {
  reader = await openReader();
  for (const number of [31, 32, 33]) {
    reader.answers.set(`/${number}`, html(articlePage(number)));
    const { id } = await reader.list(`/${number}`);
    articles.push((await reader.read(id)).articleId ?? '');
  }
});
afterAll(() => reader[Symbol.asyncDispose]());

const blobs = () => reader.ingest.db.blob.findMany({ orderBy: { sha256: 'asc' } });
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const fileOf = (sha256: string) => join(reader.dataDir, 'blobs', blobKey(sha256));
const itemOf = (articleId: string | undefined) => reader.ingest.db.reviewItem.findUniqueOrThrow({ where: { articleId: articleId ?? '' }, include: { extraction: true } });

test('a re-hash finds what rotted and what is missing, says so on the row, and finds it sound once it was restored', async () => {
  const [rotting, missing, sound] = await blobs();
  const before = await reader.ingest.storage.getBytes(blobKey(rotting!.sha256));
  expect(await rehash(reader.ingest, { before: reader.ingest.clock.now() })).toEqual({ checked: 3, rotten: [] });
  await writeFile(fileOf(rotting!.sha256), 'one byte is enough');
  await rm(fileOf(missing!.sha256));
  const found = await rehash(reader.ingest, { before: reader.ingest.clock.now() });
  expect(found.rotten.toSorted()).toEqual([rotting!.sha256, missing!.sha256]);
  expect((await blobs()).map(({ rotten }) => rotten)).toEqual([true, true, false]);
  await keepBlob(reader.ingest.db, reader.ingest.storage, before, rotting!.sha256);
  const page = [31, 32, 33].map((number) => articlePage(number)).find((text) => hashOf(text) === missing!.sha256);
  await reader.ingest.storage.put(blobKey(missing!.sha256), page ?? '');
  expect(await rehash(reader.ingest, { before: reader.ingest.clock.now() })).toEqual({ checked: 3, rotten: [] });
  expect((await blobs()).find(({ sha256 }) => sha256 === sound!.sha256)).toMatchObject({ rotten: false, verifiedAt: expect.any(Date) });
});

test('the nightly share is of those that nobody looked at for a month, the longest first', async () => {
  const [old, never] = await blobs();
  const longAgo = new Date('2020-01-01');
  await reader.ingest.db.blob.update({ where: { sha256: old!.sha256 }, data: { verifiedAt: longAgo } });
  await reader.ingest.db.blob.update({ where: { sha256: never!.sha256 }, data: { verifiedAt: null } });
  expect(await rehash(reader.ingest, { before: new Date('2021-01-01'), most: 1 })).toEqual({ checked: 1, rotten: [] });
  expect((await blobs())[1]!.verifiedAt).not.toBeNull();
  expect((await blobs())[0]!.verifiedAt).toEqual(longAgo);
  await rehashSlice(reader.ingest, new AbortController().signal);
  expect((await blobs())[0]!.verifiedAt!.getTime()).toBeGreaterThan(longAgo.getTime());
});

test('re-extraction gives pending items the new text, leaves what was decided as it was, and can be broken off', async () => {
  const { db } = reader.ingest;
  // As an older extractor would have left them.
  await db.$executeRaw`update extraction set extractor = 'desk-extract/0', text = 'An older reading.', text_sha256 = 'older'`;
  const [decided, pending, other] = articles;
  await db.reviewItem.update({ where: { articleId: decided ?? '' }, data: { state: 'REJECTED' } });
  const before = await itemOf(decided);

  const first = reextract(reader.ingest);
  await first.next();
  await first.return(undefined);
  const rest = await Array.fromAsync(reextract(reader.ingest));
  expect(rest.map(({ became }) => became)).toEqual(['READ', 'READ']);

  expect(await itemOf(decided)).toMatchObject({ state: 'REJECTED', extractionId: before.extractionId, changedAt: null, version: before.version, extraction: { text: 'An older reading.' } });
  for (const articleId of [pending, other]) {
    const item = await itemOf(articleId);
    expect(item).toMatchObject({ state: 'PENDING', changedAt: null, version: 2 });
    expect(item.extraction.text).toMatch(/civilians were killed/);
  }
  expect(await db.extraction.count()).toBe(6);
  expect(await Array.fromAsync(reextract(reader.ingest))).toEqual([]);
});

test('a source\'s new recipe is a new reading; another source is left alone', async () => {
  await reader.ingest.db.source.update({ where: { id: reader.sourceId }, data: { recipe: { title: 'h1' } } });
  await reader.ingest.db.source.create({ data: { name: 'Another paper' } });
  expect(await Array.fromAsync(reextract(reader.ingest, 'Another paper'))).toEqual([]);
  expect(await Array.fromAsync(reextract(reader.ingest, 'The Harbour Post'))).toHaveLength(3);
  await expect(Array.fromAsync(reextract(reader.ingest, 'Nobody'))).rejects.toThrow(/no source named/);
});
