import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { keyCommand } from '../../cli/key.ts';
import { userCommand } from '../../cli/user.ts';
import { openTestDesk, post, type TestDesk } from '../http/desk.ts';
import { signIn } from './signIn.ts';

let desk: TestDesk;
const before = process.env['DATABASE_URL'];

beforeAll(async () => {
  desk = await openTestDesk();
  process.env['DATABASE_URL'] = desk.database.url;
});
afterAll(async () => {
  if (before === undefined) delete process.env['DATABASE_URL'];
  else process.env['DATABASE_URL'] = before;
  await desk[Symbol.asyncDispose]();
});

/** Runs a command as `desk` would, and gives the lines that it wrote to standard output. */
async function output(command: typeof userCommand, ...words: string[]): Promise<string> {
  const lines: string[] = [];
  const built = command({ result: (line) => lines.push(line), say: () => undefined });
  for (const each of [built, ...built.commands]) each.exitOverride().configureOutput({ writeErr: () => undefined });
  await built.parseAsync(words, { from: 'user' });
  return lines.join('\n');
}

test('user add prints a password that signs in, once; a second time is refused', async () => {
  const printed = await output(userCommand, 'add', 'editor@desk.example', '--role', 'EDITOR', '--name', 'Edda');
  expect(printed).toMatch(/^[\w-]+$/);
  const { cookie } = await signIn(desk.url, 'editor@desk.example', printed);
  expect((await post(desk.url, '{ whoami }', { headers: { cookie } })).body.data).toEqual({ whoami: 'USER EDITOR Edda' });
  await expect(output(userCommand, 'add', 'EDITOR@desk.example', '--role', 'EDITOR')).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
});

test('user password, disable and enable', async () => {
  const first = (await output(userCommand, 'add', 'r@desk.example', '--role', 'REVIEWER'));
  const second = (await output(userCommand, 'password', 'r@desk.example'));
  expect((await signIn(desk.url, 'r@desk.example', first)).status).toBe(401);
  expect((await signIn(desk.url, 'r@desk.example', second)).status).toBe(200);
  expect(await output(userCommand, 'disable', 'r@desk.example')).toBe('');
  expect((await signIn(desk.url, 'r@desk.example', second)).status).toBe(403);
  await output(userCommand, 'enable', 'r@desk.example');
  expect((await signIn(desk.url, 'r@desk.example', second)).status).toBe(200);
  await expect(output(userCommand, 'disable', 'nobody@desk.example')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('key create, list and revoke', async () => {
  const secret = (await output(keyCommand, 'create', 'Airwars', '--role', 'PARTNER'));
  const ask = () => post(desk.url, '{ whoami }', { headers: { authorization: `Bearer ${secret}` } });
  expect((await ask()).body.data).toEqual({ whoami: 'KEY PARTNER Airwars' });
  const listed = JSON.parse(await output(keyCommand, 'list')) as Record<string, unknown>;
  expect(listed).toMatchObject({ name: 'Airwars', role: 'PARTNER', prefix: secret.slice(0, 10), revokedAt: null });
  expect(Object.keys(listed)).not.toContain('hash');
  await output(keyCommand, 'revoke', String(listed['id']));
  expect((await ask()).status).toBe(401);
  await expect(output(keyCommand, 'revoke', 'nonsense')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test.each([['add', 'x@desk.example', '--role', 'KING'], ['add', 'x@desk.example'], ['add', 'not an address', '--role', 'READER']])('%s %s %s %s is refused', async (...words) => {
  await expect(output(userCommand, ...words)).rejects.toThrow(/--role|not an e-mail address/);
});
