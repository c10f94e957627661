import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { getNamedType, isLeafType, type GraphQLObjectType } from 'graphql';
import { Webhook } from 'standardwebhooks';
import { writeFeedCursor } from '../../server/changes/read.ts';
import { createSchema } from '../../server/graphql.ts';
import { pingWebhook } from '../../server/webhooks/ping.ts';
import { redeliverWebhook } from '../../server/webhooks/redeliver.ts';
import { rotateWebhookSecret } from '../../server/webhooks/rotate.ts';
import { record } from '../support/incidents.ts';
import { openOffice, type Office } from './office.ts';
import { seqOf, startReceiver, type Receiver } from './receiver.ts';

let receivers: Receiver[];
let office: Office;
beforeAll(async () => {
  receivers = await Promise.all([startReceiver(), startReceiver(), startReceiver()]);
  office = await openOffice(receivers, { WEBHOOK_OVERLAP_HOURS: 1 });
  await office.deliver();
});
afterAll(async () => {
  await office[Symbol.asyncDispose]();
  for (const receiver of receivers) await receiver[Symbol.asyncDispose]();
});
beforeEach(async () => {
  await office.database.sql(`update webhook set state = 'DELETED', stopped_at = now() where state <> 'DELETED'`);
  for (const receiver of receivers) {
    receiver.received.length = 0;
    receiver.answer((_received, response) => void response.writeHead(204).end());
  }
});

const [JUNE, JULY] = ['2017-06-05', '2017-07-05'];

/** As a receiver checks it, over the bytes that came. */
function verified({ body, headers }: Receiver['received'][number], secret: string): unknown {
  return new Webhook(secret).verify(body.toString('utf8'), headers as Record<string, string>);
}

test('a change is sent once, signed over the exact bytes, in the shape that the feed has it', async () => {
  const [receiver] = receivers as [Receiver];
  const { secret } = await office.subscribe(receiver);
  await record(office.database.db, [{ day: JUNE, grade: 'FAIR', killed: [3, 5], country: 'SY', parties: ['Example Force'] }]);
  const [message] = (await receiver.count(1)) as [Receiver['received'][number]];
  expect(verified(message, secret)).toEqual(message.json);
  expect(message.headers).toMatchObject({ 'content-type': 'application/json', 'user-agent': expect.stringMatching(/^CasualtyDesk/) });
  expect(() => verified({ ...message, body: Buffer.from(message.body.toString('utf8').replace('FAIR', 'WEAK')) }, secret)).toThrow(/No matching signature/);
  expect(() => verified({ ...message, headers: { ...message.headers, 'webhook-timestamp': '1500000000' } }, secret)).toThrow(/too old/);

  const fields = Object.values(((await createSchema()).getType('Change') as GraphQLObjectType).getFields()).filter(({ type }) => isLeafType(getNamedType(type))).map(({ name }) => name);
  const { changes } = await office.get<{ changes: { nodes: Record<string, unknown>[] } }>(`{ changes(first: 500) { nodes { ${fields.join(' ')} } } }`, {}, 'PARTNER');
  const last = changes.nodes.at(-1);
  expect(message.json).toEqual({ type: 'incident.created', timestamp: last?.['at'], data: last });
  expect(receiver.received).toHaveLength(1);
});

test('each message of one endpoint comes after the one before, in commit order, and none twice', async () => {
  const [receiver] = receivers as [Receiver];
  let open = 0;
  let most = 0;
  receiver.answer(async (_received, response) => {
    most = Math.max(most, (open += 1));
    await new Promise((resolve) => setTimeout(resolve, 3));
    open -= 1;
    response.writeHead(200).end();
  });
  const { id } = await office.subscribe(receiver);
  await Promise.all(Array.from({ length: 20 }, () => record(office.database.db, [{ day: JUNE, grade: 'WEAK', killed: [1, 1] }, { day: JULY, grade: 'WEAK', killed: [1, 1] }])));
  await receiver.count(40);
  const row = await office.until(id, ({ delivered }) => delivered === 40);
  expect(receiver.received.map(seqOf)).toEqual(Array.from({ length: 40 }, (_, index) => row.position - 39n + BigInt(index)));
  expect(new Set(receiver.received.map((each) => each.id)).size).toBe(40);
  expect(most).toBe(1);
});

test('a slow endpoint delays itself only', async () => {
  const [slow, quick] = receivers as [Receiver, Receiver];
  const release = Promise.withResolvers<void>();
  slow.answer(async (_received, response) => {
    await release.promise;
    response.writeHead(200).end();
  });
  await office.subscribe(slow);
  await office.subscribe(quick);
  for (let n = 0; n < 10; n += 1) await record(office.database.db, [{ day: JUNE, grade: 'WEAK', killed: [n, n] }]);
  await quick.count(10);
  expect(slow.received).toHaveLength(1);
  release.resolve();
  await slow.count(10);
});

