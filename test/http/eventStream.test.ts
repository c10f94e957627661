import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createClient } from 'graphql-sse';
import { createApiKey, revokeApiKey } from '../../server/auth/apiKeys.ts';
import { PROGRAM } from '../../server/viewer.ts';
import { openTestDesk, type TestDesk } from './desk.ts';
import { parseEvents, readEvents, until } from './streams.ts';

let desk: TestDesk;

beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

const QUIET = { query: 'subscription { quiet }' };

async function open(body: object, headers: Record<string, string> = {}, url = desk.url): Promise<{ response: Response; leave: AbortController }> {
  const leave = new AbortController();
  const response = await fetch(`${url}/graphql`, {
    method: 'POST', signal: leave.signal, headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers }, body: JSON.stringify(body),
  });
  return { response, leave };
}

test('graphql-sse\'s own client subscribes and gets everything in order', async () => {
  const client = createClient({ url: `${desk.url}/graphql`, retryAttempts: 0 });
  const seen: unknown[] = [];
  for await (const { data } of client.iterate<{ ticks: { n: number } }>({ query: 'subscription { ticks(to: 200) { n } }' })) seen.push(data?.ticks.n);
  expect(seen).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
  client.dispose();
});

test('a browser\'s EventSource asks by GET, gets cursors as ids and comes back with the last', async () => {
  const url = `${desk.url}/graphql?query=${encodeURIComponent('subscription { resumed { n cursor } }')}`;
  const first = await fetch(url, { headers: { accept: 'text/event-stream' } });
  expect(first.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(first.headers.get('x-content-type-options')).toBe('nosniff');
  const events = parseEvents(await first.text());
  expect(events.map(({ event, id }) => [event, id])).toEqual([['next', 'c1'], ['next', 'c2'], ['complete', undefined]]);
  const second = parseEvents(await (await fetch(url, { headers: { accept: 'text/event-stream', 'last-event-id': 'c2' } })).text());
  expect(second.map(({ id }) => id)).toEqual(['c3', 'c4', undefined]);
});

test('queries and mutations are one result; a mutation by GET is refused', async () => {
  expect(await readEvents(desk.url, { query: '{ echo(text: "a\\nb") }' })).toEqual([
    { event: 'next', id: undefined, data: { data: { echo: 'a\nb' } } }, { event: 'complete', id: undefined, data: null },
  ]);
  expect(await readEvents(desk.url, { query: 'mutation { count }' })).toMatchObject([{ data: { data: { count: 1 } } }, { event: 'complete' }]);
  const byGet = await fetch(`${desk.url}/graphql?query=${encodeURIComponent('mutation { count }')}`, { headers: { accept: 'text/event-stream' } });
  expect(parseEvents(await byGet.text())[0]?.data).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  const broken = await fetch(`${desk.url}/graphql?query=x&variables=%7B`, { headers: { accept: 'text/event-stream' } });
  expect(broken.status).toBe(400);
});

test('a reader that leaves frees its subscription', async () => {
  const { leave } = await open(QUIET);
  await until(() => desk.listening() === 1);
  expect(desk.streams.count()).toEqual({ streams: 1, operations: 1 });
  leave.abort();
  await until(() => desk.listening() === 0 && desk.streams.count().streams === 0);
});

test('a key that doesn\'t hold gets no stream; one that is revoked later loses it with a word', async () => {
  expect((await open(QUIET, { authorization: 'Bearer cdk_unknown' })).response.status).toBe(401);
  const { id, secret } = await createApiKey(desk.database.db, PROGRAM, { name: 'Feed', role: 'PARTNER' });
  const { response } = await open(QUIET, { authorization: `Bearer ${secret}` });
  await until(() => desk.listening() === 1);
  await revokeApiKey(desk.database.db, PROGRAM, id);
  await desk.streams.recheck();
  const events = parseEvents(await response.text());
  expect(events).toMatchObject([{ event: 'next', data: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] } }, { event: 'complete' }]);
  await until(() => desk.listening() === 0);
});

test('a stopping server ends the stream without "complete", so that the reader comes back', async () => {
  const stopping = await openTestDesk({ database: desk.database });
  const { response } = await open(QUIET, {}, stopping.url);
  await until(() => stopping.listening() === 1);
  await stopping[Symbol.asyncDispose]();
  expect(parseEvents(await response.text())).toEqual([]);
  expect(stopping.listening()).toBe(0);
});
