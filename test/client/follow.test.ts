import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import pg from 'pg';
import { LIVE, PAGE, type Change } from '../../schema/client/follow/change.ts';
import { checkCopy, FeedError, follow, overEventStream, overWebSocket, postgresCopy, sqliteCopy, type ChangeSource, type CursorStore } from '../../schema/client/follow/index.ts';
import type { Copy } from '../../schema/client/follow/sqliteCopy.ts';
import { readPage } from '../docs/markdown.ts';
import { recordAll } from '../releases/newsroom.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { record } from '../support/incidents.ts';

let desk: TestDesk;
let folder: string;
let ids: string[];
beforeAll(async () => {
  [desk, folder] = [await openDesk(), await mkdtemp(join(tmpdir(), 'desk-copy-'))];
  ids = await recordAll(desk.database.db);
});
afterAll(async () => {
  await desk[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const QUICK = [1, 20] as const;
const globalId = (id: string) => Buffer.from(`Incident:${id}`).toString('base64url');

/** Follows until the copy has the desk's last change. */
async function until(copy: Copy, changes: ChangeSource): Promise<void> {
  const { meta } = await desk.get<{ meta: { lastCursor: string } }>('{ meta { lastCursor } }');
  const stop = new AbortController();
  const reached = (batch: readonly Change[]) => void (batch.at(-1)?.cursor === meta.lastCursor && stop.abort());
  if ((await copy.cursor()) === meta.lastCursor) return;
  await follow(changes, { cursorStore: copy, signal: stop.signal, backOff: QUICK, onApplied: reached });
}

test.each([PAGE, LIVE])('what it asks fits the printed schema', (document) => {
  expect(validate(buildSchema(readPage('schema/schema.graphql')), parse(document))).toEqual([]);
});

describe.each(['event stream', 'WebSocket'] as const)('over %s', (transport) => {
  const source = () => (transport === 'WebSocket' ? overWebSocket : overEventStream)({ url: desk.server.url });

  test('a copy in SQLite and one in PostgreSQL are what the desk shows, and stay so', async () => {
    using lite = sqliteCopy(join(folder, `${transport}.sqlite`));
    const client = new pg.Client({ connectionString: desk.database.url });
    await client.connect();
    await client.query('drop table if exists desk_record, desk_feed');
    const copies = [lite, await postgresCopy(client)];
    for (const copy of copies) await until(copy, source());
    const stop = new AbortController();
    const following = copies.map((copy) => follow(source(), { cursorStore: copy, signal: stop.signal, backOff: QUICK }));
    const [made] = await record(desk.database.db, [{ day: '2018-01-01', grade: 'WEAK', killed: [1, 2] }, { day: '2018-01-02', grade: 'FAIR' }]);
    await desk.get(`mutation ($input: RetractInput!) { retractIncident(input: $input) { incident { id } } }`, { input: { id: globalId(made!.id), expectedVersion: 1, reason: 'Twice the same' } }, 'EDITOR');
    const { meta } = await desk.get<{ meta: { lastCursor: string } }>('{ meta { lastCursor } }');
    for (const copy of copies) while ((await copy.cursor()) !== meta.lastCursor) await new Promise((resolve) => setTimeout(resolve, 10));
    for (const copy of copies) expect(await checkCopy({ url: desk.server.url }, copy)).toMatchObject({ same: true });
    expect(lite.database.prepare('select count(*) as n from record where entity_id = ?').get(globalId(made!.id))).toEqual({ n: 0 });
    stop.abort();
    await Promise.all(following);
    await client.end();
  });

  test('who may not ask is told by name', async () => {
    using copy = sqliteCopy(':memory:');
    const refused = (transport === 'WebSocket' ? overWebSocket : overEventStream)({ url: desk.server.url, key: 'wrong' });
    await expect(follow(refused, { cursorStore: copy, backOff: QUICK })).rejects.toMatchObject({ name: 'FeedError', code: 'UNAUTHENTICATED' });
  });

  test.each(Array.from({ length: 24 }, (_, ticks) => ticks))('who leaves %i ticks after the last change that was there is let go', async (ticks) => {
    using copy = sqliteCopy(':memory:');
    const stop = new AbortController();
    const leave = async (): Promise<void> => {
      for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
      stop.abort();
    };
    await follow(source(), { cursorStore: copy, signal: stop.signal, backOff: QUICK, onApplied: () => void leave() });
    expect(stop.signal.aborted).toBe(true);
  });

  test.each([['change:999999', 'CURSOR_AHEAD'], ['change:1:00000000', 'CURSOR_OUTDATED'], ['nonsense', 'CURSOR_INVALID']])('the cursor %s is %s', async (cursor, code) => {
    const store: CursorStore = { cursor: () => Buffer.from(cursor).toString('base64url'), apply: () => undefined };
    await expect(follow(source(), { cursorStore: store, backOff: QUICK })).rejects.toMatchObject({ name: 'FeedError', code });
  });
});

test('a copy with one record less, or one word changed, is not the same', async () => {
  using copy = sqliteCopy(':memory:');
  await until(copy, overEventStream({ url: desk.server.url }));
  expect(await checkCopy({ url: desk.server.url }, copy)).toMatchObject({ same: true });
  copy.database.exec(`update record set body = replace(body, '"grade":"CONFIRMED"', '"grade":"FAIR"')`);
  expect(await checkCopy({ url: desk.server.url }, copy)).toMatchObject({ same: false });
});

test('a copy that holds words withheld since differs, one made anew does not', async () => {
  using old = sqliteCopy(':memory:');
  await until(old, overEventStream({ url: desk.server.url }));
  await desk.database.sql('update desk set coordinate_decimals = 1');
  expect(await checkCopy({ url: desk.server.url }, old)).toMatchObject({ same: false });
  using anew = sqliteCopy(':memory:');
  await until(anew, overEventStream({ url: desk.server.url }));
  expect(await checkCopy({ url: desk.server.url }, anew)).toMatchObject({ same: true });
  await desk.database.sql('update desk set coordinate_decimals = null');
});

test('who leaves while the desk lets the socket wait is let go', async () => {
  const stop = new AbortController();
  const slow = createServer((_request, response) => response.setHeader('content-type', 'application/json').end(JSON.stringify({ data: { changes: { nodes: [], pageInfo: { hasNextPage: false, endCursor: 'a' } } } })));
  const sockets: Duplex[] = [];
  slow.on('upgrade', (_request, socket) => {
    sockets.push(socket);
    stop.abort();
  });
  await once(slow.listen(0, '127.0.0.1'), 'listening');
  using copy = sqliteCopy(':memory:');
  await follow(overWebSocket({ url: `http://127.0.0.1:${(slow.address() as AddressInfo).port}` }), { cursorStore: copy, signal: stop.signal, backOff: QUICK });
  expect(sockets).toHaveLength(1);
  for (const socket of sockets) socket.destroy();
  slow.closeAllConnections();
  slow.close();
});

describe('the follower', () => {
  const change = (cursor: string, entityId: string, after: Record<string, unknown> | null): Change => ({
    cursor, at: '', kind: '', entityKind: 'INCIDENT', entityId, entityVersion: 1, code: null, tombstone: after === null, after, reason: null,
  });

  test('comes back from faults that pass, waiting longer each time, and as long as the desk asks', async () => {
    const waits: number[] = [];
    let tries = 0;
    using copy = sqliteCopy(':memory:');
    const stop = new AbortController();
    const source: ChangeSource = async function* () {
      tries += 1;
      if (tries <= 4) throw tries === 2 ? new FeedError('UNAVAILABLE', 'away', 0.05) : new Error('cut');
      yield [change('a', 'x', { n: 1 })];
      stop.abort();
    };
    await follow(source, { cursorStore: copy, signal: stop.signal, backOff: [4, 8], onRetry: (_error, wait) => void waits.push(wait) });
    expect(waits).toHaveLength(4);
    expect(waits[1]).toBe(50);
    expect(Math.max(waits[0]!, waits[2]!, waits[3]!)).toBeLessThanOrEqual(8);
    expect(copy.cursor()).toBe('a');
  });

  test('keeps batch and cursor together: what fails half-way leaves nothing', async () => {
    using copy = sqliteCopy(':memory:');
    await copy.apply([change('a', 'x', { n: 1 })], null);
    const broken = { ...change('c', 'z', { n: 3 }), entityId: null as unknown as string };
    expect(() => copy.apply([change('b', 'y', { n: 2 }), broken], 'a')).toThrow('NOT NULL');
    expect([copy.cursor(), (await copy.hash()).records]).toEqual(['a', 1]);
  });

  test('takes a batch that comes again as it is, and refuses a second writer', async () => {
    using copy = sqliteCopy(':memory:');
    const batch = [change('a', 'x', { n: 1 }), change('b', 'x', { n: 2 })];
    await copy.apply(batch, null);
    const once = await copy.hash();
    await copy.apply(batch, 'b');
    expect(await copy.hash()).toEqual(once);
    expect(() => copy.apply(batch, 'a')).toThrow('another follower');
  });

  test('what the store throws ends it', async () => {
    const store: CursorStore = { cursor: () => null, apply: () => { throw new Error('the disk is full'); } };
    await expect(follow(overEventStream({ url: desk.server.url }), { cursorStore: store, backOff: QUICK })).rejects.toThrow('the disk is full');
  });
});

test('the hash is of what the asker may see', async () => {
  const hash = async (key?: string) => (await fetch(`${desk.server.url}/export/state.json`, key ? { headers: { authorization: `Bearer ${key}` } } : {})).json();
  const [reader, partner, reviewer] = [await hash(), await hash(await desk.key('PARTNER')), await hash(await desk.key('REVIEWER'))] as { sha256: string; records: number }[];
  expect(partner).toEqual(reader);
  expect(reviewer!.records).toBeGreaterThan(reader!.records);
  expect(ids).toHaveLength(5);
});
