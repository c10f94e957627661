import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { articlePage } from '../../bench/soak/article.ts';
import { discover } from '../../ingest/stages/discover.ts';
import { html, openReader, status, type Reader } from './reader.ts';

// A worker whose own clock is wrong, or is set while it works: what it writes goes by the database's clock, what it waits by none that can be set.

const DELAY = 0.2;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Only the date is not the true one: timers and the steady clock go on. */
const TRUE = ['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate', 'setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const;

let reader: Reader;
beforeAll(async () => {
  reader = await openReader({ HOST_DELAY_SECONDS: String(DELAY), RETRY_SCALE: '1' });
});
afterEach(() => void jest.useRealTimers());
afterAll(() => reader[Symbol.asyncDispose]());

function setBy(ms: number): void {
  jest.useRealTimers();
  jest.useFakeTimers({ now: Date.now() + ms, doNotFake: [...TRUE] });
}

async function truly(): Promise<number> {
  const [row] = await reader.database.sql<{ at: string }>(`select extract(epoch from clock_timestamp()) * 1000 as at`);
  return Number(row?.at);
}

let paths = 0;

test.each([['three days ahead', 3 * DAY], ['three days behind', -3 * DAY], ['right', 0]])('a process whose clock is %s tries again, looks again and dates as the others do', async (_what, ms) => {
  const path = `/clock-${(paths += 1)}`;
  setBy(ms);
  const began = await truly();
  reader.answers.set(`${path}-busy`, status(503, { 'retry-after': '120' }));
  const failed = await reader.read((await reader.list(`${path}-busy`)).id);
  expect(failed).toMatchObject({ state: 'RETRYING', lastOutcome: 'HTTP_SERVER_ERROR' });
  expect(failed.nextTryAt!.getTime() - began).toBeGreaterThan(110_000);
  expect(failed.nextTryAt!.getTime() - (await truly())).toBeLessThan(130_000);
  // The host, too, is left alone for two minutes and no longer.
  const host = await reader.ingest.db.host.findUniqueOrThrow({ where: { name: '127.0.0.1' } });
  expect(Math.abs(host.nextAllowedAt.getTime() - failed.nextTryAt!.getTime())).toBeLessThan(60_000);
  await reader.database.sql('update host set next_allowed_at = now(), retry_after = null');

  reader.answers.set(`${path}.xml`, html(`<rss version="2.0"><channel><title>T</title><item><link>${path}-busy</link></item></channel></rss>`));
  const feed = await reader.ingest.db.feed.create({ data: { sourceId: reader.sourceId, kind: 'RSS', url: `${reader.site.origin}${path}.xml` } });
  await discover(reader.ingest, feed.id, new AbortController().signal);
  const { nextPollAt, lastPolledAt } = await reader.ingest.db.feed.findUniqueOrThrow({ where: { id: feed.id } });
  const ended = await truly();
  expect(lastPolledAt!.getTime()).toBeGreaterThan(began - 1_000);
  expect(lastPolledAt!.getTime()).toBeLessThan(ended + 1_000);
  expect(nextPollAt.getTime()).toBeGreaterThan(began);
  expect(nextPollAt.getTime()).toBeLessThan(ended + 31 * 60_000);

  reader.answers.set(path, html(articlePage(600 + paths)));
  const { revisionId } = await reader.read((await reader.list(path)).id);
  const { fetchedAt } = await reader.ingest.db.revision.findUniqueOrThrow({ where: { id: revisionId ?? '' } });
  expect(Math.abs(fetchedAt.getTime() - (await truly()))).toBeLessThan(120_000);
});

test('a kept robots.txt holds for its day by the shared clock', async () => {
  let asked = 0;
  reader.answers.set('/robots.txt', (request, response) => {
    asked += 1;
    html('User-agent: *\nDisallow: /private', { 'content-type': 'text/plain' })(request, response);
  });
  await reader.ingest.db.robotsFile.deleteMany();
  reader.answers.set('/private/1', html(articlePage(611)));
  for (const [path, ms] of [['/private/1', 0], ['/private/2', 3 * DAY], ['/private/3', -3 * DAY]] as const) {
    setBy(ms);
    expect(await reader.read((await reader.list(path)).id)).toMatchObject({ state: 'GIVEN_UP', lastOutcome: 'DISALLOWED' });
  }
  expect(asked).toBe(1);
  // One that seems to have been fetched next year is asked for anew.
  await reader.database.sql(`update robots_file set fetched_at = now() + interval '1 year', expires_at = now() + interval '366 days'`);
  await reader.read((await reader.list('/private/4')).id);
  expect(asked).toBe(2);
  reader.answers.delete('/robots.txt');
  await reader.ingest.db.robotsFile.deleteMany();
});

test.each([['forward by a day', DAY], ['back by a day', -DAY]])('a clock that is set %s between two requests makes the pause neither shorter nor endless', async (_what, ms) => {
  const asked: number[] = [];
  const path = `/jump-${(paths += 1)}`;
  const noting = (at: string, answer: ReturnType<typeof html>) => reader.answers.set(at, (request, response) => {
    asked.push(performance.now());
    setBy(ms * asked.length);
    answer(request, response);
  });
  await reader.ingest.db.robotsFile.deleteMany();
  noting('/robots.txt', html('', { 'content-type': 'text/plain' }));
  noting(path, (_request, response) => void response.writeHead(301, { location: `${path}-here` }).end());
  noting(`${path}-here`, html(articlePage(620 + paths)));
  expect(await reader.read((await reader.list(path)).id)).toMatchObject({ state: 'DONE', lastOutcome: 'OK' });
  expect(asked).toHaveLength(3);
  for (const [before, at] of asked.slice(1).entries()) expect(at - asked[before]!).toBeGreaterThanOrEqual(DELAY * 1_000 - 20);
  reader.answers.delete('/robots.txt');
});
