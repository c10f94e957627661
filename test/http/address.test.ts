import { expect, test } from '@jest/globals';
import { signIn } from '../auth/signIn.ts';
import { openTestDesk } from './desk.ts';

test('a port that is taken is named', async () => {
  const first = await openTestDesk();
  await expect(openTestDesk({ database: first.database, settings: { PORT: first.port } })).rejects.toThrow(`127.0.0.1:${first.port} already`);
  await first[Symbol.asyncDispose]();
});

test.each([[['127.0.0.1'], '203.0.113.7'], [undefined, '127.0.0.1']])('with trusted proxies %p the address counted is %s', async (trustProxy, address) => {
  const desk = await openTestDesk({ parts: trustProxy ? { trustProxy } : {} });
  await signIn(desk.url, 'nobody@desk.example', 'wrong password', { 'x-forwarded-for': '203.0.113.7' });
  const rows = await desk.database.sql<{ key: string }>('select key from rate_limit');
  expect(rows.map(({ key }) => key)).toContainEqual(expect.stringContaining(address));
  await desk[Symbol.asyncDispose]();
});
