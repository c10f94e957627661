import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { setUserDisabled } from '../../server/auth/administer.ts';
import { createUser, ensureFirstAdmin, FIRST_ADMIN, resetPassword } from '../../server/auth/users.ts';
import { PROGRAM } from '../../server/viewer.ts';
import { openTestDesk, post, type TestDesk } from '../http/desk.ts';
import { signIn } from './signIn.ts';

let desk: TestDesk;

beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

const PASSWORD = 'correct horse battery staple';

async function newUser(email: string): Promise<string> {
  return (await createUser(desk.database.db, PROGRAM, { email, role: 'REVIEWER', name: 'Nadia', password: PASSWORD })).id;
}

async function whoami(cookie: string): Promise<unknown> {
  return (await post(desk.url, '{ whoami }', { headers: { cookie } })).body.data?.['whoami'];
}

test('the first start makes one administrator, whose password works; later starts make none', async () => {
  const starts = await Promise.all([1, 2, 3].map(() => ensureFirstAdmin(desk.database.db)));
  const [made] = starts.filter((start) => start !== null);
  expect(starts.filter((start) => start !== null)).toHaveLength(1);
  expect(made?.email).toBe(FIRST_ADMIN);
  const { cookie } = await signIn(desk.url, FIRST_ADMIN, made?.password ?? '');
  expect(await whoami(cookie)).toBe('USER ADMIN Administrator');
  expect(await ensureFirstAdmin(desk.database.db)).toBeNull();
});

test('a signed-in user is the viewer, by a cookie that scripts can\'t read', async () => {
  await newUser('nadia@desk.example');
  const { status, setCookie, cookie } = await signIn(desk.url, 'Nadia@Desk.example', PASSWORD);
  expect(status).toBe(200);
  expect(setCookie).toMatch(/HttpOnly/i);
  expect(setCookie).toMatch(/SameSite=Lax/i);
  expect(setCookie).not.toMatch(/Secure/i);
  expect(await whoami(cookie)).toBe('USER REVIEWER Nadia');
});

test('cookies are Secure where the desk is reached by https', async () => {
  const secure = await openTestDesk({ settings: { PUBLIC_URL: 'https://desk.example' }, database: desk.database });
  await newUser('secure@desk.example');
  const { setCookie, cookie } = await signIn(`http://127.0.0.1:${secure.port}`, 'secure@desk.example', PASSWORD, { origin: 'https://desk.example' });
  expect(setCookie).toMatch(/; Secure/i);
  const answer = await post(`http://127.0.0.1:${secure.port}`, '{ whoami }', { headers: { cookie } });
  expect(answer.body.data?.['whoami']).toBe('USER REVIEWER Nadia');
  expect(answer.headers.get('strict-transport-security')).toMatch(/max-age=/);
  await secure[Symbol.asyncDispose]();
});

test('a wrong password and an unknown account are refused in the same words', async () => {
  await newUser('known@desk.example');
  const wrong = await signIn(desk.url, 'known@desk.example', 'not the password');
  const unknown = await signIn(desk.url, 'nobody@desk.example', 'not the password');
  expect([wrong.status, unknown.status]).toEqual([401, 401]);
  expect(wrong.body).toEqual(unknown.body);
  expect(wrong.setCookie).toBe('');
});

test('a forged or altered cookie is nobody', async () => {
  await newUser('forged@desk.example');
  const { cookie } = await signIn(desk.url, 'forged@desk.example', PASSWORD);
  expect(await whoami(cookie)).toBe('USER REVIEWER Nadia');
  expect(await whoami(`${cookie.slice(0, -8)}AAAAAAA%3D`)).toBe('ANONYMOUS READER anonymous');
  expect(await whoami('desk.session_token=made-up.signature')).toBe('ANONYMOUS READER anonymous');
});

test('signing out ends the session, and signing in anew gives another one', async () => {
  await newUser('out@desk.example');
  const first = await signIn(desk.url, 'out@desk.example', PASSWORD);
  const second = await signIn(desk.url, 'out@desk.example', PASSWORD, { cookie: first.cookie });
  expect(second.cookie).not.toBe(first.cookie);
  const response = await fetch(`${desk.url}/api/auth/sign-out`, {
    method: 'POST', headers: { cookie: first.cookie, origin: desk.url, 'content-type': 'application/json' }, body: '{}',
  });
  expect(response.status).toBe(200);
  expect(await whoami(first.cookie)).toBe('ANONYMOUS READER anonymous');
  expect(await whoami(second.cookie)).toBe('USER REVIEWER Nadia');
});