test('the filter decides what is sent, and what it passes over is settled', async () => {
  const [receiver] = receivers as [Receiver];
  const { id } = await office.subscribe(receiver, { filter: { countries: ['SY'], grades: ['FAIR'], parties: ['Other Force'], kinds: ['INCIDENT_CREATED'] } });
  const there = { country: 'SY', parties: ['Other Force'] };
  const [, wanted] = await record(office.database.db, [
    { day: JUNE, grade: 'FAIR', ...there, country: 'IQ' }, { day: JUNE, grade: 'FAIR', ...there }, { day: JUNE, grade: 'WEAK', ...there }, { day: JUNE, grade: 'FAIR', country: 'SY', parties: ['Example Force'] },
  ]);
  await receiver.count(1);
  const [last] = await office.database.sql<{ seq: string }>('select max(seq) as seq from change');
  await office.until(id, ({ position }) => position === BigInt(last!.seq));
  expect(receiver.received.map(({ json }) => json.data['code'])).toEqual([wanted!.code]);
});

test('during a rotation both secrets sign, and after it the new one alone', async () => {
  const [receiver] = receivers as [Receiver];
  const { id, secret: old, viewer } = await office.subscribe(receiver);
  const { secret: fresh } = await rotateWebhookSecret(office.acting(viewer), id, 1);
  await record(office.database.db, [{ day: JUNE, grade: 'WEAK' }]);
  const [during] = await receiver.count(1);
  expect(String(during!.headers['webhook-signature']).split(' ')).toHaveLength(2);
  expect(verified(during!, old)).toEqual(verified(during!, fresh));

  await office.database.sql('update webhook_secret set expires_at = now() where webhook_id = $1 and expires_at is not null', [id]);
  await record(office.database.db, [{ day: JUNE, grade: 'WEAK' }]);
  const [, later] = await receiver.count(2);
  expect(verified(later!, fresh)).toMatchObject({ type: 'incident.created' });
  expect(() => verified(later!, old)).toThrow(/No matching signature/);
});

describe('what is asked for', () => {
  test('a ping is signed, comes at once, and its answer is in the log', async () => {
    const [receiver] = receivers as [Receiver];
    receiver.answer((_received, response) => void response.writeHead(200).end(`thanks\0${'x'.repeat(10_000)}`));
    const { id, secret, viewer } = await office.subscribe(receiver);
    const ping = await pingWebhook(office.acting(viewer), id, 'ping-1');
    expect(await pingWebhook(office.acting(viewer), id, 'ping-1')).toMatchObject({ id: ping.id });
    const [message] = await receiver.count(1);
    expect(verified(message!, secret)).toMatchObject({ type: 'webhook.ping' });
    await office.until(id, ({ delivered }) => delivered === 1);
    const tries = await office.database.db.webhookAttempt.findMany({ where: { deliveryId: ping.id } });
    expect(tries).toMatchObject([{ status: 200, error: null, answer: `thanks\u{fffd}${'x'.repeat(2_048 - 7)}` }]);
    expect(receiver.received).toHaveLength(1);
  });

  test('one delivery comes again with its id, out of turn', async () => {
    const [receiver] = receivers as [Receiver];
    const { id, viewer } = await office.subscribe(receiver);
    await record(office.database.db, [{ day: JUNE, grade: 'WEAK' }, { day: JULY, grade: 'WEAK' }]);
    await office.until(id, ({ delivered }) => delivered === 2);
    const first = await office.database.db.webhookDelivery.findFirstOrThrow({ where: { webhookId: id }, orderBy: { seq: 'asc' } });
    const { position } = await redeliverWebhook(office.acting(viewer), id, { deliveryId: first.id });
    await office.until(id, ({ delivered }) => delivered === 3);
    expect(receiver.received.map((each) => each.id)).toEqual([first.messageId, expect.anything(), first.messageId]);
    expect(receiver.received[2]?.body).toEqual(receiver.received[0]?.body);
    expect((await office.webhook(id)).position).toBe(position);
    expect(await office.database.db.webhookDelivery.findUniqueOrThrow({ where: { id: first.id } })).toMatchObject({ state: 'DELIVERED', attempts: 2, asked: false });
  });

  test('everything behind a cursor comes again, in order, with the ids that it had', async () => {
    const [receiver] = receivers as [Receiver];
    const { id, viewer, webhook } = await office.subscribe(receiver);
    await record(office.database.db, [{ day: JUNE, grade: 'WEAK' }, { day: JULY, grade: 'WEAK' }, { day: JULY, grade: 'FAIR' }]);
    await office.until(id, ({ delivered }) => delivered === 3);
    await redeliverWebhook(office.acting(viewer), id, { after: writeFeedCursor(webhook.position + 1n) });
    await office.until(id, ({ delivered }) => delivered === 5);
    const ids = receiver.received.map((each) => each.id);
    expect(ids.slice(3)).toEqual(ids.slice(1, 3));
    expect(await office.database.db.webhookDelivery.count({ where: { webhookId: id } })).toBe(3);
  });

  test('a new endpoint can begin anywhere in the feed', async () => {
    const [receiver] = receivers as [Receiver];
    await record(office.database.db, [{ day: JUNE, grade: 'WEAK' }, { day: JULY, grade: 'WEAK' }]);
    const [last] = await office.database.sql<{ seq: string }>('select max(seq) as seq from change');
    await office.subscribe(receiver, { after: writeFeedCursor(BigInt(last!.seq) - 1n) });
    const [message] = await receiver.count(1);
    expect(seqOf(message!)).toBe(BigInt(last!.seq));
  });
});
