import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openReader, type Reader } from '../../server/plans/reader.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

// Statements are sent ahead of their answers: each must get its own.

let database: TestDatabase;
let reader: Reader;
beforeAll(async () => {
  database = await openTestDatabase();
  reader = openReader({ url: database.url, poolSize: 2, statementTimeout: 60_000 }, () => undefined);
});
afterAll(async () => {
  await reader[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

test('answers come to whoever asked, and an error to nobody else', async () => {
  const asked = Array.from({ length: 200 }, (_, index) => index);
  const answers = await Promise.allSettled(asked.map((index) => (index % 10 === 3 ? reader.rows('select 1 / $1::int', [0]) : reader.rows(`select $1::text, ${index % 7}`, [String(index)]))));
  for (const [index, answer] of answers.entries()) {
    if (index % 10 === 3) expect(answer).toMatchObject({ status: 'rejected', reason: { code: '22012' } });
    else expect(answer).toEqual({ status: 'fulfilled', value: [[String(index), String(index % 7)]] });
  }
});

test('a flood of texts leaves few prepared statements behind', async () => {
  for (let index = 0; index < 1_000; index += 1) {
    await reader.rows(`select ${index}`, []);
    if (index % 2 === 0) await reader.rows(`select ${index}`, []);
  }
  const [counted] = await reader.rows('select count(*)::text from pg_prepared_statements', []);
  expect(Number(counted?.[0])).toBeLessThanOrEqual(400);
  expect(await reader.rows('select 7', [])).toEqual([['7']]);
});

test('a connection that breaks fails what was sent on it and is replaced', async () => {
  const sent = [1, 2, 3].map(() => reader.rows('select pg_sleep(60)', []));
  let over = false;
  const settled = Promise.allSettled(sent).finally(() => { over = true; });
  while (!over) await database.sql(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'casualty-desk reads' and datname = current_database() and state = 'active'`);
  expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(await reader.rows('select 1', [])).toEqual([['1']]);
});
