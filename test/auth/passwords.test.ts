import { expect, test } from '@jest/globals';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generatePassword, hashPassword, verifyPassword } from '../../server/auth/passwords.ts';
import { authSecret } from '../../server/auth/secret.ts';

test('a password matches its own hash only, and no two hashes are alike', async () => {
  const [one, two] = await Promise.all([hashPassword('pässword of mine'), hashPassword('pässword of mine')]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/);
  expect(one).not.toBe(two);
  expect(await verifyPassword('pässword of mine', one)).toBe(true);
  expect(await verifyPassword('pa\u0308ssword of mine', one)).toBe(true);
  expect(await verifyPassword('password of mine', one)).toBe(false);
});

test.each(['', 'plain', '$2b$10$abc', '$argon2id$v=19$m=99999999,t=1,p=1$c2FsdHNhbHQ$dGFn'])('%p matches nothing', async (hash) => {
  expect(await verifyPassword('', hash)).toBe(false);
  expect(await verifyPassword('plain', hash)).toBe(false);
});

test('a hash made elsewhere with other costs is understood', async () => {
  // argon2 (reference program): echo -n password | argon2 somesalt -id -t 2 -k 65536 -p 1
  const reference = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
  expect(await verifyPassword('password', reference)).toBe(true);
  expect(await verifyPassword('passwort', reference)).toBe(false);
});

test('generated passwords are long, readable and never the same', () => {
  const made = Array.from({ length: 100 }, generatePassword);
  expect(new Set(made).size).toBe(100);
  for (const password of made) expect(password).toMatch(/^([2-9a-km-np-z]{5}-){3}[2-9a-km-np-z]{5}$/);
});

test('the secret is made once, kept for its owner only, and may be given instead', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'desk-secret-'));
  const secrets = await Promise.all([1, 2, 3, 4].map(() => authSecret({ DATA_DIR: join(folder, 'new') })));
  expect(new Set(secrets).size).toBe(1);
  expect(secrets[0]?.length).toBeGreaterThanOrEqual(43);
  expect((await stat(join(folder, 'new/auth-secret'))).mode & 0o777).toBe(0o600);
  expect((await readFile(join(folder, 'new/auth-secret'), 'utf8')).trim()).toBe(secrets[0]);
  expect(await authSecret({ DATA_DIR: '/nowhere', AUTH_SECRET: 'given' })).toBe('given');
  await rm(folder, { recursive: true });
});
