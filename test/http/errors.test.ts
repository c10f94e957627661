import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { openDb } from '../../prisma/db.ts';
import { ERROR_CODES } from '../../server/errors.ts';
import { openTestDesk, post, type TestDesk } from './desk.ts';
import { collect, openSocket, readEvents } from './streams.ts';

let desk: TestDesk;

beforeAll(async () => {
  desk = await openTestDesk({ settings: { BODY_LIMIT: 2_000, NODE_ENV: 'production' } });
});
afterAll(() => desk[Symbol.asyncDispose]());

interface Shown { message: string; path?: unknown; extensions: Record<string, unknown> }

/** The first error of an operation, as each of the three transports shows it. */
const TRANSPORTS: [string, (query: string) => Promise<Shown | undefined>][] = [
  ['HTTP', async (query) => (await post(desk.url, query)).body.errors?.[0]],
  ['WebSocket', async (query) => {
    const socket = await openSocket(desk.url);
    const { errors } = await collect(socket, query);
    socket.close();
    return errors[0] as Shown | undefined;
  }],
  ['event stream', async (query) => {
    const events = await readEvents(desk.url, { query });
    return events.flatMap(({ data }) => (data as { errors?: Shown[] } | null)?.errors ?? [])[0];
  }],
];

describe.each(TRANSPORTS)('over %s', (_name, ask) => {
  test('a fault that a person can act on is shown as it is', async () => {
    expect(await ask('{ deskError }')).toMatchObject({ message: 'Nadia regraded it', path: ['deskError'], extensions: { code: 'STALE', by: 'Nadia' } });
  });

  test.each(['{ bug }', '{ badScalar }'])('a bug is shown as an id and logged whole: %s', async (query) => {
    const shown = await ask(query);
    expect(shown?.extensions['code']).toBe('INTERNAL_SERVER_ERROR');
    expect(JSON.stringify(shown)).not.toMatch(/vault|number|\.ts|stack/);
    const id = shown?.extensions['id'];
    expect(shown?.message).toContain(id);
    expect(desk.logged.find(({ errorId }) => errorId === id)).toMatchObject({ err: { message: expect.stringMatching(/vault|number/), stack: expect.any(String) } });
  });

  test('a statement that takes too long is named', async () => {
    expect((await ask('{ slow }'))?.extensions['code']).toBe('TIMED_OUT');
  });

  test.each([
    ['{', 'GRAPHQL_PARSE_FAILED'],
    ['{ helo }', 'GRAPHQL_VALIDATION_FAILED'],
    ['query A { hello } query B { hello }', 'OPERATION_RESOLUTION_FAILURE'],
    ['query ($t: String!) { echo(text: $t) }', 'BAD_USER_INPUT'],
    ['{ friends(first: 500) { friends(first: 500) { name } } }', 'QUERY_TOO_COSTLY'],
  ])('%s is %s', async (query, code) => {
    const shown = await ask(query);
    expect(shown?.extensions['code']).toBe(code);
    expect(shown?.message).not.toMatch(/did you mean/i);
  });
});

test('a bug in a running subscription is masked, a desk error is not', async () => {
  const socket = await openSocket(desk.url);
  for (const [field, code] of [['breaks', 'INTERNAL_SERVER_ERROR'], ['deskBreaks', 'READER_TOO_SLOW']] as const) {
    const { results, errors } = await collect(socket, `subscription { ${field} }`);
    expect(results).toEqual([{ data: { [field]: 1 } }]);
    expect(errors).toMatchObject([{ extensions: { code } }]);
    expect(JSON.stringify(errors)).not.toContain('vault');
    const events = await readEvents(desk.url, { query: `subscription { ${field} }` });
    expect(events.map(({ event }) => event)).toEqual(['next', 'next', 'complete']);
    expect(events[1]?.data).toMatchObject({ errors: [{ extensions: { code } }] });
  }
  socket.close();
});

