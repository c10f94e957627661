import { afterEach, expect, test } from '@jest/globals';
import { createApiKey } from '../../server/auth/apiKeys.ts';
import { PROGRAM } from '../../server/viewer.ts';
import { openTestDesk, post, type TestDesk } from './desk.ts';
import { collect, openSocket, type TestSocket } from './streams.ts';

let desk: TestDesk;
afterEach(() => desk[Symbol.asyncDispose]());

const ask = (headers: Record<string, string> = {}) => post(desk.url, '{ hello }', { headers });
const from = (address: string) => ({ 'x-forwarded-for': address });
const key = async () => ({ authorization: `Bearer ${(await createApiKey(desk.database.db, PROGRAM, { name: 'Partner', role: 'PARTNER' })).secret}` });

test('a budget of requests is told, spent, and refused with the time to come again', async () => {
  desk = await openTestDesk({ settings: { RATE_LIMIT: 3 } });
  const heads: (string | null)[] = [];
  for (let sent = 0; sent < 3; sent += 1) {
    const { status, headers } = await ask();
    expect(status).toBe(200);
    expect(headers.get('ratelimit-policy')).toBe('"requests";q=3;w=60');
    heads.push(headers.get('ratelimit'));
  }
  expect(heads.map((head) => /^"requests";r=(\d);t=\d+$/.exec(head ?? '')?.[1])).toEqual(['2', '1', '0']);
  const { status, headers, body } = await ask();
  expect(status).toBe(429);
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  expect(body).toMatchObject({ errors: [{ message: expect.stringMatching(/come again in \d+ seconds/), extensions: { code: 'RATE_LIMITED', limit: 3, retryAfterSeconds: Number(headers.get('retry-after')) } }] });
});

test('a key has a budget of its own, whatever its address has spent', async () => {
  desk = await openTestDesk({ settings: { RATE_LIMIT: 1, RATE_LIMIT_KEY: 2 } });
  const partner = await key();
  await ask();
  expect([(await ask()).status, (await ask(partner)).status, (await ask(partner)).status, (await ask(partner)).status]).toEqual([429, 200, 200, 429]);
  expect((await ask(await key())).status).toBe(200);
});

test('keys that are refused spend their address\'s budget', async () => {
  desk = await openTestDesk({ settings: { RATE_LIMIT: 39 } });
  const tried = [];
  for (let sent = 0; sent < 3; sent += 1) tried.push((await ask({ authorization: `Bearer cdk_nonsense${sent}` })).status);
  expect(tried).toEqual([401, 401, 429]);
});

test('keys that sockets and event streams show are refused at the same price', async () => {
  desk = await openTestDesk({ settings: { RATE_LIMIT: 39 } });
  const bad = { authorization: 'Bearer cdk_nonsense' };
  await (await openSocket(desk.url, { payload: bad })).closed;
  await fetch(`${desk.url}/graphql?query=${encodeURIComponent('subscription { quiet }')}`, { headers: { accept: 'text/event-stream', ...bad } });
  expect((await ask(bad)).status).toBe(429);
});

test('addresses are the socket\'s, unless the proxy is named', async () => {
  desk = await openTestDesk({ settings: { RATE_LIMIT: 1 } });
  expect([(await ask(from('203.0.113.1'))).status, (await ask(from('203.0.113.2'))).status]).toEqual([200, 429]);
  await desk[Symbol.asyncDispose]();
  desk = await openTestDesk({ settings: { RATE_LIMIT: 1, TRUST_PROXY: ['127.0.0.1'] } });
  expect([(await ask(from('203.0.113.1'))).status, (await ask(from('203.0.113.2'))).status, (await ask(from('203.0.113.1'))).status]).toEqual([200, 200, 429]);
});

test('an IPv6 network of 64 bits is one address', async () => {
  desk = await openTestDesk({ settings: { RATE_LIMIT: 1, TRUST_PROXY: ['127.0.0.1'] } });
  expect([(await ask(from('2001:db8:0:1::1'))).status, (await ask(from('2001:db8::1:ffff:0:0:2'))).status, (await ask(from('2001:db8:0:2::1'))).status]).toEqual([200, 429, 200]);
});

test('what an operation costs is taken from a budget too', async () => {
  desk = await openTestDesk({ settings: { RATE_LIMIT_COST: 1_000 } });
  const query = '{ friends(first: 200) { name } }';
  expect([(await post(desk.url, query)).status, (await post(desk.url, query)).status]).toEqual([200, 200]);
  const { status, body, headers } = await post(desk.url, query);
  expect([status, headers.has('retry-after')]).toEqual([429, true]);
  expect(body).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED', budget: 'cost', limit: 1_000 } }] });
});

