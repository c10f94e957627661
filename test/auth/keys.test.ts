import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { createApiKey, revokeApiKey } from '../../server/auth/apiKeys.ts';
import { ANONYMOUS, PROGRAM } from '../../server/viewer.ts';
import { openTestDesk, post, type TestDesk } from '../http/desk.ts';

let desk: TestDesk;

beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

const withKey = (key: string) => post(desk.url, '{ whoami }', { headers: { authorization: `Bearer ${key}` } });

test('a key speaks for its role, and only its hash is stored', async () => {
  const { id, secret } = await createApiKey(desk.database.db, PROGRAM, { name: 'Airwars', role: 'PARTNER' });
  expect(secret).toMatch(/^cdk_[\w-]{43}$/);
  expect((await withKey(secret)).body.data).toEqual({ whoami: 'KEY PARTNER Airwars' });
  const [row] = await desk.database.sql<Record<string, unknown>>('select * from api_key where id = $1', [id]);
  expect(row).toMatchObject({ hash: createHash('sha256').update(secret).digest('hex'), prefix: secret.slice(0, 10) });
  expect(JSON.stringify(row)).not.toContain(secret);
  expect(row?.['last_used_at']).toBeInstanceOf(Date);
});

test('a key that was revoked, is unknown or is none is refused, never taken for an anonymous reader', async () => {
  const { id, secret } = await createApiKey(desk.database.db, PROGRAM, { name: 'Old', role: 'PARTNER' });
  await revokeApiKey(desk.database.db, PROGRAM, id);
  for (const key of [secret, `cdk_${'x'.repeat(43)}`, 'something']) {
    const { status, body, headers } = await withKey(key);
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toBe('Bearer');
    expect(body).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(body.data).toBeUndefined();
  }
  const basic = await post(desk.url, '{ whoami }', { headers: { authorization: 'Basic YTpi' } });
  expect(basic.body.errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  await expect(revokeApiKey(desk.database.db, PROGRAM, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('without key or cookie one is an anonymous reader', async () => {
  expect((await post(desk.url, '{ whoami }')).body.data).toEqual({ whoami: 'ANONYMOUS READER anonymous' });
});

test('only administrators make and revoke keys', async () => {
  const editor = { id: null, kind: 'USER', name: 'E', role: 'EDITOR' } as const;
  await expect(createApiKey(desk.database.db, editor, { name: 'x', role: 'ADMIN' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(createApiKey(desk.database.db, ANONYMOUS, { name: 'x', role: 'ADMIN' })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  await expect(revokeApiKey(desk.database.db, editor, 'x')).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
