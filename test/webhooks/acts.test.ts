import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { record } from '../support/incidents.ts';
import type { Role } from '../../prisma/client/enums.ts';
import type { Answer } from '../support/desk.ts';
import { openOffice, type Office } from './office.ts';
import { startReceiver, type Receiver } from './receiver.ts';

// What keepers do, by the API's own mutations.

let receiver: Receiver;
let office: Office;
beforeAll(async () => {
  receiver = await startReceiver();
  office = await openOffice([receiver], { WEBHOOK_LIMIT: 9 });
});
afterAll(async () => {
  await office[Symbol.asyncDispose]();
  await receiver[Symbol.asyncDispose]();
});

interface Made {
  webhook: { id: string; version: number };
  secret: string;
}

async function make(input: object = {}, role: Role = 'PARTNER'): Promise<Made> {
  const { createWebhook } = await office.get<{ createWebhook: Made }>('mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) { webhook { id version } secret } }', { input: { url: receiver.url, ...input } }, role);
  return createWebhook;
}

function act(name: string, input: object, role: Role = 'PARTNER', selection = 'webhook { state version }', type = 'WebhookActInput'): Promise<Answer> {
  return office.ask(`mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} } }`, { input }, role);
}

const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions.code;

test('the secret is in the answer to the making and nowhere else', async () => {
  const { webhook, secret } = await make({ clientMutationId: 'once' });
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(await make({ clientMutationId: 'once' })).toEqual({ webhook, secret });
  const stored = await office.database.sql<{ row: string }>(`
    select row_to_json(s)::text as row from webhook_secret s union all select row_to_json(w)::text from webhook w
    union all select row_to_json(a)::text from audit_entry a union all select row_to_json(m)::text from client_mutation m`);
  expect(stored.length).toBeGreaterThan(3);
  expect(stored.filter(({ row }) => row.includes(secret.slice(6, 40)))).toEqual([]);
});

