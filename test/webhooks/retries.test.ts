import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { enableWebhook } from '../../server/webhooks/enable.ts';
import { nextWait, WAITS_MS } from '../../server/webhooks/schedule.ts';
import { record } from '../support/incidents.ts';
import { openOffice, type Office } from './office.ts';
import { startReceiver, status, type Receiver } from './receiver.ts';

const DAY = '2017-06-05';

describe('the schedule', () => {
  const usual = { scale: 1, retryAfterMs: null, chance: 0.5 };

  test('is the one that Standard Webhooks suggests', () => {
    const waits = Array.from({ length: 10 }, (_, index) => nextWait(index + 1, usual));
    expect(waits.map((wait) => wait && wait / 1_000)).toEqual([5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400, null]);
  });

  test.each(WAITS_MS.map((wait, index) => [index + 1, wait]))('the wait after failure %i is spread by a tenth to each side', (failed, wait) => {
    expect(nextWait(failed, { ...usual, chance: 0 })).toBe(wait * 0.9);
    expect(nextWait(failed, { ...usual, chance: 1 })).toBeCloseTo(wait * 1.1);
  });

  test('keeps a Retry-After that is longer, and shrinks all but that', () => {
    expect(nextWait(1, { ...usual, retryAfterMs: 60_000 })).toBe(60_000);
    expect(nextWait(2, { ...usual, retryAfterMs: 60_000 })).toBe(300_000);
    expect(nextWait(2, { ...usual, scale: 0.001, retryAfterMs: 60_000 })).toBe(60_000);
    expect(nextWait(2, { ...usual, scale: 0.001 })).toBe(300);
    expect(nextWait(10, { ...usual, retryAfterMs: 60_000 })).toBeNull();
  });
});

