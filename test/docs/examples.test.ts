import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildSchema, getOperationAST, OperationTypeNode, parse, validate } from 'graphql';
import { projectRoot } from '../../common/root.ts';
import { ingestNow } from '../../ingest/now.ts';
import { openIngest } from '../../ingest/start.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { record } from '../support/incidents.ts';
import { graphqlExamples } from './apiExamples.ts';
import { readPage } from './markdown.ts';

// Runs the GraphQL examples of the API guide, in their order, as a reader would.

const examples = graphqlExamples();

let desk: TestDesk;
let itemId: string;
beforeAll(async () => {
  desk = await openDesk();
  await record(desk.database.db, [
    { day: '2017-05-16', grade: 'FAIR', killed: [2, 4], country: 'SY', parties: ['US-led Coalition'] },
    { day: '2017-06-15', grade: 'CONFIRMED', killed: [5, 5], country: 'SY', admin1: 'Raqqa', parties: ['US-led Coalition'] },
  ]);
  const ingest = await openIngest(desk.settings, desk.database.url, desk.log);
  for await (const { outcome } of ingestNow(ingest, [join(projectRoot(), 'test/trip/page.html')], 'The Harbour Post')) expect(outcome).toBe('OK');
  await ingest.db.$disconnect();
  const { reviewQueue } = await desk.get<{ reviewQueue: { nodes: { id: string }[] } }>(`{ reviewQueue { nodes { id } } }`, {}, 'REVIEWER');
  itemId = reviewQueue.nodes[0]!.id;
});
afterAll(() => desk[Symbol.asyncDispose]());

const kindOf = (query: string) => getOperationAST(parse(query))?.operation;

test('the guide shows queries, mutations and a subscription', () => {
  expect(new Set(examples.map(({ query }) => kindOf(query)))).toEqual(new Set(Object.values(OperationTypeNode)));
});

test.each(examples)('the example of $page, line $line, is answered', async ({ query, variables, role }) => {
  expect(validate(buildSchema(readPage('schema/schema.graphql')), parse(query))).toEqual([]);
  const given = JSON.parse(variables.replaceAll('<item>', itemId)) as object;
  const { data, errors } = kindOf(query) === OperationTypeNode.SUBSCRIPTION ? await firstEvent(query, given) : await desk.ask(query, given, role);
  expect(errors).toBeUndefined();
  // An example whose answer is empty would show nothing.
  expect(Object.values(data ?? {}).filter((value) => value !== null)).not.toEqual([]);
});

test('the months of the examples have something to tell', async () => {
  const { monthlySummary } = await desk.get<{ monthlySummary: object }>(`{ monthlySummary(month: "2017-06") { headlineEvents killed { min max } change { percent } } }`);
  expect(monthlySummary).toEqual({ headlineEvents: 1, killed: { min: 5, max: 5 }, change: { percent: 150 } });
});

async function firstEvent(query: string, variables: object): ReturnType<TestDesk['ask']> {
  const leaving = new AbortController();
  const response = await fetch(`${desk.server.url}/graphql`, {
    method: 'POST', headers: { accept: 'text/event-stream', 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }), signal: leaving.signal,
  });
  let heard = '';
  for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
    heard += piece;
    const [, told] = /^data: (.+)\n\n/m.exec(heard) ?? [];
    if (told === undefined) continue;
    leaving.abort();
    return JSON.parse(told) as Awaited<ReturnType<TestDesk['ask']>>;
  }
  throw new Error(`The stream ended without an event:\n${heard}`);
}
