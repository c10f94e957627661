import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { transact } from '../../prisma/db.ts';
import { writeChanges } from '../../server/changes/writeChanges.ts';
import { PROGRAM } from '../../server/viewer.ts';
import { openSocket, until } from '../http/streams.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { dice } from './dice.ts';
import { lightDraft } from './lightDrafts.ts';

// Readers who stop reading. More is written than the kernel takes for them, so that the server has to hold it, or not.

const CHANGES = 600;
const WORDS = 'x'.repeat(40_000);

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes of buffers that somebody still holds. */
function heldBytes(): number {
  collectGarbage();
  return process.memoryUsage().arrayBuffers;
}

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk({ READER_BUFFER: 20_000 });
});
afterAll(() => desk[Symbol.asyncDispose]());

async function write(count = CHANGES): Promise<void> {
  const random = dice(5);
  for (let written = 0; written < count; written += 50) {
    await transact(desk.database.db, (tx) => writeChanges(tx, PROGRAM, async (turn) => {
      for (let n = 0; n < 50; n += 1) turn.add({ ...lightDraft(random), after: { words: WORDS }, publicAfter: true });
    }));
  }
}

interface Follower {
  socket: WebSocket;
  seqs: number[];
  closed: Promise<number>;
}

async function follow(url: string): Promise<Follower> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const seqs: number[] = [];
  socket.once('open', () => socket.send('{"type":"connection_init"}'));
  await new Promise<void>((resolve) => {
    socket.on('message', (data: Buffer) => {
      const { type, payload } = JSON.parse(data.toString()) as { type: string; payload?: { data: { changes: { cursor: string } } } };
      if (type === 'connection_ack') {
        socket.send(JSON.stringify({ id: 'f', type: 'subscribe', payload: { query: 'subscription { changes { cursor after } }' } }));
        resolve();
      }
      if (payload) seqs.push(Number(Buffer.from(payload.data.changes.cursor, 'base64url').toString().split(':')[1]));
    });
  });
  return { socket, seqs, closed: new Promise((resolve) => { socket.once('close', resolve); }) };
}

async function figure(url: string, name: string): Promise<number> {
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(await (await fetch(`${url}/metrics`)).text())?.[1]);
}

async function untilFigure(url: string, name: string, wanted: (value: number) => boolean): Promise<void> {
  for (const end = Date.now() + 60_000; !wanted(await figure(url, name)); await sleep(20)) if (Date.now() > end) throw new Error(`${name} is ${await figure(url, name)}`);
}

test('a reader that stops costs no more than its buffer, holds up nobody, and has everything when it goes on', async () => {
  const { url } = desk.server;
  const [slow, quick] = [await follow(url), await follow(url)];
  await untilFigure(url, 'desk_feed_members', (members) => members === 2);
  slow.socket.pause();
  const before = heldBytes();
  await write();
  await until(() => quick.seqs.length === CHANGES);
  await untilFigure(url, 'desk_feed_behind', (behind) => behind === 1);
  expect(await figure(url, 'desk_feed_lag')).toBeGreaterThan(0);
  expect(heldBytes() - before).toBeLessThan((CHANGES * WORDS.length) / 20);
  expect(slow.seqs.length).toBeLessThan(CHANGES);
  slow.socket.resume();
  await until(() => slow.seqs.length === CHANGES);
  expect(slow.seqs).toEqual(quick.seqs);
  expect(quick.seqs).toEqual(quick.seqs.map((_, index) => quick.seqs[0]! + index));
  await untilFigure(url, 'desk_feed_members', (members) => members === 2);
  for (const { socket } of [slow, quick]) socket.terminate();
}, 240_000);

test('a reader that takes nothing for too long is sent away by name, on its own', async () => {
  const hasty = await openDesk({ READER_BUFFER: 20_000, READER_PATIENCE_SECONDS: 0.5 });
  const more = (count: number) => transact(hasty.database.db, (tx) => writeChanges(tx, PROGRAM, async (turn) => {
    for (let n = 0; n < count; n += 1) turn.add({ ...lightDraft(dice(6)), after: { words: WORDS }, publicAfter: true });
  }));
  const other = await openSocket(hasty.server.url);
  const stalled = await follow(hasty.server.url);
  const leave = new AbortController();
  const stream = await fetch(`${hasty.server.url}/graphql?query=${encodeURIComponent('subscription { changes { cursor after } }')}`, { signal: leave.signal, headers: { accept: 'text/event-stream' } });
  await untilFigure(hasty.server.url, 'desk_feed_members', (members) => members === 2);
  stalled.socket.pause();
  for (let turn = 0; turn < 6; turn += 1) await more(100);
  await untilFigure(hasty.server.url, 'desk_feed_position', (position) => position === 600);
  await sleep(1_500); // the server's own timer runs out before this one: both are of this process
  stalled.socket.resume();
  expect(await stalled.closed).toBe(4410);
  const said = await stream.text(); // nobody read it until now
  expect(said.trimEnd().split('\n').at(-1)).toMatch(/"code":"READER_TOO_SLOW"/);
  expect(said).not.toMatch(/^event: complete/m);
  other.send({ id: 'q', type: 'subscribe', payload: { query: '{ meta { licence } }' } });
  expect(await other.next('q')).toMatchObject({ type: 'next' });
  other.close();
  await hasty[Symbol.asyncDispose]();
}, 240_000);

test('a caller has so many streams and no more, and room again when one ends', async () => {
  const strict = await openDesk({ STREAMS_LIMIT: 2, SOCKET_MESSAGE_LIMIT: 2_000, SOCKET_OPERATIONS_LIMIT: 1 });
  const { url } = strict.server;
  const [first, second] = [await openSocket(url), await openSocket(url)];
  expect(await (await openSocket(url)).closed).toMatchObject({ code: 1013, reason: expect.stringMatching(/^RATE_LIMITED/) });
  const stream = await fetch(`${url}/graphql?query=${encodeURIComponent('{ meta { licence } }')}`, { headers: { accept: 'text/event-stream' } });
  expect([stream.status, await stream.json()]).toMatchObject([429, { errors: [{ extensions: { code: 'RATE_LIMITED' } }] }]);
  const partner = await openSocket(url, { payload: { authorization: `Bearer ${await strict.key('PARTNER')}` } }); // somebody else at the same address
  first.send({ id: 'a', type: 'subscribe', payload: { query: 'subscription { changes { cursor } }' } });
  first.send({ id: 'b', type: 'subscribe', payload: { query: 'subscription { changes { cursor } }' } });
  expect(await first.next('b')).toMatchObject({ type: 'error', payload: [{ extensions: { code: 'RATE_LIMITED' } }] });
  second.send({ id: 'c', type: 'subscribe', payload: { query: `{ meta { licence } } #${'x'.repeat(3_000)}` } });
  expect(await second.closed).toMatchObject({ code: 1009 });
  await until(() => strict.server.http.streams.count().streams === 2);
  const again = await openSocket(url);
  again.send({ id: 'd', type: 'subscribe', payload: { query: '{ meta { licence } }' } });
  expect(await again.next('d')).toMatchObject({ type: 'next' });
  for (const socket of [first, again, partner]) socket.close();
  await strict[Symbol.asyncDispose]();
});
