import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { startProgram, type Program } from '../support/program.ts';
import { everyReader } from './everyReader.ts';

// Two servers in processes of their own on one database. bench/fanout/everyReader.ts plays the same at length.

let desk: TestDesk;
let servers: Program[];
beforeAll(async () => {
  desk = await openDesk();
  servers = [1, 2].map(() => startProgram('cli/desk', ['api'], { DATABASE_URL: desk.database.url, DATA_DIR: desk.settings.DATA_DIR, PORT: '0', LOG_LEVEL: 'warn' }));
});
afterAll(async () => {
  for (const server of servers) server.process.kill('SIGTERM');
  for (const server of servers) expect(await server.ended).toBe(0);
  await desk[Symbol.asyncDispose]();
});

test('every reader, by query, WebSocket and event stream, ends with exactly the committed sequence, in order', async () => {
  const urls = await Promise.all(servers.map(async (server) => (await server.until(/GraphQL +(http\S+)\/graphql/))[1]!));
  const outcome = await everyReader({ db: desk.database.db, urls, key: await desk.key('REVIEWER'), changes: 2_000, seed: 13 });
  expect(outcome.committed.length).toBeGreaterThan(2_000);
  expect(outcome.committed).toEqual(outcome.committed.map((_, index) => String(index + 1)));
  expect(outcome.public.length).toBeLessThan(outcome.committed.length);
  for (const reader of outcome.readers) {
    expect({ ...reader, heard: reader.heard }).toEqual({ ...reader, heard: reader.public ? outcome.public : outcome.committed });
    expect(reader.connections).toBeGreaterThan(1);
  }
}, 240_000);