describe('an endpoint that fails', () => {
  let receiver: Receiver;
  let elsewhere: Receiver;
  let office: Office;
  let deliverer: AsyncDisposable;
  beforeAll(async () => {
    [receiver, elsewhere] = await Promise.all([startReceiver(), startReceiver()]);
    office = await openOffice([receiver, elsewhere], { WEBHOOK_RETRY_SCALE: 0, WEBHOOK_TIMEOUT_SECONDS: 1 });
  });
  afterAll(async () => {
    await office[Symbol.asyncDispose]();
    await receiver[Symbol.asyncDispose]();
    await elsewhere[Symbol.asyncDispose]();
  });
  beforeEach(async () => {
    receiver.received.length = 0;
    deliverer = await office.deliver();
  });
  afterEach(async () => {
    await deliverer[Symbol.asyncDispose]();
    await office.database.sql(`update webhook set state = 'DELETED', stopped_at = now() where state <> 'DELETED'`);
  });

  const tries = (webhookId: string) => office.database.db.webhookAttempt.findMany({ where: { delivery: { webhookId } }, orderBy: { id: 'asc' } });
  const deeds = (subjectId: string) => office.database.db.auditEntry.findMany({ where: { subjectId }, orderBy: { id: 'asc' } });
  const change = () => record(office.database.db, [{ day: DAY, grade: 'WEAK' }]);

  test('gets the same id again until it takes it, and what comes after waits', async () => {
    receiver.answer((received, response) => status(receiver.received.filter(({ id }) => id === received.id).length < 3 ? 500 : 200)(received, response));
    const { id } = await office.subscribe(receiver);
    await change();
    await change();
    await office.until(id, ({ delivered }) => delivered === 2);
    const ids = receiver.received.map((each) => each.id);
    expect(ids).toEqual([ids[0], ids[0], ids[0], ids[3], ids[3], ids[3]]);
    expect(ids[3]).not.toBe(ids[0]);
    expect((await tries(id)).map((each) => [each.status, each.error, each.answer])).toEqual(
      [1, 2].flatMap(() => [[500, 'The endpoint answered 500', 'status 500'], [500, 'The endpoint answered 500', 'status 500'], [200, null, 'status 200']]));
    expect(await office.webhook(id)).toMatchObject({ state: 'ACTIVE', attempts: 0, lastError: null, delivered: 2, failed: 4 });
  });

  test.each([['seconds', () => '7'], ['a date', () => new Date(Date.now() + 8_000).toUTCString()]])('that says Retry-After in %s is left alone for so long', async (_form, after) => {
    receiver.answer(status(503, { 'retry-after': after() }));
    const { id } = await office.subscribe(receiver);
    await change();
    const { nextTryAt } = await office.until(id, ({ attempts }) => attempts === 1);
    const [first] = await tries(id);
    expect(nextTryAt!.getTime() - first!.at.getTime()).toBeGreaterThanOrEqual(6_000);
    expect(receiver.received).toHaveLength(1);
  });

  test('with 410 is disabled at once, with a notice, and goes on with that message when it is enabled', async () => {
    receiver.answer(status(410));
    const { id, viewer } = await office.subscribe(receiver);
    await change();
    const stopped = await office.until(id, ({ state }) => state === 'DISABLED');
    expect(stopped).toMatchObject({ stop: 'GONE', notice: expect.stringContaining('410'), failed: 1 });
    expect((await deeds(id)).at(-1)).toMatchObject({ deed: 'disable webhook', actorName: 'desk', after: { stop: 'GONE' } });
    await change();
    receiver.answer(status(200));
    await enableWebhook(office.acting(viewer), id, stopped.version);
    await office.until(id, ({ delivered }) => delivered === 2);
    expect(receiver.received.map((each) => each.id)).toEqual([receiver.received[0]?.id, receiver.received[0]?.id, expect.any(String)]);
  });

  test('all ten times is disabled: its owner and the desk see why, nothing is left out when it is enabled', async () => {
    receiver.answer(status(500));
    const { id, viewer } = await office.subscribe(receiver);
    await change();
    const stopped = await office.until(id, ({ state }) => state === 'DISABLED');
    expect(receiver.received).toHaveLength(10);
    expect(new Set(receiver.received.map((each) => each.id)).size).toBe(1);
    expect((await deeds(id)).at(-1)).toMatchObject({ deed: 'disable webhook', after: { stop: 'EXHAUSTED' } });
    const { webhooks } = await office.get<{ webhooks: { nodes: object[] } }>('{ webhooks(first: 5, filter: { states: [DISABLED] }) { nodes { stop notice lastError failedTries deliveries(first: 5) { nodes { state attemptCount } } } } }', {}, 'REVIEWER');
    expect(webhooks.nodes).toMatchObject([{ stop: 'EXHAUSTED', notice: expect.stringMatching(/10 tries .* failed/), lastError: 'The endpoint answered 500', failedTries: 10, deliveries: { nodes: [{ state: 'FAILED', attemptCount: 10 }] } }]);
    expect(await (await fetch(`${office.server.url}/metrics`)).text()).toMatch(/\ndesk_webhooks_disabled 1\n/);

    await change();
    receiver.answer(status(200));
    await enableWebhook(office.acting(viewer), id, stopped.version);
    await office.until(id, ({ delivered }) => delivered === 2);
    expect(receiver.received[10]?.id).toBe(receiver.received[0]?.id);
  });

  test('is not followed to where it redirects', async () => {
    receiver.answer((received, response) => status(receiver.received.length === 1 ? 307 : 200, { location: elsewhere.url })(received, response));
    const { id } = await office.subscribe(receiver);
    await change();
    await office.until(id, ({ delivered }) => delivered === 1);
    expect((await tries(id))[0]).toMatchObject({ status: 307, error: 'The endpoint answered 307: redirects are not followed' });
    expect(elsewhere.connections()).toBe(0);
  });

  test('to answer in time is told so, and tried again', async () => {
    receiver.answer((received, response) => { if (receiver.received.length > 1) void status(200)(received, response); });
    const { id } = await office.subscribe(receiver);
    await change();
    await office.until(id, ({ delivered }) => delivered === 1);
    expect((await tries(id))[0]).toMatchObject({ status: null, answer: null, error: 'No answer within 1 s' });
  });

  test('to end its answer is believed for the status, and read no further than is kept', async () => {
    receiver.answer((_received, response) => {
      const drip = setInterval(() => response.write('x'.repeat(1_000)), 5);
      response.on('close', () => clearInterval(drip));
    });
    const { id } = await office.subscribe(receiver);
    await change();
    await office.until(id, ({ delivered }) => delivered === 1);
    expect((await tries(id))[0]).toMatchObject({ status: 200, error: null, answer: 'x'.repeat(2_048) });
  });
});
