import { mkdtemp, rm } from 'node:fs/promises';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { projectRoot } from '../../common/root.ts';
import { retractIncident } from '../../server/incidents/retract.ts';
import { PROGRAM } from '../../server/viewer.ts';
import { createWebhook } from '../../server/webhooks/create.ts';
import { redeliverWebhook } from '../../server/webhooks/redeliver.ts';
import { rotateWebhookSecret } from '../../server/webhooks/rotate.ts';
import { freePort } from '../../bench/kill/places.ts';
import { record } from '../support/incidents.ts';
import { openOffice, type Office } from './office.ts';

// The receiver of docs/examples, as its first lines say to run it.

let folder: string;
let port: number;
let office: Office;
let receiver: ChildProcess | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-receiver-'));
  port = await freePort();
  office = await openOffice([{ host: `127.0.0.1:${port}` }]);
  await office.deliver();
});
afterAll(async () => {
  receiver?.kill();
  await office[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

/** Ends when it listens. */
async function startReceiver(secrets: string[]): Promise<void> {
  if (receiver) {
    const ended = once(receiver, 'exit');
    receiver.kill();
    await ended;
  }
  const environment = { PATH: process.env['PATH'] ?? '', WEBHOOK_SECRETS: secrets.join(' '), PORT: String(port), COPY: join(folder, 'copy.sqlite') };
  receiver = spawn(process.execPath, ['--no-warnings', join(projectRoot(), 'docs/examples/webhook-receiver.ts')], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
  await once(receiver.stdout!, 'data');
}

function copied(): { code: string; version: number }[] {
  const copy = new DatabaseSync(join(folder, 'copy.sqlite'), { readOnly: true });
  const rows = copy.prepare('select code, version from incident order by code').all() as unknown as { code: string; version: number }[];
  copy.close();
  return rows.map(({ code, version }) => ({ code, version }));
}

test('the receiver of the examples keeps a copy through redelivery, rotation and tombstones, and refuses what is not signed', async () => {
  const viewer = await office.keeper();
  const { webhook: { id }, secret } = await createWebhook(office.acting(viewer), { url: `http://127.0.0.1:${port}/` });
  await startReceiver([secret]);
  const incidents = await record(office.database.db, [{ day: '2017-06-05', grade: 'WEAK', killed: [1, 2] }, { day: '2017-06-06', grade: 'FAIR', killed: [3, 4] }]);
  const { position } = await office.until(id, ({ delivered }) => delivered === 2);
  expect(copied()).toEqual(incidents.map(({ code }) => ({ code, version: 1 })));

  await retractIncident(office.database.db, PROGRAM, { id: incidents[0]!.id, expectedVersion: 1, reason: 'It did not happen' });
  await office.until(id, ({ delivered }) => delivered === 3);
  expect(copied()).toEqual([{ code: incidents[1]!.code, version: 1 }]);

  await redeliverWebhook(office.acting(viewer), id, { after: Buffer.from(`change:${position - 2n}`).toString('base64url') });
  await office.until(id, ({ delivered }) => delivered === 6);
  expect(copied()).toEqual([{ code: incidents[1]!.code, version: 1 }]);

  const { secret: fresh } = await rotateWebhookSecret(office.acting(viewer), id, 1);
  await startReceiver([fresh]);
  const [third] = await record(office.database.db, [{ day: '2017-06-07', grade: 'WEAK' }]);
  await office.until(id, ({ delivered }) => delivered === 7);
  expect(copied()).toContainEqual({ code: third!.code, version: 1 });

  const forged = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: '{}', headers: { 'webhook-id': 'msg_x', 'webhook-timestamp': String(Math.floor(Date.now() / 1_000)), 'webhook-signature': 'v1,AAAA' } });
  expect(forged.status).toBe(401);
});
