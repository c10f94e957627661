import { afterEach, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createApiKey } from '../../server/auth/apiKeys.ts';
import { PROGRAM } from '../../server/viewer.ts';
import { openDesk } from '../support/desk.ts';
import { openTestDesk, post, type TestDesk } from './desk.ts';

let desk: TestDesk | undefined;
afterEach(async () => {
  await desk?.[Symbol.asyncDispose]();
  desk = undefined;
});

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const persisted = (hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: hash } } });

describe('other origins', () => {
  const PAGE = 'https://map.example';
  const asked = (origin: string) => fetch(`${desk!.url}/graphql`, { method: 'POST', headers: { origin, 'content-type': 'application/json' }, body: '{"query":"{ hello }"}' });
  const preflight = (origin: string) => fetch(`${desk!.url}/graphql`, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type,authorization' } });
  const allowed = (response: Response) => [response.headers.get('access-control-allow-origin'), response.headers.get('access-control-allow-credentials')];

  test('are told nothing without a setting', async () => {
    desk = await openTestDesk();
    expect(allowed(await asked(PAGE))).toEqual([null, null]);
    expect((await preflight(PAGE)).status).toBe(405);
  });

  test('are let in where they are named, exactly', async () => {
    desk = await openTestDesk({ settings: { CORS_ORIGINS: [PAGE, 'https://chart.example:8443'] } });
    for (const origin of [PAGE, 'https://chart.example:8443']) {
      expect(allowed(await asked(origin))).toEqual([origin, null]);
      const answer = await preflight(origin);
      expect([answer.status, ...allowed(answer)]).toEqual([204, origin, null]);
      expect(answer.headers.get('access-control-allow-headers')).toMatch(/authorization/);
    }
    expect((await asked(PAGE)).headers.get('vary')).toMatch(/origin/i);
    for (const origin of ['https://evil.example', 'http://map.example', 'https://map.example.evil.example', 'https://map.example:444', 'null']) {
      expect(allowed(await asked(origin))).toEqual([null, null]);
      expect(allowed(await preflight(origin))).toEqual([null, null]);
    }
  });

  test('all of them by a star, and then without cookies', async () => {
    desk = await openTestDesk({ settings: { CORS_ORIGINS: ['*'] } });
    expect(allowed(await asked('https://anybody.example'))).toEqual(['*', null]);
    expect((await fetch(`${desk.url}/api/auth/get-session`, { headers: { origin: 'https://anybody.example' } })).headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('persisted queries', () => {
  test('are kept by their hash, and asked by GET too', async () => {
    desk = await openTestDesk();
    const query = '{ hello whoami }';
    const byHash = (hash: string) => fetch(`${desk!.url}/graphql?extensions=${encodeURIComponent(JSON.stringify(persisted(hash).extensions))}`, { headers: { 'apollo-require-preflight': '1' } }).then((answer) => answer.json());
    expect(await byHash(sha256(query))).toMatchObject({ errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] });
    expect((await post(desk.url, query, persisted(sha256(query)))).body).toMatchObject({ data: { hello: 'world' } });
    expect(await byHash(sha256(query))).toMatchObject({ data: { hello: 'world' } });
    expect((await post(desk.url, query, persisted(sha256('another')))).body.errors).toHaveLength(1);
  });
});

describe('trusted documents', () => {
  const TRUSTED = '{ hello }';
  const folder = mkdtempSync(join(tmpdir(), 'trusted-'));
  const file = (content: object) => {
    const path = join(folder, `${sha256(JSON.stringify(content))}.json`);
    writeFileSync(path, JSON.stringify(content));
    return path;
  };
  afterAllRemoved(folder);

  test('are run by text and by hash, and no others', async () => {
    desk = await openTestDesk({ settings: { TRUSTED_DOCUMENTS: file({ [sha256(TRUSTED)]: TRUSTED }) } });
    expect((await post(desk.url, TRUSTED)).body).toMatchObject({ data: { hello: 'world' } });
    expect(await (await fetch(`${desk.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(persisted(sha256(TRUSTED))) })).json()).toMatchObject({ data: { hello: 'world' } });
    for (const query of ['{ hello whoami }', '{hello}', '{ __schema { types { name } } }']) {
      expect((await post(desk.url, query)).body).toMatchObject({ errors: [{ extensions: { code: 'DOCUMENT_NOT_TRUSTED' } }] });
      expect((await post(desk.url, query, persisted(sha256(query)))).body).toMatchObject({ errors: [{ extensions: { code: 'DOCUMENT_NOT_TRUSTED' } }] });
    }
    const stream = await fetch(`${desk.url}/graphql?query=${encodeURIComponent('subscription { ticks(to: 1) { n } }')}`, { headers: { accept: 'text/event-stream' } });
    expect(await stream.text()).toMatch(/DOCUMENT_NOT_TRUSTED/);
  });

  test('don\'t bind the desk\'s own people', async () => {
    desk = await openTestDesk({ settings: { TRUSTED_DOCUMENTS: file({}) } });
    const { secret } = await createApiKey(desk.database.db, PROGRAM, { name: 'A tool', role: 'REVIEWER' });
    expect((await post(desk.url, '{ whoami }', { headers: { authorization: `Bearer ${secret}` } })).body).toMatchObject({ data: { whoami: 'KEY REVIEWER A tool' } });
  });

  test('with a wrong hash stop the start', async () => {
    await expect(openTestDesk({ settings: { TRUSTED_DOCUMENTS: file({ [sha256('another')]: TRUSTED }) } })).rejects.toThrow(/is not the SHA-256/);
    await expect(openTestDesk({ settings: { TRUSTED_DOCUMENTS: '/nowhere.json' } })).rejects.toThrow(/can't be read/);
  });
});

describe('what a document may hold', () => {
  test('aliases, directives and selections each have a limit', async () => {
    desk = await openTestDesk({ settings: { QUERY_ALIAS_LIMIT: 5, QUERY_DIRECTIVE_LIMIT: 4 } });
    const aliases = (count: number) => `{ ${Array.from({ length: count }, (_, n) => `a${n}: hello`).join(' ')} }`;
    const directives = (count: number) => `{ ${Array.from({ length: count }, () => 'hello @include(if: true)').join(' ')} }`;
    const refused = [aliases(6), `{ ...F b: hello } fragment F on Query { ${aliases(5).slice(2, -2)} }`, directives(5)];
    for (const query of refused) expect((await post(desk.url, query)).body).toMatchObject({ errors: [{ extensions: { code: 'QUERY_TOO_COSTLY' } }] });
    for (const query of [aliases(5), directives(4)]) expect((await post(desk.url, query)).body.errors).toBeUndefined();
  });

  test('a body has a limit by setting', async () => {
    desk = await openTestDesk({ settings: { BODY_LIMIT: 2_000 } });
    expect((await post(desk.url, `{ hello } # ${'x'.repeat(2_000)}`)).status).toBe(413);
  });

  test('schema and suggestions: the one is open, the others are closed in production', async () => {
    desk = await openTestDesk({ settings: { NODE_ENV: 'production' } });
    expect((await post(desk.url, '{ __schema { queryType { name } } }')).body).toMatchObject({ data: { __schema: { queryType: { name: 'Query' } } } });
    expect((await post(desk.url, '{ helo }')).body.errors?.[0]?.message).not.toMatch(/Did you mean/);
  });
});

test('a statement that takes too long is cancelled in the database', async () => {
  await using whole = await openDesk({ STATEMENT_TIMEOUT: 300 });
  const blocker = new pg.Client({ connectionString: whole.database.url });
  await blocker.connect();
  try {
    await blocker.query('begin; lock table incident_version in access exclusive mode');
    const { errors } = await whole.ask('{ incidents(first: 1) { nodes { code } } incidentStats(groupBy: MONTH) { groupCount } }');
    expect(errors?.map(({ extensions }) => extensions.code)).toContain('TIMED_OUT');
    // Other connections' statements that still run would be waiting for the lock.
    expect(await whole.database.sql(`select query from pg_stat_activity where datname = current_database() and state = 'active' and wait_event_type = 'Lock'`)).toEqual([]);
  } finally {
    await blocker.query('rollback');
    await blocker.end();
  }
});

function afterAllRemoved(folder: string): void {
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
}
