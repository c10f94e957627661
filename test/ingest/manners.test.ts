import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { articlePage } from '../../bench/soak/article.ts';
import { takeTurn, type Turn } from '../../ingest/hosts/turn.ts';
import { runPage } from '../../ingest/pipeline.ts';
import { html, openReader, type Reader } from './reader.ts';

// One turn a host, whoever asks; a pause between any two requests.

const DELAY = 0.2;

let reader: Reader;
beforeAll(async () => {
  reader = await openReader({ HOST_DELAY_SECONDS: String(DELAY), WORKER_LEASE_SECONDS: '2' });
});
afterAll(() => reader[Symbol.asyncDispose]());

async function taken(host: string): Promise<Turn> {
  for (;;) {
    const turn = await takeTurn(reader.ingest, host);
    if (!('until' in turn)) return turn;
    await sleep(20);
  }
}

test('of many who ask at once one gets the turn, and the next only when it was given back and the delay is over', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => takeTurn(reader.ingest, 'one.example')));
  const turns = answers.filter((answer): answer is Turn => !('until' in answer));
  expect(turns).toHaveLength(1);
  const given = Date.now();
  await turns[0]?.giveBack(null);
  const next = await taken('one.example');
  expect(Date.now() - given).toBeGreaterThanOrEqual(DELAY * 1_000 - 20);
  await next.giveBack(null);
});

test.each([
  ['a delay of its own', 5, 5], ['one shorter than ours', 0.01, DELAY], ['one of a day, of which we obey five minutes', 86_400, 300],
])('a host with %s is asked again after it', async (_what, crawlDelay, seconds) => {
  const name = `delay-${crawlDelay}.example`;
  await (await taken(name)).giveBack(null);
  await reader.ingest.db.host.update({ where: { name }, data: { crawlDelay, nextAllowedAt: new Date(0) } });
  const given = await taken(name);
  await given.giveBack(null);
  const [row] = await reader.database.sql<{ wait: number }>(`select extract(epoch from next_allowed_at - now())::float8 as wait from host where name = $1`, [name]);
  // A clock may go a little back between two statements.
  expect(row!.wait).toBeLessThan(seconds + 1);
  expect(row!.wait).toBeGreaterThan(seconds - (seconds > 1 ? Math.min(seconds, 60) : 60));
});

test('a turn that went to another is lost to its holder, and giving it back takes nothing from the other', async () => {
  const first = await taken('two.example');
  // As if this process had stood still until its lease was over.
  await reader.database.sql(`update host set busy_until = now() - interval '1 second', next_allowed_at = now() - interval '1 second' where name = 'two.example'`);
  const second = await taken('two.example');
  if (!first.lost.aborted) await new Promise((resolve) => { first.lost.addEventListener('abort', resolve); });
  await first.giveBack(null);
  expect(await takeTurn(reader.ingest, 'two.example')).toEqual({ until: expect.any(Date) });
  expect(second.lost.aborted).toBe(false);
  await second.giveBack(null);
});

test('robots.txt, page and redirect are requests like any other: a pause lies between them', async () => {
  const asked: { path: string; at: number }[] = [];
  const noting = (path: string, answer: ReturnType<typeof html>) => reader.answers.set(path, (request, response) => {
    asked.push({ path, at: performance.now() });
    answer(request, response);
  });
  noting('/robots.txt', html('User-agent: *\nDisallow: /private', { 'content-type': 'text/plain' }));
  noting('/moved', (_request, response) => void response.writeHead(301, { location: '/here' }).end());
  noting('/here', html(articlePage(21)));
  const { id } = await reader.list('/moved');
  expect(await reader.read(id)).toMatchObject({ state: 'DONE', lastOutcome: 'OK' });
  expect(asked.map(({ path }) => path)).toEqual(['/robots.txt', '/moved', '/here']);
  const pauses = asked.slice(1).map(({ at }, before) => at - (asked[before]?.at ?? 0));
  for (const pause of pauses) expect(pause).toBeGreaterThanOrEqual(DELAY * 1_000 - 20);
});

test('a redirect to a host whose turn is taken waits for it, without counting as a try', async () => {
  const other = `http://localhost:${reader.site.port}`;
  reader.answers.set('/away', (_request, response) => void response.writeHead(302, { location: `${other}/elsewhere` }).end());
  reader.answers.set('/elsewhere', html(articlePage(22)));
  const holder = await taken('localhost');
  try {
    await reader.database.sql(`update host set next_allowed_at = now() + interval '1 hour' where name = 'localhost'`);
    const { id } = await reader.list('/away');
    await (await taken('127.0.0.1')).giveBack(null);
    await sleep(DELAY * 1_000 + 20);
    await runPage(reader.ingest, id, new AbortController().signal);
    const job = await reader.ingest.db.scrapeJob.findUnique({ where: { id } });
    expect(job).toMatchObject({ state: 'WAITING', attempts: 0, stage: 'DISCOVERED' });
    expect(job?.nextTryAt?.getTime()).toBeGreaterThan(Date.now() + 60_000);
    await holder.giveBack(null);
    await reader.database.sql(`update host set next_allowed_at = now()`);
    await reader.ingest.db.scrapeJob.update({ where: { id }, data: { nextTryAt: null } });
    expect(await reader.read(id)).toMatchObject({ state: 'DONE', lastOutcome: 'OK' });
  } finally {
    await holder.giveBack(null);
  }
});
