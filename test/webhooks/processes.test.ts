import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { record } from '../support/incidents.ts';
import { startProgram, type Program } from '../support/program.ts';
import { openOffice, type Office } from './office.ts';
import { seqOf, startReceiver, status, type Receiver } from './receiver.ts';

// Workers as processes of their own, against one database.

let receivers: Receiver[];
let office: Office;
let workers: Program[];
beforeAll(async () => {
  receivers = await Promise.all([startReceiver(), startReceiver(), startReceiver()]);
  office = await openOffice(receivers);
  workers = [];
});
afterAll(async () => {
  for (const worker of workers) worker.process.kill('SIGTERM');
  for (const worker of workers) await worker.ended;
  await office[Symbol.asyncDispose]();
  for (const receiver of receivers) await receiver[Symbol.asyncDispose]();
});

async function startWorker(): Promise<Program> {
  const worker = startProgram('cli/desk', ['worker'], {
    NODE_ENV: 'test', DATABASE_URL: office.database.url, DATA_DIR: office.settings.DATA_DIR, OUTBOUND_ALLOW: receivers.map(({ host }) => host).join(','),
    WEBHOOK_TIMEOUT_SECONDS: '1', WEBHOOK_RETRY_SCALE: '0.0001', LOG_LEVEL: 'silent',
  });
  workers.push(worker);
  await worker.until(/Ingest +working/);
  return worker;
}

test('a deliverer killed between sending and writing it down: the next one sends the same message with the same id, then goes on', async () => {
  const [receiver] = receivers as [Receiver];
  receiver.answer(() => undefined);
  const { id } = await office.subscribe(receiver);
  const first = await startWorker();
  await record(office.database.db, [{ day: '2017-06-05', grade: 'WEAK' }, { day: '2017-06-06', grade: 'WEAK' }]);
  await receiver.count(1);
  first.process.kill('SIGKILL');
  await first.ended;
  expect(await office.webhook(id)).toMatchObject({ delivered: 0 });
  receiver.answer(status(200));
  await startWorker();
  await office.until(id, ({ delivered }) => delivered === 2);
  const [lost, again, next] = receiver.received;
  expect(again).toMatchObject({ id: lost!.id, body: lost!.body });
  expect(next!.id).not.toBe(lost!.id);
  expect(receiver.received).toHaveLength(3);
}, 90_000);

test('two deliverers at once send each change to each endpoint once, in order', async () => {
  await startWorker();
  for (const receiver of receivers) receiver.received.length = 0;
  const hooks = await Promise.all(receivers.map((receiver) => office.subscribe(receiver)));
  await office.database.sql(`update webhook set state = 'DELETED', stopped_at = now() where not (id = any($1))`, [hooks.map(({ id }) => id)]);
  await Promise.all(Array.from({ length: 40 }, () => record(office.database.db, [{ day: '2017-06-05', grade: 'WEAK' }, { day: '2017-06-06', grade: 'WEAK' }])));
  const start = hooks[0]!.webhook.position;
  for (const [index, { id }] of hooks.entries()) {
    await office.until(id, ({ position }) => position === start + 80n);
    expect(receivers[index]!.received.map(seqOf)).toEqual(Array.from({ length: 80 }, (_, at) => start + BigInt(at) + 1n));
  }
}, 90_000);

test('a worker that is told to stop lets the try under way end, and leaves nothing held', async () => {
  const [receiver] = receivers as [Receiver];
  for (const worker of workers.splice(0)) {
    worker.process.kill('SIGTERM');
    await worker.ended;
  }
  const answered = Promise.withResolvers<void>();
  receiver.answer(async (received, response) => {
    await answered.promise;
    return status(200)(received, response);
  });
  const { id } = await office.subscribe(receiver);
  const worker = await startWorker();
  const before = receiver.received.length;
  await record(office.database.db, [{ day: '2017-06-05', grade: 'WEAK' }]);
  await receiver.count(before + 1);
  worker.process.kill('SIGTERM');
  answered.resolve();
  expect(await worker.ended).toBe(0);
  const [row] = await office.database.sql<{ held: boolean }>('select lease_until > now() as held from webhook where id = $1', [id]);
  expect([row?.held, (await office.webhook(id)).delivered]).toEqual([false, 1]);
}, 60_000);
