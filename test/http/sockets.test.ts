import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connect } from 'node:net';
import { WebSocket } from 'ws';
import { createApiKey, revokeApiKey } from '../../server/auth/apiKeys.ts';
import { setUserDisabled } from '../../server/auth/administer.ts';
import { createUser } from '../../server/auth/users.ts';
import { PROGRAM } from '../../server/viewer.ts';
import { signIn } from '../auth/signIn.ts';
import { openTestDesk, post, type TestDesk } from './desk.ts';
import { collect, officialClient, openSocket, until } from './streams.ts';

let desk: TestDesk;

beforeAll(async () => {
  desk = await openTestDesk({ parts: { streams: { operationsPerSocket: 3, messageBytes: 4_000 } } });
});
afterAll(() => desk[Symbol.asyncDispose]());

const newKey = (name: string) => createApiKey(desk.database.db, PROGRAM, { name, role: 'PARTNER' });
const PASSWORD = 'correct horse battery staple';

async function newSession(email: string): Promise<{ id: string; cookie: string }> {
  const { id } = await createUser(desk.database.db, PROGRAM, { email, role: 'REVIEWER', name: email, password: PASSWORD });
  return { id, cookie: (await signIn(desk.url, email, PASSWORD)).cookie };
}

test('the official client subscribes and gets everything in order', async () => {
  const client = officialClient(desk.url);
  const seen: unknown[] = [];
  for await (const { data } of client.iterate<{ ticks: { n: number } }>({ query: 'subscription { ticks(to: 200) { n } }' })) seen.push(data?.ticks.n);
  expect(seen).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
  await client.dispose();
});

test('who asks is the key of the connection\'s parameters, or of the header, or the session of the cookie', async () => {
  const { secret } = await newKey('Feed');
  const { cookie } = await newSession('socket@desk.example');
  const whoami = async (options: Parameters<typeof openSocket>[1]) => {
    const socket = await openSocket(desk.url, options);
    const { results } = await collect(socket, '{ whoami }');
    socket.close();
    return (results[0] as { data: { whoami: string } }).data.whoami;
  };
  expect(await whoami({})).toBe('ANONYMOUS READER anonymous');
  expect(await whoami({ payload: { authorization: `Bearer ${secret}` } })).toBe('KEY PARTNER Feed');
  expect(await whoami({ headers: { authorization: `Bearer ${secret}` } })).toBe('KEY PARTNER Feed');
  expect(await whoami({ headers: { cookie } })).toBe('USER REVIEWER socket@desk.example');
  expect(await whoami({ headers: { cookie, origin: desk.url } })).toBe('USER REVIEWER socket@desk.example');
  expect(await whoami({ headers: { cookie, origin: 'https://evil.example' } })).toBe('ANONYMOUS READER anonymous');
});

test('a key that doesn\'t hold is sent away by name', async () => {
  const socket = await openSocket(desk.url, { payload: { authorization: 'Bearer cdk_unknown' } });
  expect(await socket.closed).toMatchObject({ code: 4401, reason: expect.stringMatching(/^UNAUTHENTICATED/) });
});

test('a bad operation is answered alone; the others of the socket go on', async () => {
  const socket = await openSocket(desk.url);
  socket.send({ id: 'quiet', type: 'subscribe', payload: { query: 'subscription { quiet }' } });
  for (const query of ['{', '{ nothing }', 'subscription { ticks(to: "x") { n } }', '   ']) {
    expect((await collect(socket, query)).errors).toHaveLength(1);
  }
  expect(await collect(socket, '{ hello }')).toMatchObject({ results: [{ data: { hello: 'world' } }] });
  await until(() => desk.listening() === 1);
  socket.close();
  await until(() => desk.listening() === 0);
});

