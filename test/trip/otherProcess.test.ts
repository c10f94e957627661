import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createClient } from 'graphql-ws';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { record } from '../support/incidents.ts';
import { startProgram, type Program } from '../support/program.ts';

let desk: TestDesk;
let other: Program;
beforeAll(async () => {
  desk = await openDesk();
  other = startProgram('cli/desk', ['api'], { DATABASE_URL: desk.database.url, DATA_DIR: desk.settings.DATA_DIR, PORT: '0', LOG_LEVEL: 'warn' });
});
afterAll(async () => {
  other.process.kill('SIGTERM');
  expect(await other.ended).toBe(0);
  await desk[Symbol.asyncDispose]();
});

interface Heard {
  changes: { cursor: string; kind: string; code: string };
}

test('a subscriber over WebSocket hears of what another process records, from its cursor on and live, each once and in order', async () => {
  const [, url] = await other.until(/GraphQL +(http\S+)/);
  const [before] = await record(desk.database.db, [{ day: '2017-06-01', grade: 'WEAK', killed: [1, 2] }]);
  const client = createClient({ url: url!.replace('http', 'ws'), retryAttempts: 0 });
  const heard: Heard['changes'][] = [];
  const enough = Promise.withResolvers<void>();
  const { changes } = await desk.get<{ changes: { pageInfo: { endCursor: string } } }>(`{ changes(first: 0) { pageInfo { endCursor } } }`);
  expect(changes.pageInfo.endCursor).toBeNull();
  const start = Buffer.from('change:0').toString('base64url');
  const stop = client.subscribe<Heard>({ query: `subscription ($after: Cursor) { changes(after: $after) { cursor kind code } }`, variables: { after: start } }, {
    next: ({ data, errors }) => {
      if (errors) enough.reject(errors[0]);
      if (data) heard.push(data.changes);
      if (heard.length === 4) enough.resolve();
    },
    error: enough.reject,
    complete: () => enough.reject(new Error('The subscription ended')),
  });
  const later = [];
  for (let day = 1; day <= 3; day += 1) later.push(...(await record(desk.database.db, [{ day: `2017-07-0${day}`, grade: 'FAIR', killed: [day, day] }])));
  await enough.promise;
  stop();
  await client.dispose();
  expect(heard.map(({ code }) => code)).toEqual([before, ...later].map((each) => each?.code));
  expect(new Set(heard.map(({ cursor }) => cursor)).size).toBe(4);
});

test('a cursor from the future is refused by name', async () => {
  const { errors } = await desk.ask(`query ($after: Cursor) { changes(after: $after) { nodes { cursor } } }`, { after: Buffer.from('change:999999').toString('base64url') });
  expect(errors).toMatchObject([{ extensions: { code: 'CURSOR_AHEAD' } }]);
});