describe('a database that is away', () => {
  test('is UNAVAILABLE with a time to come back, on every transport, and the desk is not ready', async () => {
    const away = openDb({ url: 'postgresql://desk:x@127.0.0.1:1/desk', poolSize: 2, name: 'away' });
    const lost = await openTestDesk({ database: desk.database, db: away });
    const { body } = await post(lost.url, '{ database }');
    expect(body.errors).toMatchObject([{ extensions: { code: 'UNAVAILABLE', retryAfterSeconds: 5 } }]);
    expect(JSON.stringify(body)).not.toMatch(/127\.0\.0\.1|prisma|ECONN/i);
    const withKey = await post(lost.url, '{ database }', { headers: { authorization: 'Bearer cdk_x' } });
    expect(withKey.body.errors).toMatchObject([{ extensions: { code: 'UNAVAILABLE' } }]);
    expect([withKey.status, withKey.headers.get('retry-after')]).toEqual([503, '5']);
    const socket = await openSocket(lost.url);
    const refused = await openSocket(lost.url, { payload: { authorization: 'Bearer cdk_x' } });
    expect(await refused.closed).toMatchObject({ code: 1013 });
    expect((await collect(socket, '{ database }')).results).toMatchObject([{ errors: [{ extensions: { code: 'UNAVAILABLE' } }] }]);
    socket.close();
    const ready = await fetch(`${lost.url}/health/ready`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toEqual({ status: 'unready', reasons: ['The database can\'t be reached'] });
    expect((await fetch(`${lost.url}/health/live`)).status).toBe(200);
    await lost[Symbol.asyncDispose]();
    await away.$disconnect();
  });
});

describe('requests that are not GraphQL', () => {
  const send = (body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) => fetch(`${desk.url}/graphql`, { method: 'POST', body, headers });

  test.each([
    ['broken JSON', () => send('{"query":'), 400],
    ['no body', () => send(''), 400],
    ['a body that is too large', () => send(JSON.stringify({ query: `{ hello } #${'x'.repeat(2_000)}` })), 413],
    ['another type', () => send('{ hello }', { 'content-type': 'text/plain' }), 415],
    ['a form', () => send('query={hello}', { 'content-type': 'application/x-www-form-urlencoded' }), 415],
    ['a poisoned prototype', () => send('{"query":"{ hello }","__proto__":{"x":1}}'), 400],
    ['a batch', () => send('[{"query":"{ hello }"}]'), 400],
    ['another method', () => fetch(`${desk.url}/graphql`, { method: 'DELETE' }), 405],
    ['a mutation by GET', () => fetch(`${desk.url}/graphql?query=${encodeURIComponent('mutation { count }')}`, { headers: { 'apollo-require-preflight': '1' } }), 405],
    ['an event stream by form', () => send('query={hello}', { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/event-stream' }), 415],
    ['an unknown path', () => fetch(`${desk.url}/api/nothing`), 404],
  ])('%s is answered in GraphQL\'s shape', async (_name, ask, status) => {
    const response = await ask();
    expect(response.status).toBe(status);
    const body = (await response.json()) as { errors: Shown[] };
    expect(body.errors[0]?.extensions['code']).toMatch(/^(BAD_REQUEST|NOT_FOUND)$/);
    expect(JSON.stringify(body)).not.toMatch(/FST_|node_modules|\.ts/);
  });

  test('bytes that are not HTTP end the connection and nothing else', async () => {
    const socket = connect(desk.port, '127.0.0.1');
    socket.write('\x16\x03\x01 nonsense\r\n\r\n');
    await new Promise((resolve) => { socket.once('close', resolve); socket.resume(); });
    expect((await post(desk.url, '{ hello }')).status).toBe(200);
  });
});

test('docs/errors.md has every code and no other', async () => {
  const page = await readFile('docs/errors.md', 'utf8');
  const documented = [...page.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, code]) => code);
  expect(documented).toHaveLength(Object.keys(ERROR_CODES).length);
  expect(new Set(documented)).toEqual(new Set(Object.keys(ERROR_CODES)));
});
