import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createUser } from '../../server/auth/users.ts';
import { PROGRAM } from '../../server/viewer.ts';
import { totp } from '../support/totp.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { signIn } from './signIn.ts';

// Users, invitations, keys and second factors as an administrator and the users themselves handle them.

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

const PASSWORD = 'correct horse battery staple';
interface Account { id: string; email: string; version: number; sessions: number; lockedUntil: string | null; disabledAt: string | null; role: string; twoFactorEnabled: boolean }

async function account(email: string, role: 'REVIEWER' | 'EDITOR' | 'ADMIN' = 'REVIEWER'): Promise<Account> {
  await createUser(desk.database.db, PROGRAM, { email, role, name: email, password: PASSWORD });
  return find(email);
}

async function find(email: string): Promise<Account> {
  const { users } = await desk.get<{ users: { nodes: Account[] } }>(`{ users(first: 100) { nodes { id email role version sessions lastSeenAt lockedUntil disabledAt twoFactorEnabled } } }`, {}, 'ADMIN');
  return users.nodes.find((user) => user.email === email)!;
}

/** Asked with a session's cookie, as the console does. */
async function as(cookie: string, query: string): Promise<{ data?: Record<string, unknown>; errors?: { message: string; extensions: { code: string } }[] }> {
  const response = await fetch(`${desk.server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', cookie, origin: desk.server.url }, body: JSON.stringify({ query }) });
  const { data, errors } = (await response.json()) as Awaited<ReturnType<typeof as>>;
  return { ...(data && { data }), ...(errors && { errors }) };
}

const post = (path: string, cookie: string, body: object) => fetch(`${desk.server.url}/api/auth/${path}`, { method: 'POST', headers: { 'content-type': 'application/json', origin: desk.server.url, cookie }, body: JSON.stringify(body) });
const code = async (query: string, variables: object = {}) => (await desk.ask(query, variables, 'ADMIN')).errors?.[0]?.extensions.code;
const deeds = async (id: string) => (await desk.database.db.auditEntry.findMany({ where: { subjectId: Buffer.from(id, 'base64url').toString().split(':')[1]! }, orderBy: { at: 'asc' } })).map(({ deed }) => deed);

const INVITE = `mutation ($email: String!, $role: Role!, $key: String) { inviteUser(input: { email: $email, role: $role, clientMutationId: $key }) { token ticket { id email role } } }`;
const ACCEPT = `mutation ($token: String!) { acceptInvitation(input: { token: $token, name: "Amal", password: "${PASSWORD}" }) }`;

test('an invitation makes a user once, by a token that is shown once and kept as a hash', async () => {
  const variables = { email: 'Amal@desk.example', role: 'EDITOR', key: 'invite-1' };
  const { inviteUser } = await desk.get<{ inviteUser: { token: string; ticket: { email: string } } }>(INVITE, variables, 'ADMIN');
  expect(inviteUser).toMatchObject({ token: expect.stringMatching(/^[\w-]{43}$/), ticket: { email: 'amal@desk.example', role: 'EDITOR' } });
  expect(await desk.get(INVITE, variables, 'ADMIN')).toMatchObject({ inviteUser: { token: null } });
  const [{ found }] = await desk.database.sql<{ found: boolean }>(`select exists (select 1 from ticket t where t::text like '%' || $1 || '%') or exists (select 1 from client_mutation c where c::text like '%' || $1 || '%') as found`, [inviteUser.token]) as [{ found: boolean }];
  expect(found).toBe(false);
  const answers = await Promise.all([1, 2].map(() => desk.ask(ACCEPT, { token: inviteUser.token })));
  expect(answers.map(({ data, errors }) => String(data?.['acceptInvitation'] ?? errors?.[0]?.extensions.code)).toSorted()).toEqual(['NOT_POSSIBLE', 'amal@desk.example']);
  const { cookie } = await signIn(desk.server.url, 'amal@desk.example', PASSWORD);
  expect(await as(cookie, '{ viewer { name role } }')).toEqual({ data: { viewer: { name: 'Amal', role: 'EDITOR' } } });
  expect(await deeds((await find('amal@desk.example')).id)).toEqual(['accept invitation']);
});

test('an invitation that ran out, was revoked or replaced lets nobody in', async () => {
  const invite = async () => (await desk.get<{ inviteUser: { token: string; ticket: { id: string } } }>(INVITE, { email: 'late@desk.example', role: 'REVIEWER' }, 'ADMIN')).inviteUser;
  const refused = async (token: string) => (await desk.ask(ACCEPT, { token })).errors?.[0]?.extensions.code;
  const [first, second] = [await invite(), await invite()];
  expect(await refused(first.token)).toBe('NOT_POSSIBLE');
  await desk.get(`mutation ($id: ID!) { revokeTicket(id: $id) }`, { id: second.ticket.id }, 'ADMIN');
  expect(await refused(second.token)).toBe('NOT_POSSIBLE');
  const third = await invite();
  await desk.database.sql(`update ticket set expires_at = now() - interval '1 second' where revoked_at is null and used_at is null`);
  expect(await refused(third.token)).toBe('NOT_POSSIBLE');
  expect(await desk.get(`{ tickets { email } }`, {}, 'ADMIN')).toEqual({ tickets: [] });
  expect(await code(INVITE, { email: 'partner@desk.example', role: 'PARTNER' })).toBe('BAD_USER_INPUT');
  await account('there@desk.example');
  expect(await code(INVITE, { email: 'there@desk.example', role: 'EDITOR' })).toBe('ALREADY_EXISTS');
});

test('a lost password is set anew by a token, and every session ends', async () => {
  const { id } = await account('lost@desk.example');
  const { cookie } = await signIn(desk.server.url, 'lost@desk.example', PASSWORD);
  const { issuePasswordReset: { token } } = await desk.get<{ issuePasswordReset: { token: string } }>(`mutation ($id: ID!) { issuePasswordReset(userId: $id) { token } }`, { id }, 'ADMIN');
  const redeem = (password: string) => desk.ask(`mutation ($token: String!, $password: String!) { redeemPasswordReset(input: { token: $token, password: $password }) }`, { token, password });
  expect((await redeem('short')).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  expect(await as(cookie, '{ viewer { role } }')).toEqual({ data: { viewer: { role: 'REVIEWER' } } });
  expect((await redeem('a new and longer password')).data).toEqual({ redeemPasswordReset: 'lost@desk.example' });
  expect(await as(cookie, '{ viewer { role } }')).toEqual({ data: { viewer: { role: 'READER' } } });
  expect((await redeem('another password again')).errors?.[0]?.extensions.code).toBe('NOT_POSSIBLE');
  expect((await signIn(desk.server.url, 'lost@desk.example', 'a new and longer password')).status).toBe(200);
});

test('roles change at once, accounts are closed and signed out everywhere, each with the version that was seen', async () => {
  const { id, version } = await account('basel@desk.example');
  const { cookie } = await signIn(desk.server.url, 'basel@desk.example', PASSWORD);
  await signIn(desk.server.url, 'basel@desk.example', PASSWORD);
  expect(await find('basel@desk.example')).toMatchObject({ sessions: 2 });
  const role = `mutation ($id: ID!, $version: Int) { setUserRole(input: { id: $id, expectedVersion: $version, role: EDITOR }) { role version } }`;
  expect(await desk.get(role, { id, version }, 'ADMIN')).toEqual({ setUserRole: { role: 'EDITOR', version: version + 1 } });
  expect(await as(cookie, '{ viewer { role } }')).toEqual({ data: { viewer: { role: 'EDITOR' } } });
  expect(await code(role, { id, version })).toBe('STALE');
  expect(await desk.get(`mutation ($id: ID!) { signOutUser(userId: $id) }`, { id }, 'ADMIN')).toEqual({ signOutUser: 2 });
  expect(await as(cookie, '{ viewer { role } }')).toEqual({ data: { viewer: { role: 'READER' } } });
  expect(await desk.get(`mutation ($id: ID!) { disableUser(input: { id: $id }) { disabledAt } }`, { id }, 'ADMIN')).toEqual({ disableUser: { disabledAt: expect.any(String) } });
  expect((await signIn(desk.server.url, 'basel@desk.example', PASSWORD)).status).toBe(403);
  expect(await deeds(id)).toEqual(['create user', 'change role', 'sign out everywhere', 'close account']);
});

test('the last administrator can neither be closed nor demoted, not by two at once either', async () => {
  const admins = [await account('one@desk.example', 'ADMIN'), await account('two@desk.example', 'ADMIN')];
  const demote = (id: string) => desk.ask(`mutation ($id: ID!) { setUserRole(input: { id: $id, role: REVIEWER }) { id } }`, { id }, 'ADMIN');
  const codes = (await Promise.all(admins.map(({ id }) => demote(id)))).map(({ errors }) => errors?.[0]?.extensions.code ?? 'OK');
  expect(codes.toSorted()).toEqual(['NOT_POSSIBLE', 'OK']);
});

test('who is locked out for wrong passwords is seen, and let in again', async () => {
  const { id } = await account('locked@desk.example');
  for (let tries = 0; tries < 11; tries += 1) await signIn(desk.server.url, 'locked@desk.example', 'wrong password');
  expect((await signIn(desk.server.url, 'locked@desk.example', PASSWORD)).status).toBe(429);
  expect(Date.parse((await find('locked@desk.example')).lockedUntil!)).toBeGreaterThan(Date.now());
  expect(await desk.get(`mutation ($id: ID!) { unlockUser(userId: $id) { lockedUntil } }`, { id }, 'ADMIN')).toEqual({ unlockUser: { lockedUntil: null } });
  expect((await signIn(desk.server.url, 'locked@desk.example', PASSWORD)).status).toBe(200);
});

test('keys are made, listed without themselves, and revoked', async () => {
  const make = `mutation { createApiKey(input: { name: "Partner", role: PARTNER, clientMutationId: "key-1" }) { id secret } }`;
  const { createApiKey: { id, secret } } = await desk.get<{ createApiKey: { id: string; secret: string } }>(make, {}, 'ADMIN');
  expect(await desk.get(make, {}, 'ADMIN')).toEqual({ createApiKey: { id, secret: '' } });
  const ask = async () => (await fetch(`${desk.server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` }, body: '{"query":"{ viewer { role } }"}' })).status;
  expect(await ask()).toBe(200);
  const { apiKeys } = await desk.get<{ apiKeys: { id: string; prefix: string }[] }>(`{ apiKeys { id name role prefix lastUsedAt revokedAt } }`, {}, 'ADMIN');
  expect(apiKeys.find((key) => key.id === id)).toMatchObject({ name: 'Partner', prefix: secret.slice(0, 10), revokedAt: null });
  await desk.get(`mutation ($id: ID!) { revokeApiKey(id: $id) }`, { id }, 'ADMIN');
  expect(await ask()).toBe(401);
  expect(await deeds(id)).toEqual(['create key', 'revoke key']);
});

const cookiesOf = (response: Response) => response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).filter((cookie) => !cookie!.endsWith('=')).join('; ');

test('a second factor is set up, asked for at the next sign-in, and replaced by a backup code once', async () => {
  await account('second@desk.example');
  const { cookie } = await signIn(desk.server.url, 'second@desk.example', PASSWORD);
  const enabled = await post('two-factor/enable', cookie, { password: PASSWORD });
  const { totpURI, backupCodes } = (await enabled.json()) as { totpURI: string; backupCodes: string[] };
  expect(await find('second@desk.example')).toMatchObject({ twoFactorEnabled: false });
  expect((await post('two-factor/verify-totp', cookie, { code: totp(totpURI) })).status).toBe(200);
  expect(await find('second@desk.example')).toMatchObject({ twoFactorEnabled: true });

  const half = await signIn(desk.server.url, 'second@desk.example', PASSWORD);
  expect(half.body).toMatchObject({ twoFactorRedirect: true });
  expect(await as(half.cookie, '{ viewer { role } }')).toEqual({ data: { viewer: { role: 'READER' } } });
  expect((await post('two-factor/verify-totp', half.cookie, { code: '000000' })).status).toBe(401);
  const whole = await post('two-factor/verify-totp', half.cookie, { code: totp(totpURI) });
  expect(await as(cookiesOf(whole), '{ viewer { role } }')).toEqual({ data: { viewer: { role: 'REVIEWER' } } });

  const again = await signIn(desk.server.url, 'second@desk.example', PASSWORD);
  expect((await post('two-factor/verify-backup-code', again.cookie, { code: backupCodes[0] })).status).toBe(200);
  const third = await signIn(desk.server.url, 'second@desk.example', PASSWORD);
  expect((await post('two-factor/verify-backup-code', third.cookie, { code: backupCodes[0] })).status).toBe(401);
  const [row] = await desk.database.sql<{ secret: string; backup_codes: string }>('select secret, backup_codes from two_factor');
  expect(JSON.stringify(row)).not.toContain(backupCodes[1]);

  const { id } = await find('second@desk.example');
  expect(await desk.get(`mutation ($id: ID!) { removeSecondFactor(input: { id: $id }) { twoFactorEnabled sessions } }`, { id }, 'ADMIN')).toEqual({ removeSecondFactor: { twoFactorEnabled: false, sessions: 0 } });
  expect((await signIn(desk.server.url, 'second@desk.example', PASSWORD)).body).not.toHaveProperty('twoFactorRedirect');
});

test('where the desk asks a role for a second factor, its users do nothing before they have one', async () => {
  await account('strict@desk.example', 'EDITOR');
  const { cookie } = await signIn(desk.server.url, 'strict@desk.example', PASSWORD);
  await desk.get(`mutation { updateDesk(input: { expectedVersion: 1, reason: "After the phishing", twoFactorRoles: [EDITOR] }) { version } }`, {}, 'ADMIN');
  expect(await as(cookie, '{ viewer { role lacksSecondFactor } }')).toEqual({ data: { viewer: { role: 'EDITOR', lacksSecondFactor: true } } });
  expect(await as(cookie, '{ reviewQueue { totalCount } }')).toMatchObject({ errors: [{ message: expect.stringMatching(/second factor/), extensions: { code: 'FORBIDDEN' } }] });
  expect(await as(cookie, '{ incidents { totalCount } }')).toEqual({ data: { incidents: { totalCount: 0 } } });
  const { totpURI } = (await (await post('two-factor/enable', cookie, { password: PASSWORD })).json()) as { totpURI: string };
  const verified = await post('two-factor/verify-totp', cookie, { code: totp(totpURI) });
  expect(await as(cookiesOf(verified) || cookie, '{ reviewQueue { totalCount } }')).toEqual({ data: { reviewQueue: { totalCount: 0 } } });
});
