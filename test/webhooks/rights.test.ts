import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { RecordState } from '../../prisma/client/enums.ts';
import { transact } from '../../prisma/db.ts';
import { revokeApiKey } from '../../server/auth/apiKeys.ts';
import { writeChanges } from '../../server/changes/writeChanges.ts';
import { noFacts } from '../../server/incidents/facts.ts';
import { retractIncident } from '../../server/incidents/retract.ts';
import { insertIncidents } from '../../server/incidents/write.ts';
import { PROGRAM } from '../../server/viewer.ts';
import { pingWebhook } from '../../server/webhooks/ping.ts';
import { record } from '../support/incidents.ts';
import { openOffice, type Office } from './office.ts';
import { startReceiver, status, type Receiver } from './receiver.ts';

let receiver: Receiver;
let office: Office;
beforeAll(async () => {
  receiver = await startReceiver();
  office = await openOffice([receiver], { WEBHOOK_RETRY_SCALE: 0.02 });
  await office.deliver();
});
afterAll(async () => {
  await office[Symbol.asyncDispose]();
  await receiver[Symbol.asyncDispose]();
});
beforeEach(async () => {
  await office.database.sql(`update webhook set state = 'DELETED', stopped_at = now() where state <> 'DELETED'`);
  receiver.received.length = 0;
  receiver.answer(status(200));
});

/** An incident at a point that is known to the metre. */
function recordAt(state: RecordState): Promise<{ id: string; code: string }[]> {
  return transact(office.database.db, (tx) => writeChanges(tx, PROGRAM, (turn) =>
    insertIncidents(tx, turn, [{ state, reason: null, facts: { ...noFacts(new Date('2017-06-05')), lat: 35.951234, lon: 39.012345, country: 'SY' } }])));
}

test('the public side hears nothing of a proposal; the desk\'s side does', async () => {
  const partner = await office.subscribe(receiver, { url: `${receiver.url}/partner` });
  const admin = await office.subscribe(receiver, { url: `${receiver.url}/admin` }, await office.keeper('ADMIN'));
  const [proposed] = await recordAt('PROPOSED');
  const [published] = await recordAt('PUBLISHED');
  await office.until(admin.id, ({ delivered }) => delivered === 2);
  await office.until(partner.id, ({ delivered }) => delivered === 1);
  const heard = (path: string) => receiver.received.filter((each) => each.path.endsWith(path)).map(({ json }) => json.data['code']);
  expect([heard('/partner'), heard('/admin')]).toEqual([[published!.code], [proposed!.code, published!.code]]);
});

test('a record that is retracted leaves as a tombstone', async () => {
  const { id } = await office.subscribe(receiver);
  const [incident] = await record(office.database.db, [{ day: '2017-06-05', grade: 'WEAK', killed: [1, 2] }]);
  await retractIncident(office.database.db, PROGRAM, { id: incident!.id, expectedVersion: 1, reason: 'It did not happen' });
  await office.until(id, ({ delivered }) => delivered === 2);
  // A delivery whose answer was late is sent again: the message is told by what it is, not by its place.
  expect(receiver.received.find(({ json }) => json.type === 'incident.retracted')?.json).toMatchObject({ type: 'incident.retracted', data: { tombstone: true, after: null, code: incident!.code, reason: 'It did not happen' } });
});

test('what may be seen is asked anew at each try', async () => {
  receiver.answer((received, response) => status(receiver.received.length === 1 ? 500 : 200)(received, response));
  const { id } = await office.subscribe(receiver);
  await recordAt('PUBLISHED');
  await office.until(id, ({ attempts }) => attempts === 1);
  await office.database.sql('update desk set coordinate_decimals = 1');
  await office.until(id, ({ delivered }) => delivered === 1);
  await office.database.sql('update desk set coordinate_decimals = null');
  expect(receiver.received.map(({ id: messageId, json }) => [messageId, (json.data['after'] as { lat: number }).lat])).toEqual([
    [receiver.received[0]?.id, 35.951234], [receiver.received[0]?.id, 36],
  ]);
});

test('a key that is revoked is sent nothing more, not even a ping', async () => {
  const { id, viewer } = await office.subscribe(receiver);
  await record(office.database.db, [{ day: '2017-06-05', grade: 'WEAK' }]);
  await office.until(id, ({ delivered }) => delivered === 1);
  await revokeApiKey(office.database.db, PROGRAM, viewer.id!);
  const ping = await pingWebhook(office.acting(await office.keeper('ADMIN')), id);
  await record(office.database.db, [{ day: '2017-06-05', grade: 'WEAK' }]);
  expect(await office.until(id, ({ state }) => state === 'DISABLED')).toMatchObject({ stop: 'OWNER_LEFT', delivered: 1 });
  expect(await office.database.db.webhookDelivery.findUniqueOrThrow({ where: { id: ping.id } })).toMatchObject({ state: 'FAILED', asked: false });
  expect(receiver.received).toHaveLength(1);
});

test('an account that is closed, or sinks to a role that keeps none, is sent nothing more', async () => {
  const user = await office.database.db.user.create({ data: { email: 'keeper@example.org', name: 'Keeper', role: 'EDITOR' } });
  const { id } = await office.subscribe(receiver, {}, { id: user.id, kind: 'USER', name: user.name, role: 'EDITOR' });
  const other = await office.subscribe(receiver);
  await office.database.sql('update "user" set disabled_at = now() where id = $1', [user.id]);
  await office.database.sql(`update api_key set role = 'READER' where id = $1`, [other.viewer.id]);
  await record(office.database.db, [{ day: '2017-06-05', grade: 'WEAK' }]);
  await office.until(id, ({ stop }) => stop === 'OWNER_LEFT');
  await office.until(other.id, ({ stop }) => stop === 'OWNER_LEFT');
  expect(receiver.received).toHaveLength(0);
});
