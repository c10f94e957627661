import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { openTestDesk, post, type TestDesk } from './desk.ts';

let desk: TestDesk;

beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

test('answers a query', async () => {
  const { status, body } = await post(desk.url, '{ hello }');
  expect(status).toBe(200);
  expect(body.data).toEqual({ hello: 'world' });
});

/** GET requests that a page of any site could send unasked: CSRF prevention refuses them, as it should. */
const FORBIDDEN_BY_CSRF_PREVENTION = ['5A70', 'D6D5', '6A70'];

test.each(serverAudits({ url: () => `${desk.url}/graphql` }).map((audit) => [audit.id, audit.name, audit] as const))(
  'GraphQL over HTTP %s: %s', async (id, _name, audit) => {
    const result = await audit.fn();
    expect(result.status).toBe(FORBIDDEN_BY_CSRF_PREVENTION.includes(id) ? 'notice' : 'ok');
  },
);