test('a disabled user is signed out everywhere and can\'t sign in', async () => {
  const id = await newUser('disabled@desk.example');
  const { cookie } = await signIn(desk.url, 'disabled@desk.example', PASSWORD);
  await setUserDisabled(desk.database.db, PROGRAM, id, true);
  expect(await whoami(cookie)).toBe('ANONYMOUS READER anonymous');
  const again = await signIn(desk.url, 'disabled@desk.example', PASSWORD);
  expect(again.status).toBe(403);
  expect(again.setCookie).toBe('');
  expect(again.body).toMatchObject({ code: 'USER_DISABLED' });
  await setUserDisabled(desk.database.db, PROGRAM, id, false);
  expect((await signIn(desk.url, 'disabled@desk.example', PASSWORD)).status).toBe(200);
});

test('a session that is disabled behind our back in the database counts no more', async () => {
  await newUser('behind@desk.example');
  const { cookie } = await signIn(desk.url, 'behind@desk.example', PASSWORD);
  await desk.database.sql('update "user" set disabled_at = now() where email = $1', ['behind@desk.example']);
  expect(await whoami(cookie)).toBe('ANONYMOUS READER anonymous');
});

test('a reset password replaces the old one and ends the sessions', async () => {
  await newUser('lost@desk.example');
  const { cookie } = await signIn(desk.url, 'lost@desk.example', PASSWORD);
  const { password } = await resetPassword(desk.database.db, PROGRAM, 'lost@desk.example');
  expect(await whoami(cookie)).toBe('ANONYMOUS READER anonymous');
  expect((await signIn(desk.url, 'lost@desk.example', PASSWORD)).status).toBe(401);
  expect((await signIn(desk.url, 'lost@desk.example', password ?? '')).status).toBe(200);
});

test('pages of other sites can\'t sign anybody in', async () => {
  await newUser('csrf@desk.example');
  const { status, setCookie } = await signIn(desk.url, 'csrf@desk.example', PASSWORD, { origin: 'https://evil.example', cookie: 'a=b' });
  expect(status).toBe(403);
  expect(setCookie).toBe('');
});

test('a program that names no origin may sign in', async () => {
  await newUser('program@desk.example');
  const response = await fetch(`${desk.url}/api/auth/sign-in/email`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: 'program@desk.example', password: PASSWORD }),
  });
  expect(response.status).toBe(200);
});

test.each(['sign-up/email', 'update-user', 'delete-user', 'change-email', 'forget-password', 'request-password-reset'])('nobody can %s', async (path) => {
  const response = await fetch(`${desk.url}/api/auth/${path}`, {
    method: 'POST', headers: { origin: desk.url, 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'new@desk.example', password: PASSWORD, name: 'New', role: 'ADMIN' }),
  });
  expect(response.status).toBe(404);
  expect(await desk.database.sql('select 1 from "user" where email = $1', ['new@desk.example'])).toEqual([]);
});

test('ten wrong tries close an account\'s door for a while, whatever address they come from', async () => {
  await newUser('tried@desk.example');
  for (let n = 0; n < 10; n += 1) expect((await signIn(desk.url, 'tried@desk.example', 'wrong password')).status).toBe(401);
  const refused = await signIn(desk.url, 'TRIED@desk.example', PASSWORD);
  expect(refused.status).toBe(429);
  expect(refused.body).toMatchObject({ code: 'RATE_LIMITED', message: expect.stringMatching(/wait \d+ seconds/) });
  await newUser('other@desk.example');
  expect((await signIn(desk.url, 'other@desk.example', PASSWORD)).status).toBe(200);
});

test('a good password starts the count of tries anew', async () => {
  await newUser('clumsy@desk.example');
  await desk.database.sql('delete from rate_limit');
  for (let round = 0; round < 2; round += 1) {
    for (let n = 0; n < 6; n += 1) await signIn(desk.url, 'clumsy@desk.example', 'wrong password');
    expect((await signIn(desk.url, 'clumsy@desk.example', PASSWORD)).status).toBe(200);
  }
});

test('many tries from one address are slowed, and a client can\'t claim another address', async () => {
  await desk.database.sql('delete from rate_limit');
  const statuses: number[] = [];
  for (let n = 0; n < 31; n += 1) {
    statuses.push((await signIn(desk.url, `guess${n}@desk.example`, 'wrong password', { 'x-forwarded-for': `203.0.113.${n}`, 'x-desk-address': `203.0.113.${n}` })).status);
  }
  expect(statuses.slice(0, 30)).not.toContain(429);
  expect(statuses[30]).toBe(429);
});
