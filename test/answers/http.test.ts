import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { record } from '../support/incidents.ts';

// What caches between the desk and its readers live on.

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk({ CACHE_BYTES: 1_000_000 });
  await record(desk.database.db, Array.from({ length: 60 }, (_, index) => ({ day: '2017-06-12', grade: 'FAIR' as const, killed: [index, index + 1] as [number, number] })));
});
afterAll(() => desk[Symbol.asyncDispose]());

const QUERY = '{ incidents(first: 50) { nodes { code killed { min max } } } }';
const PREFLIGHT = { 'apollo-require-preflight': 'true' };
const link = (query: string) => `${desk.server.url}/graphql?query=${encodeURIComponent(query)}`;

async function figure(name: string): Promise<number> {
  return Number(new RegExp(`^${name} (\\d+)`, 'm').exec(await (await fetch(`${desk.server.url}/metrics`)).text())?.[1]);
}

/** fetch unpacks by itself; here the bytes matter. */
function raw(url: string, headers: Record<string, string>): Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }> {
  return new Promise((resolve, reject) => {
    request(url, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }));
    }).on('error', reject).end();
  });
}

test('a GET carries a strong ETag and what caches may do; who has it hears 304, until something changes', async () => {
  const first = await raw(link(QUERY), PREFLIGHT);
  expect(first.headers).toMatchObject({ etag: expect.stringMatching(/^"[\w-]+"$/), 'cache-control': 'public, no-cache', vary: expect.stringMatching(/authorization/), 'x-content-type-options': 'nosniff' });
  const again = { ...PREFLIGHT, 'if-none-match': String(first.headers['etag']) };
  expect(await raw(link(QUERY), again)).toMatchObject({ status: 304, body: Buffer.alloc(0) });
  await record(desk.database.db, [{ day: '2017-06-13', grade: 'FAIR' }]);
  const changed = await raw(link(QUERY), again);
  expect(changed.status).toBe(200);
  expect(changed.headers['etag']).not.toBe(first.headers['etag']);
});

test('a kept answer is packed once, for those who can unpack it, under an ETag of its own', async () => {
  const packed = { ...PREFLIGHT, 'accept-encoding': 'gzip' };
  const plain = await raw(link(QUERY), PREFLIGHT);
  let answer = await raw(link(QUERY), packed);
  for (let turn = 0; turn < 100 && !answer.headers['content-encoding']; turn += 1) answer = await raw(link(QUERY), packed);
  expect(answer.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(answer.body).equals(plain.body)).toBe(true);
  expect(answer.headers['etag']).not.toBe(plain.headers['etag']);
  expect((await raw(link(QUERY), { ...packed, 'accept-encoding': 'gzip;q=0' })).headers['content-encoding']).toBeUndefined();
});

test('a persisted query is answered over GET by its hash', async () => {
  const extensions = encodeURIComponent(JSON.stringify({ persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(QUERY).digest('hex') } }));
  const [known, unknown] = [`${link(QUERY)}&extensions=${extensions}`, `${desk.server.url}/graphql?extensions=${extensions}`];
  expect((await raw(unknown, PREFLIGHT)).body.toString()).toMatch(/PERSISTED_QUERY_NOT_FOUND/);
  await raw(known, PREFLIGHT);
  const answer = await raw(unknown, PREFLIGHT);
  expect(answer.headers['etag']).toEqual(expect.any(String));
  expect(JSON.parse(answer.body.toString()).data.incidents.nodes).toHaveLength(50);
});

test('a GET that a page of any site could send is refused, kept answer or not', async () => {
  await raw(link(QUERY), PREFLIGHT);
  expect((await raw(link(QUERY), {})).status).toBe(400);
});

test('errors, who asks for themselves and the desk\'s own people are answered anew each time', async () => {
  const before = await figure('desk_answers_hits');
  for (const _ of [1, 2, 3]) {
    expect((await desk.ask('{ incident(code: "CD-1", id: "x") { code } }')).errors).toHaveLength(1);
    await desk.get('{ viewer { role } }');
    await desk.get(QUERY, {}, 'REVIEWER');
  }
  expect(await figure('desk_answers_hits')).toBe(before);
});

test('a partner is given what was kept for partners, and what goes out is theirs alone', async () => {
  const before = await figure('desk_answers_hits');
  const headers = { ...PREFLIGHT, authorization: `Bearer ${await desk.key('PARTNER')}` };
  const [first, second] = [await raw(link(QUERY), headers), await raw(link(QUERY), headers)];
  expect(await figure('desk_answers_hits')).toBe(before + 1);
  expect([first, second].map((each) => each.headers['cache-control'])).toEqual(['private, no-cache', 'private, no-cache']);
  expect((await raw(link(QUERY), { ...headers, authorization: 'Bearer cdk_wrong' })).status).toBe(401);
});

