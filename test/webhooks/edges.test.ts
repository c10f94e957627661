import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { transact } from '../../prisma/db.ts';
import { pingWebhook } from '../../server/webhooks/ping.ts';
import { pruneLog } from '../../server/webhooks/prune.ts';
import { redeliverWebhook } from '../../server/webhooks/redeliver.ts';
import { seal, sealingKey, SealBroken, unseal } from '../../server/webhooks/secrets.ts';
import { settle } from '../../server/webhooks/settle.ts';
import { stopWebhook } from '../../server/webhooks/stop.ts';
import { takeDue } from '../../server/webhooks/take.ts';
import { writeFeedCursor } from '../../server/changes/read.ts';
import { record } from '../support/incidents.ts';
import { openOffice, type Office } from './office.ts';
import { startReceiver, type Receiver } from './receiver.ts';

// What is written down when two hold an endpoint, when it moves under a try, when keys are lost and logs grow old. Nothing delivers here
// unless a test asks for it.

let receiver: Receiver;
let office: Office;
beforeAll(async () => {
  receiver = await startReceiver();
  office = await openOffice([receiver]);
});
afterAll(async () => {
  await office[Symbol.asyncDispose]();
  await receiver[Symbol.asyncDispose]();
});
beforeEach(async () => {
  await office.database.sql(`update webhook set state = 'DELETED', stopped_at = now() where state <> 'DELETED'`);
});

const LEASE_SECONDS = 30;
const OK = { status: 200, error: null, answer: '', retryAfterMs: null, milliseconds: 1 };
const BROKEN = { ...OK, status: 500, error: 'The endpoint answered 500' };

/** An endpoint with one change to be sent, and the message as two processes may hold it at once. */
async function oneDue() {
  const { id, viewer } = await office.subscribe(receiver);
  await record(office.database.db, [{ day: '2017-06-05', grade: 'WEAK' }]);
  const [lease] = await takeDue(office.database.db, 5, LEASE_SECONDS);
  const webhook = await office.webhook(id);
  const message = { messageId: `msg_${id}`, type: 'incident.created', body: '{}', seq: webhook.position + 1n, askedId: null };
  return { id, viewer, lease: lease!, tried: { webhook, message, at: new Date() } };
}

const delivery = (webhookId: string) => office.database.db.webhookDelivery.findFirstOrThrow({ where: { webhookId }, include: { tries: true } });

test('an endpoint is held by one: a second look finds nothing until the lease is over', async () => {
  const { id, lease } = await oneDue();
  expect(await takeDue(office.database.db, 5, LEASE_SECONDS)).toEqual([]);
  await office.database.sql('update webhook set lease_until = now() where id = $1', [id]);
  expect(await takeDue(office.database.db, 5, LEASE_SECONDS)).toEqual([{ id, fence: lease.fence + 1 }]);
});

test('what somebody writes who lost the endpoint moves nothing, and the log keeps the other\'s word', async () => {
  const { id, tried } = await oneDue();
  await office.database.sql('update webhook set lease_until = now() where id = $1', [id]);
  await takeDue(office.database.db, 5, LEASE_SECONDS);
  const webhook = await office.webhook(id);
  await settle(office.database.db, { ...tried, webhook, outcome: OK }, 1);
  await settle(office.database.db, { ...tried, outcome: BROKEN }, 1);
  expect(await office.webhook(id)).toMatchObject({ position: tried.message.seq, attempts: 0, nextTryAt: null, lastError: null, delivered: 1, failed: 1 });
  expect(await delivery(id)).toMatchObject({ state: 'DELIVERED', attempts: 2, lastError: null, tries: [{ status: 200 }, { status: 500 }] });
});

test('an endpoint that is set back while a try is under way stays where it was set', async () => {
  const { id, viewer, tried } = await oneDue();
  await redeliverWebhook(office.acting(viewer), id, { after: writeFeedCursor(0n) });
  await settle(office.database.db, { ...tried, outcome: OK }, 1);
  expect(await office.webhook(id)).toMatchObject({ position: 0n, delivered: 1 });
});

test('a failure at an address that was changed meanwhile is not held against the new one', async () => {
  const { id, tried } = await oneDue();
  await office.database.sql(`update webhook set version = version + 1, url = url || '/new' where id = $1`, [id]);
  await settle(office.database.db, { ...tried, outcome: { ...BROKEN, status: 410 } }, 1);
  expect(await office.webhook(id)).toMatchObject({ state: 'ACTIVE', attempts: 0, failed: 1 });
  expect(await transact(office.database.db, (tx) => stopWebhook(tx, tried.webhook, 'GONE', 'late'))).toBe(false);
});

test('a secret opens with its own key at its own endpoint alone', async () => {
  const [key, other] = await Promise.all(['a'.repeat(32), 'b'.repeat(32)].map((AUTH_SECRET) => sealingKey({ AUTH_SECRET, DATA_DIR: '/nowhere' })));
  const sealed = seal(key!, 'one', 'whsec_AAAA');
  expect(unseal(key!, 'one', sealed)).toBe('whsec_AAAA');
  expect(sealed).not.toBe(seal(key!, 'one', 'whsec_AAAA'));
  expect(() => unseal(other!, 'one', sealed)).toThrow(SealBroken);
  expect(() => unseal(key!, 'two', sealed)).toThrow(SealBroken);
});

test('a worker with another AUTH_SECRET sends nothing, counts no try and says why', async () => {
  const { id } = await office.subscribe(receiver);
  await record(office.database.db, [{ day: '2017-06-05', grade: 'WEAK' }]);
  await using _deliverer = await office.deliver({ AUTH_SECRET: 'c'.repeat(32) });
  const row = await office.until(id, ({ lastError }) => lastError !== null);
  expect(row).toMatchObject({ state: 'ACTIVE', attempts: 0, failed: 0, lastError: expect.stringContaining('AUTH_SECRET') });
  expect(receiver.received).toHaveLength(0);
});

test('the log forgets what is old and settled, and keeps what is waited for', async () => {
  const { id, tried } = await oneDue();
  await settle(office.database.db, { ...tried, outcome: OK }, 1);
  const { viewer } = await office.subscribe(receiver);
  const [mine] = await office.database.sql<{ id: string }>('select id from webhook where owner_id = $1', [viewer.id]);
  const waiting = await pingWebhook(office.acting(viewer), mine!.id);
  await office.database.sql(`update webhook_delivery set created_at = now() - interval '31 days'`);
  await office.database.sql(`update webhook_secret set expires_at = now() - interval '1 second' where webhook_id = $1`, [id]);
  await pruneLog({ db: office.database.db, settings: office.settings }, new AbortController().signal);
  const left = await office.database.db.webhookDelivery.findMany({ where: { webhookId: { in: [id, mine!.id] } }, select: { id: true } });
  expect(left).toEqual([{ id: waiting.id }]);
  expect(await office.database.db.webhookAttempt.count({ where: { delivery: { webhookId: id } } })).toBe(0);
  expect(await office.database.db.webhookSecret.count({ where: { webhookId: id } })).toBe(0);
});
