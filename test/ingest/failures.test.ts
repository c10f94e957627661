import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { articlePage } from '../../bench/soak/article.ts';
import { discover } from '../../ingest/stages/discover.ts';
import { findDue } from '../../ingest/sweep.ts';
import { retryScrapeJob } from '../../server/sources/jobs.ts';
import { PROGRAM } from '../../server/viewer.ts';
import { html, openReader, status, type Reader } from './reader.ts';

// What fails is visible on its row, tried again by a schedule that ends, and comes back when a person asks.

const ATTEMPTS = 3;

let reader: Reader;
let patient: Reader;
beforeAll(async () => {
  reader = await openReader({ PAGE_ATTEMPTS: String(ATTEMPTS) });
  patient = await openReader({ RETRY_SCALE: '1' });
});
afterAll(async () => {
  await reader[Symbol.asyncDispose]();
  await patient[Symbol.asyncDispose]();
});

const due = async (id: string) => (await findDue(reader.ingest)).pages.includes(id);

test('a page that fails for now is tried as often as set, then given up with its last error, and a retry brings it back', async () => {
  reader.answers.set('/broken', status(503));
  const { id } = await reader.list('/broken');
  for (let attempt = 1; attempt < ATTEMPTS; attempt += 1) {
    expect(await reader.read(id)).toMatchObject({ state: 'RETRYING', attempts: attempt, lastOutcome: 'HTTP_SERVER_ERROR', nextTryAt: expect.any(Date) });
    expect(await due(id)).toBe(true);
  }
  expect(await reader.read(id)).toMatchObject({ state: 'GIVEN_UP', attempts: ATTEMPTS, lastOutcome: 'HTTP_SERVER_ERROR', lastError: expect.stringMatching(/503/), nextTryAt: null });
  expect(await due(id)).toBe(false);
  reader.answers.set('/broken', html(articlePage(11)));
  await retryScrapeJob(reader.ingest.db, PROGRAM, id);
  expect(await due(id)).toBe(true);
  expect(await reader.read(id)).toMatchObject({ state: 'DONE', lastOutcome: 'OK', attempts: 0, lastError: null });
});

test('the waits grow, and a site that says when to come again is not asked before', async () => {
  patient.answers.set('/growing', status(503));
  const { id } = await patient.list('/growing');
  const waits: number[] = [];
  for (let attempt = 1; attempt <= 4; attempt += 1) {
    await patient.ingest.db.scrapeJob.update({ where: { id }, data: { nextTryAt: null } });
    const asked = Date.now();
    const { nextTryAt } = await patient.read(id);
    waits.push((nextTryAt?.getTime() ?? 0) - asked);
  }
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(waits[3]).toBeGreaterThan(4 * (waits[0] ?? Number.POSITIVE_INFINITY));
  patient.answers.set('/busy', status(429, { 'retry-after': '7200' }));
  const busy = await patient.list('/busy');
  const { nextTryAt } = await patient.read(busy.id);
  expect(nextTryAt?.getTime()).toBeGreaterThan(Date.now() + 7_000_000);
  const host = await patient.ingest.db.host.findUnique({ where: { name: '127.0.0.1' } });
  expect(host?.nextAllowedAt.getTime()).toBeGreaterThan(Date.now() + 7_000_000);
});

test('while evidence can not be written no page counts as read, and it is tried again', async () => {
  reader.answers.set('/room', html(articlePage(12)));
  const { id, urlKey } = await reader.list('/room');
  const folder = join(reader.dataDir, 'blobs');
  // As a full disk would: what is to be a folder takes no file.
  await rename(folder, `${folder}-away`).catch(() => undefined);
  await writeFile(folder, '');
  const { revisionId, state } = await reader.read(id);
  expect({ revisionId, state }).toEqual({ revisionId: null, state: 'RETRYING' });
  expect(await reader.ingest.db.revision.count({ where: { article: { urlKey } } })).toBe(0);
  await rm(folder);
  await rename(`${folder}-away`, folder).catch(() => undefined);
  expect(await reader.read(id)).toMatchObject({ state: 'DONE', lastOutcome: 'OK', lastError: null });
});

test('what can never be had is given up at once', async () => {
  const { id } = await reader.list('/not-there');
  expect(await reader.read(id)).toMatchObject({ state: 'GIVEN_UP', attempts: 1, lastOutcome: 'HTTP_CLIENT_ERROR' });
});

test('a robots.txt that fails forbids for now, and not for ever', async () => {
  await reader.ingest.db.robotsFile.deleteMany();
  reader.answers.set('/robots.txt', status(500));
  reader.answers.set('/behind', html(articlePage(12)));
  const { id } = await reader.list('/behind');
  for (let attempt = 1; attempt < ATTEMPTS; attempt += 1) expect(await reader.read(id)).toMatchObject({ state: 'RETRYING', attempts: attempt, lastOutcome: 'DISALLOWED' });
  expect(await reader.read(id)).toMatchObject({ state: 'GIVEN_UP', lastOutcome: 'DISALLOWED' });
  reader.answers.delete('/robots.txt');
  await reader.ingest.db.robotsFile.deleteMany();
  await retryScrapeJob(reader.ingest.db, PROGRAM, id);
  expect(await reader.read(id)).toMatchObject({ state: 'DONE', lastOutcome: 'OK' });
});

test('a feed that keeps failing is shown as failing, then set aside, and is sound again at the first good answer', async () => {
  reader.answers.set('/feed.xml', status(500));
  const { id } = await reader.ingest.db.feed.create({ data: { sourceId: reader.sourceId, kind: 'RSS', url: `${reader.site.origin}/feed.xml` } });
  const seen: string[] = [];
  for (let look = 0; look < 25; look += 1) {
    await discover(reader.ingest, id, new AbortController().signal);
    const feed = await reader.ingest.db.feed.findUniqueOrThrow({ where: { id } });
    expect(feed).toMatchObject({ failures: look + 1, lastOutcome: 'HTTP_SERVER_ERROR', lastError: expect.stringMatching(/500/) });
    expect(feed.nextPollAt.getTime()).toBeGreaterThan(Date.now());
    if (seen.at(-1) !== feed.health) seen.push(feed.health);
  }
  expect(seen).toEqual(['OK', 'FAILING', 'QUARANTINED']);
  reader.answers.set('/feed.xml', html(`<rss version="2.0"><channel><title>T</title><item><link>${reader.site.origin}/from-feed</link></item></channel></rss>`));
  await discover(reader.ingest, id, new AbortController().signal);
  expect(await reader.ingest.db.feed.findUnique({ where: { id } })).toMatchObject({ health: 'OK', failures: 0, lastError: null, lastNewAt: expect.any(Date) });
});