/** A POST whose body comes in pieces. */
function inPieces(pieces: string[]): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const asking = request(`${desk.server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(pieces.join('')) } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString())));
    }).on('error', reject);
    const send = ([piece, ...others]: string[]): void => {
      if (piece === undefined) asking.end();
      else asking.write(piece, () => setTimeout(send, 10, others));
    };
    send(pieces);
  });
}

test('a question is understood however its body comes', async () => {
  const body = JSON.stringify({ query: '{ incidents(first: 2) { nodes { title code } } }' });
  const answers = [[body], [body.slice(0, 9), body.slice(9)], body.split('')].map(inPieces);
  const [whole, ...others] = await Promise.all(answers);
  expect(whole).toMatchObject({ data: { incidents: { nodes: [{}, {}] } } });
  expect(others).toEqual([whole, whole]);
});

/** What a connection brings when all requests are written to it at once. */
async function conversation(requests: readonly string[], until: (heard: string) => boolean): Promise<string> {
  const { hostname, port } = new URL(desk.server.url);
  const socket = connect(Number(port), hostname).setEncoding('latin1');
  let heard = '';
  socket.write(requests.join(''));
  const ended = once(socket, 'end');
  socket.on('data', (piece: string) => {
    heard += piece;
    if (until(heard)) socket.end();
  });
  await ended;
  return heard;
}

const asked = (query: string, version = '1.1', connection = 'keep-alive'): string =>
  `GET /graphql?query=${encodeURIComponent(query)} HTTP/${version}\r\nHost: desk\r\nConnection: ${connection}\r\napollo-require-preflight: true\r\n\r\n`;
/** Answers apart: a head each, then as much as it says. */
function apart(heard: string): { head: string; body: string }[] {
  const end = heard.indexOf('\r\n\r\n') + 4;
  if (end < 4) return [];
  const length = Number(/content-length: (\d+)/i.exec(heard.slice(0, end))?.[1]);
  return [{ head: heard.slice(0, end), body: heard.slice(end, end + length) }, ...apart(heard.slice(end + length))];
}
const lines = (head = ''): string[] => head.toLowerCase().replace(/date: [^\r]*/, 'date').replace(/connection: [^\r]*/, '').replace(/keep-alive: [^\r]*/, '').split('\r\n').filter(Boolean).toSorted();

test('a kept answer has the head that it was first sent with, on a connection that stays open and on one that ends', async () => {
  const query = '{ incidents(first: 3) { totalCount } }';
  const [first] = apart(await conversation([asked(query, '1.1', 'close')], () => false));
  const [stays] = apart(await conversation([asked(query)], (heard) => apart(heard).length === 1));
  const [ends] = apart(await conversation([asked(query, '1.1', 'close')], () => false));
  const [old] = apart(await conversation([asked(query, '1.0', 'close')], () => false));
  expect(stays?.head).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*\r\nDate: \w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT\r\nConnection: keep-alive\r\nKeep-Alive: timeout=\d+\r\n\r\n$/);
  for (const other of [stays, ends, old]) {
    expect(lines(other?.head)).toEqual(lines(first?.head));
    expect(other?.body).toBe(first?.body);
  }
  expect(ends?.head).toMatch(/Connection: close/i);
});

test('requests that come at once, kept and new, large and small, are answered in their order', async () => {
  const wide = '{ incidents(first: 50) { nodes { id code title startDate endDate grade killed { min max } injured { min max } } } }';
  const queries = Array.from({ length: 120 }, (_none, turn) => (turn % 7 === 3 ? `{ n${turn}: incidents(first: 1) { totalCount } }` : turn % 2 ? wide : QUERY));
  await conversation([asked(wide)], (heard) => apart(heard).length === 1);
  const answers = apart(await conversation(queries.map((query) => asked(query)), (heard) => apart(heard).length === queries.length));
  const alone = async (query: string): Promise<string> => (await raw(link(query), PREFLIGHT)).body.toString('latin1');
  expect(answers).toHaveLength(queries.length);
  const [wideAlone, narrowAlone] = [await alone(wide), await alone(QUERY)];
  expect(wideAlone).not.toContain('errors');
  for (const [turn, { body }] of answers.entries()) {
    if (turn % 7 === 3) expect(body).toMatch(new RegExp(`^{"data":{"n${turn}":{"totalCount":\\d+}}`));
    else expect(body).toBe(turn % 2 ? wideAlone : narrowAlone);
  }
});

test('the cache holds no more than it may', async () => {
  for (let size = 1; size <= 400; size += 1) await desk.get(`{ incidents(first: ${1 + (size % 60)}) { nodes { id code startDate title } } a${size}: __typename }`);
  expect(await figure('desk_answers_kept')).toBeGreaterThan(0);
  expect(await figure('desk_answers_kept_bytes')).toBeLessThanOrEqual(1_000_000);
});
