import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pino from 'pino';
import { openJobsBell, type JobsBell } from '../../ingest/jobsBell.ts';
import { JOBS_BELL } from '../../prisma/bells.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

// A rung that ended by its timer would take this long, and the test's own time with it.
const NEVER_MS = 600_000;
const running = new AbortController();

let database: TestDatabase;
let bell: JobsBell;
beforeAll(async () => {
  database = await openTestDatabase();
  bell = await openJobsBell(database.url, pino({ level: 'silent' }));
});
afterAll(async () => {
  running.abort();
  await bell[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

const notify = () => database.sql('select pg_notify($1, $2)', [JOBS_BELL, '']);
const connections = () => database.sql<{ pid: number }>(`select pid from pg_stat_activity where application_name = 'casualty-desk jobs' and datname = current_database()`);

test('the bell rings by notification', async () => {
  const rung = bell.rung(NEVER_MS, running.signal);
  await notify();
  await expect(rung).resolves.toBeUndefined();
});

test('the bell is heard again after the database cut the connection, and what rang meanwhile is looked for', async () => {
  const [before] = await connections();
  const again = bell.rung(NEVER_MS, running.signal);
  await database.sql('select pg_terminate_backend($1)', [before?.pid]);
  await again;
  const [after] = await connections();
  expect(after?.pid).not.toBe(before?.pid);
  const rung = bell.rung(NEVER_MS, running.signal);
  await notify();
  await expect(rung).resolves.toBeUndefined();
});