test('documents that nobody sent before have a budget, those that are known take nothing from it', async () => {
  desk = await openTestDesk({ settings: { RATE_LIMIT_DOCUMENTS: 3, RATE_LIMIT_KEY_DOCUMENTS: 1 } });
  const fresh = async (name: string, headers: Record<string, string> = {}) => (await post(desk.url, `{ ${name}: hello }`, { headers })).status;
  expect([await fresh('a'), await fresh('b'), await fresh('a'), await fresh('a'), await fresh('c')]).toEqual([200, 200, 200, 200, 200]);
  const { status, body } = await post(desk.url, '{ d: hello }');
  expect(status).toBe(429);
  expect(body).toMatchObject({ errors: [{ message: expect.stringMatching(/variables/), extensions: { code: 'RATE_LIMITED', budget: 'documents', limit: 3 } }] });
  const partner = await key();
  expect([await fresh('a'), await fresh('d'), await fresh('d', partner), await fresh('d'), await fresh('e', partner)]).toEqual([200, 429, 200, 200, 429]);
});

test('event streams take new documents from the same budget', async () => {
  desk = await openTestDesk({ settings: { RATE_LIMIT_DOCUMENTS: 3, RATE_LIMIT_KEY_DOCUMENTS: 1 } });
  const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
  const stream = async (name: string, more: Record<string, string> = {}) => {
    const response = await fetch(`${desk.url}/graphql`, { method: 'POST', headers: { ...headers, ...more }, body: JSON.stringify({ query: `subscription { ${name}: ticks(to: 1) { n } }` }) });
    return [response.status, /"code":"(\w+)"/.exec(await response.text())?.[1]];
  };
  const [taken, refused] = [[200, undefined], [429, 'RATE_LIMITED']];
  expect([await stream('a'), await stream('a'), await stream('b')]).toEqual([taken, taken, taken]);
  expect((await post(desk.url, '{ c: hello }')).status).toBe(200);
  expect([await stream('d'), await stream('a')]).toEqual([refused, taken]);
  const byGet = await fetch(`${desk.url}/graphql?query=${encodeURIComponent('subscription { e: ticks(to: 1) { n } }')}`, { headers: { accept: 'text/event-stream' } });
  expect([byGet.status, byGet.headers.has('retry-after')]).toEqual([429, true]);
  const partner = await key();
  expect([await stream('d', partner), await stream('f', partner), await stream('d')]).toEqual([taken, refused, taken]);
});

test('sockets take new documents from the same budget, and live on when one is refused', async () => {
  desk = await openTestDesk({ settings: { RATE_LIMIT_DOCUMENTS: 2, RATE_LIMIT_KEY_DOCUMENTS: 1 } });
  const run = async (socket: TestSocket, name: string) => (await collect(socket, `subscription { ${name}: ticks(to: 1) { n } }`)).errors;
  const refused = (limit: number) => [expect.objectContaining({ extensions: expect.objectContaining({ code: 'RATE_LIMITED', budget: 'documents', limit }) })];
  const [one, other] = [await openSocket(desk.url), await openSocket(desk.url)];
  expect([await run(one, 'a'), await run(one, 'a'), await run(other, 'a'), await run(other, 'b')]).toEqual([[], [], [], []]);
  expect([await run(one, 'c'), await run(other, 'c'), await run(one, 'b')]).toEqual([refused(2), refused(2), []]);
  const partner = await openSocket(desk.url, { payload: await key() });
  expect([await run(partner, 'c'), await run(partner, 'd'), await run(one, 'c')]).toEqual([[], refused(1), []]);
  for (const socket of [one, other, partner]) socket.close();
});

test('0 takes a budget away, and loopback has none unless one is set', async () => {
  desk = await openTestDesk();
  expect((await ask()).headers.has('ratelimit')).toBe(false);
  await desk[Symbol.asyncDispose]();
  desk = await openTestDesk({ settings: { TRUST_PROXY: ['127.0.0.1'] } });
  expect((await ask(from('203.0.113.9'))).headers.get('ratelimit-policy')).toBe('"requests";q=1200;w=60');
  await desk[Symbol.asyncDispose]();
  desk = await openTestDesk({ settings: { TRUST_PROXY: ['127.0.0.1'], RATE_LIMIT: 0 } });
  expect((await ask(from('203.0.113.9'))).headers.has('ratelimit')).toBe(false);
});

test('event streams and sockets are requests as well', async () => {
  desk = await openTestDesk({ settings: { RATE_LIMIT: 1 } });
  await ask();
  const stream = await fetch(`${desk.url}/graphql?query=${encodeURIComponent('subscription { quiet }')}`, { headers: { accept: 'text/event-stream' } });
  expect(stream.status).toBe(429);
  const socket = new WebSocket(`${desk.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  await new Promise((resolve) => { socket.onerror = resolve; socket.onopen = () => resolve(socket.close()); });
  expect(socket.protocol).toBe('');
});