describe('another\'s webhook', () => {
  test('is not there for a partner, can be read by the desk, and changed by an administrator', async () => {
    const { webhook: { id, version } } = await make({}, 'EDITOR');
    const read = `query ($id: ID!) { webhook(id: $id) { url deliveries { totalCount } } node(id: $id) { id } }`;
    expect((await office.ask(read, { id }, 'PARTNER')).data).toEqual({ webhook: null, node: null });
    expect(await office.ask(read, { id })).toMatchObject({ data: { webhook: null, node: null }, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect((await office.ask(read, { id }, 'REVIEWER')).data).toEqual({ webhook: { url: receiver.url, deliveries: { totalCount: 0 } }, node: { id } });
    for (const name of ['deleteWebhook', 'disableWebhook', 'rotateWebhookSecret']) {
      const selection = 'webhook { id }';
      expect([name, codeOf(await act(name, { id, expectedVersion: version }, 'PARTNER', selection)), codeOf(await act(name, { id, expectedVersion: version }, 'REVIEWER', selection))]).toEqual([name, 'NOT_FOUND', 'FORBIDDEN']);
    }
    expect((await act('disableWebhook', { id, expectedVersion: version }, 'ADMIN')).data).toEqual({ disableWebhook: { webhook: { state: 'DISABLED', version: 2 } } });
  });

  test('its deliveries can\'t be guessed into', async () => {
    const { webhook: { id } } = await make({}, 'EDITOR');
    const { data } = await act('pingWebhook', { id }, 'EDITOR', 'delivery { id }', 'PingWebhookInput');
    const delivery = (data as unknown as { pingWebhook: { delivery: { id: string } } }).pingWebhook.delivery.id;
    const read = 'query ($id: ID!) { node(id: $id) { id } }';
    expect((await office.ask(read, { id: delivery }, 'PARTNER')).data).toEqual({ node: null });
    expect((await office.ask(read, { id: delivery }, 'EDITOR')).data).toEqual({ node: { id: delivery } });
    const own = await make();
    expect(codeOf(await act('redeliverWebhook', { id: own.webhook.id, delivery }, 'PARTNER', 'webhook { id }', 'RedeliverWebhookInput'))).toBe('NOT_FOUND');
  });
});

test('who acts on an old version is told what happened', async () => {
  const { webhook: { id } } = await make();
  expect(codeOf(await act('disableWebhook', { id, expectedVersion: 1 }))).toBeUndefined();
  const { errors } = await act('enableWebhook', { id, expectedVersion: 1 });
  expect(errors).toMatchObject([{ message: expect.stringContaining('you did "disable webhook"'), extensions: { code: 'STALE' } }]);
  expect(codeOf(await act('enableWebhook', { id, expectedVersion: 2 }))).toBeUndefined();
  expect(codeOf(await act('enableWebhook', { id, expectedVersion: 3 }))).toBe('NOT_POSSIBLE');
});

test('what is absent stays, null clears, and a bad address is refused', async () => {
  const { webhook: { id } } = await make({ description: 'Archive', filter: { countries: ['SY'] } });
  const update = (input: object) => act('updateWebhook', { id, ...input }, 'PARTNER', 'webhook { description filter url version }', 'UpdateWebhookInput');
  expect((await update({ expectedVersion: 1, description: null })).data).toEqual({ updateWebhook: { webhook: { description: null, filter: { countries: ['SY'] }, url: receiver.url, version: 2 } } });
  expect((await update({ expectedVersion: 2, filter: null })).data).toMatchObject({ updateWebhook: { webhook: { filter: null, version: 3 } } });
  expect(codeOf(await update({ expectedVersion: 3, url: 'https://10.0.0.1/' }))).toBe('BAD_USER_INPUT');
  expect(codeOf(await update({ expectedVersion: 3, url: null }))).toBe('BAD_USER_INPUT');
});

test('a deleted one stays as a tombstone that nothing wakes', async () => {
  const { webhook: { id } } = await make();
  expect((await act('deleteWebhook', { id, expectedVersion: 1 })).data).toEqual({ deleteWebhook: { webhook: { state: 'DELETED', version: 2 } } });
  const { data } = await office.ask('query ($id: ID!) { webhook(id: $id) { state } webhooks(first: 100) { nodes { id } } }', { id }, 'PARTNER');
  expect(data).toMatchObject({ webhook: { state: 'DELETED' } });
  expect(JSON.stringify(data)).not.toContain(id);
  expect(codeOf(await act('enableWebhook', { id, expectedVersion: 2 }))).toBe('NOT_POSSIBLE');
  expect(codeOf(await act('pingWebhook', { id }, 'PARTNER', 'delivery { id }', 'PingWebhookInput'))).toBe('NOT_POSSIBLE');
  expect(await office.database.sql('select 1 from webhook_secret s join webhook w on w.id = s.webhook_id where w.state = $1', ['DELETED'])).toEqual([]);
});

test('so many secrets sign at once and no more', async () => {
  const { webhook: { id } } = await make();
  const codes = [];
  for (let version = 1; version <= 4; version += 1) codes.push(codeOf(await act('rotateWebhookSecret', { id, expectedVersion: version }, 'PARTNER', 'secret')));
  expect(codes).toEqual([undefined, undefined, undefined, 'NOT_POSSIBLE']);
});

test('what is sent again is a cursor or a delivery, never both', async () => {
  const { webhook: { id } } = await make();
  for (const input of [{ id }, { id, after: 'x', delivery: id }]) expect(codeOf(await act('redeliverWebhook', input, 'PARTNER', 'webhook { id }', 'RedeliverWebhookInput'))).toBe('BAD_USER_INPUT');
  expect(codeOf(await act('redeliverWebhook', { id, after: Buffer.from('change:99999').toString('base64url') }, 'PARTNER', 'webhook { id }', 'RedeliverWebhookInput'))).toBe('CURSOR_AHEAD');
});

test('a keeper has so many and no more, also when asking for all at once', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => office.ask('mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) { secret } }', { input: { url: receiver.url } }, 'REVIEWER')));
  expect(answers.map((answer) => codeOf(answer) ?? 'OK').toSorted()).toEqual([...Array<string>(3).fill('NOT_POSSIBLE'), ...Array<string>(9).fill('OK')]);
});

test('the log is paged, and filtered by type and by what failed', async () => {
  const { id } = await office.subscribe(receiver, { url: `${receiver.url}/log` });
  await office.deliver();
  await record(office.database.db, [{ day: '2017-06-05', grade: 'WEAK' }, { day: '2017-06-05', grade: 'WEAK' }, { day: '2017-06-05', grade: 'WEAK' }]);
  await office.until(id, ({ delivered }) => delivered === 3);
  const global = Buffer.from(`Webhook:${id}`).toString('base64url');
  const read = (args: string) => office.get<{ webhook: { deliveries: { totalCount: number; pageInfo: { endCursor: string; hasNextPage: boolean }; nodes: { messageId: string }[] } } }>(
    `query ($id: ID!) { webhook(id: $id) { deliveries(${args}) { totalCount pageInfo { endCursor hasNextPage } nodes { messageId type body cursor attempts { status milliseconds } } } } }`, { id: global }, 'ADMIN');
  const { webhook: { deliveries: first } } = await read('first: 2');
  expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true }, nodes: [{ type: 'incident.created', attempts: [{ status: 204 }] }, {}] });
  const { webhook: { deliveries: rest } } = await read(`first: 2, after: "${first.pageInfo.endCursor}"`);
  expect([...first.nodes, ...rest.nodes].map(({ messageId }) => messageId)).toEqual(receiver.received.filter(({ path }) => path.endsWith('/log')).map((each) => each.id).toReversed());
  expect((await read('filter: { undelivered: true }')).webhook.deliveries.totalCount).toBe(0);
  expect((await read('filter: { types: ["webhook.ping"] }')).webhook.deliveries.totalCount).toBe(0);
});