test('operations beyond the limit of a socket are refused, and room is made when one ends', async () => {
  const socket = await openSocket(desk.url);
  for (const id of ['a', 'b', 'c']) socket.send({ id, type: 'subscribe', payload: { query: 'subscription { quiet }' } });
  await until(() => desk.listening() === 3);
  expect((await collect(socket, '{ hello }')).errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED', limit: 3 } }]);
  socket.send({ id: 'b', type: 'complete' });
  await until(() => desk.listening() === 2);
  expect((await collect(socket, '{ hello }')).errors).toEqual([]);
  socket.close();
  await until(() => desk.listening() === 0);
});

test('a message that is too large closes the socket', async () => {
  const socket = await openSocket(desk.url);
  socket.send({ id: 'big', type: 'subscribe', payload: { query: `{ hello } #${'x'.repeat(5_000)}` } });
  expect(await socket.closed).toMatchObject({ code: 1009 });
});

test('another protocol is refused', async () => {
  const socket = new WebSocket(`${desk.url.replace('http', 'ws')}/graphql`, 'graphql-ws');
  const failed = await new Promise<Error | number>((resolve) => { socket.once('error', resolve); socket.once('close', resolve); });
  expect(failed).toBeDefined();
});

test('of several protocols the one that is spoken here is taken', async () => {
  const socket = new WebSocket(`${desk.url.replace('http', 'ws')}/graphql`, ['graphql-ws', 'graphql-transport-ws']);
  await new Promise((resolve) => { socket.once('open', resolve); });
  expect(socket.protocol).toBe('graphql-transport-ws');
  socket.terminate();
});

test('a peer that answers no ping is cut off and frees its subscriptions', async () => {
  const quick = await openTestDesk({ database: desk.database, parts: { streams: { pingSeconds: 0.1 } } });
  const alive = await openSocket(quick.url);
  const dead = await openSocket(quick.url, { deaf: true });
  dead.send({ id: 'q', type: 'subscribe', payload: { query: 'subscription { quiet }' } });
  expect(await dead.closed).toMatchObject({ code: 1006 });
  await until(() => quick.listening() === 0);
  expect((await collect(alive, '{ hello }')).errors).toEqual([]);
  await quick[Symbol.asyncDispose]();
});

test('a subscription ends when its key is revoked, and no other does', async () => {
  const [ending, staying] = [await newKey('Ending'), await newKey('Staying')];
  const [first, second] = [await openSocket(desk.url, { payload: { authorization: `Bearer ${ending.secret}` } }), await openSocket(desk.url, { payload: { authorization: `Bearer ${staying.secret}` } })];
  for (const socket of [first, second]) socket.send({ id: 'q', type: 'subscribe', payload: { query: 'subscription { quiet }' } });
  await until(() => desk.listening() === 2);
  await desk.streams.recheck();
  expect(desk.streams.count()).toEqual({ streams: 2, operations: 2 });
  await revokeApiKey(desk.database.db, PROGRAM, ending.id);
  await desk.streams.recheck();
  expect(await first.closed).toMatchObject({ code: 4401 });
  await until(() => desk.listening() === 1);
  expect((await collect(second, '{ hello }')).errors).toEqual([]);
  second.close();
  await until(() => desk.listening() === 0);
});

test('a subscription ends with its session, and when the role changes', async () => {
  const [gone, changed] = [await newSession('gone@desk.example'), await newSession('changed@desk.example')];
  const [first, second] = [await openSocket(desk.url, { headers: { cookie: gone.cookie } }), await openSocket(desk.url, { headers: { cookie: changed.cookie } })];
  await setUserDisabled(desk.database.db, PROGRAM, gone.id, true);
  await desk.database.db.user.update({ where: { id: changed.id }, data: { role: 'READER' } });
  await desk.streams.recheck();
  expect(await first.closed).toMatchObject({ code: 4401 });
  expect(await second.closed).toMatchObject({ code: 4403, reason: expect.stringMatching(/^VIEWER_CHANGED/) });
});

test('the re-check runs by itself', async () => {
  const quick = await openTestDesk({ database: desk.database, parts: { streams: { recheckSeconds: 0.05 } } });
  const { id, secret } = await newKey('Quick');
  const socket = await openSocket(quick.url, { payload: { authorization: `Bearer ${secret}` } });
  await revokeApiKey(desk.database.db, PROGRAM, id);
  expect(await socket.closed).toMatchObject({ code: 4401 });
  await quick[Symbol.asyncDispose]();
});

test('a stopping server sends its subscribers away by name and lets a request under way finish', async () => {
  const stopping = await openTestDesk({ database: desk.database });
  const socket = await openSocket(stopping.url);
  socket.send({ id: 'q', type: 'subscribe', payload: { query: 'subscription { quiet }' } });
  await until(() => stopping.listening() === 1);
  const silent = connect(stopping.port, '127.0.0.1');
  const silentEnded = new Promise((resolve) => { silent.once('close', resolve); });
  const answer = fetch(`${stopping.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ gated }"}' });
  await until(() => stopping.gate.waiting === 1);
  const stopped = stopping[Symbol.asyncDispose]();
  expect(await socket.closed).toMatchObject({ code: 1001, reason: expect.stringMatching(/^GOING_AWAY/) });
  await silentEnded;
  stopping.gate.open();
  expect(await (await answer).json()).toMatchObject({ data: { gated: 'passed' } });
  await stopped;
  expect(stopping.listening()).toBe(0);
  await expect(fetch(`${stopping.url}/health/live`)).rejects.toThrow('fetch failed');
});

test('what doesn\'t end in time is cut', async () => {
  const stopping = await openTestDesk({ database: desk.database, parts: { streams: { drainSeconds: 0.1 } } });
  const never = connect(stopping.port, '127.0.0.1');
  never.write('POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{');
  const neverEnded = new Promise<string>((resolve) => { never.once('close', () => resolve('ended')); never.on('error', () => undefined); never.resume(); });
  await post(stopping.url, '{ hello }');
  await stopping[Symbol.asyncDispose]();
  expect(await neverEnded).toBe('ended');
});
