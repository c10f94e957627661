import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { articlePage } from '../../bench/soak/article.ts';
import { runPage } from '../../ingest/pipeline.ts';
import { openIngest } from '../../ingest/start.ts';
import { findDue } from '../../ingest/sweep.ts';
import type { Ingest } from '../../ingest/context.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { site, type Site } from '../web/rawSite.ts';
import { html, status } from './reader.ts';
import { until } from '../console/until.ts';

// A page that fails, as a client of the API sees it.

const ATTEMPTS = 3;
const JOBS = 'query Jobs($filter: ScrapeJobFilter) { scrapeJobs(first: 10, filter: $filter) { totalCount nodes { id url state stage attempts lastOutcome lastError nextTryAt } } }';
const RETRY = 'mutation Retry($id: ID!, $key: String) { retryScrapeJob(id: $id, clientMutationId: $key) { id state attempts lastError } }';

interface Jobs {
  scrapeJobs: { totalCount: number; nodes: { id: string; url: string; state: string; attempts: number; lastOutcome: string | null; lastError: string | null; nextTryAt: string | null }[] };
}

let desk: TestDesk;
let ingest: Ingest;
let publisher: Site;
let answer = status(503);
let asked = 0;

beforeAll(async () => {
  publisher = await site((request, response) => {
    if (request.url === '/broken') asked += 1;
    (request.url === '/broken' ? answer : status(404))(request, response);
  });
  desk = await openDesk({ OUTBOUND_ALLOW: [`127.0.0.1:${publisher.port}`], PAGE_ATTEMPTS: ATTEMPTS, RETRY_SCALE: 0 });
  ingest = await openIngest(desk.settings, desk.database.url, desk.log);
});
afterAll(async () => {
  await ingest.fetcher.close();
  await ingest.db.$disconnect();
  await publisher[Symbol.asyncDispose]();
  await desk[Symbol.asyncDispose]();
});

const inState = async (state: string) => (await desk.get<Jobs>(JOBS, { filter: { states: [state] } }, 'REVIEWER')).scrapeJobs;

/** Plays the worker until nothing is due any more. */
async function workOff(): Promise<void> {
  await until(async () => {
    const { pages } = await findDue(ingest);
    for (const id of pages) await runPage(ingest, id, new AbortController().signal);
    return (await inState('GIVEN_UP')).totalCount + (await inState('DONE')).totalCount === 1;
  });
}

test('it is listed with its reason, each retry is so many tries and no more, and a good answer ends it', async () => {
  await desk.get('mutation Submit($url: String!) { submitUrl(url: $url) { id } }', { url: `${publisher.origin}/broken` }, 'REVIEWER');
  await workOff();
  const [job] = (await inState('GIVEN_UP')).nodes;
  expect(job).toMatchObject({ url: `${publisher.origin}/broken`, attempts: ATTEMPTS, lastOutcome: 'HTTP_SERVER_ERROR', lastError: expect.stringMatching(/503/), nextTryAt: null });
  expect(asked).toBe(ATTEMPTS);
  expect((await findDue(ingest)).pages).toEqual([]);

  await desk.get(RETRY, { id: job?.id, key: 'the first press' }, 'REVIEWER');
  await workOff();
  expect(asked).toBe(2 * ATTEMPTS);
  // The same press told twice, as by a lost connection, is no further round.
  await desk.get(RETRY, { id: job?.id, key: 'the first press' }, 'REVIEWER');
  expect((await inState('GIVEN_UP')).totalCount).toBe(1);
  expect((await findDue(ingest)).pages).toEqual([]);

  answer = html(articlePage(92));
  await desk.get(RETRY, { id: job?.id, key: 'the second press' }, 'REVIEWER');
  await workOff();
  expect((await inState('DONE')).nodes).toMatchObject([{ id: job?.id, lastOutcome: 'OK', lastError: null }]);
  expect((await desk.ask(RETRY, { id: job?.id }, 'REVIEWER')).errors?.[0]?.extensions.code).toBe('NOT_POSSIBLE');
});
