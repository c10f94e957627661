import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { getOperationAST, OperationTypeNode, parse } from 'graphql';
import { makeWorld, settle } from '../api/world.ts';
import { waitingItems } from '../review/items.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { countStatements, type StatementCounter } from '../support/statements.ts';
import { graphqlExamples } from './apiExamples.ts';

// What the guide shows costs as many statements for many records as for few.

let desk: TestDesk;
let counter: StatementCounter;

const input = { incidents: [{ startDate: '2017-06-12', title: 'Strike', grade: 'FAIR', killed: { min: 5, max: 5 }, parties: [{ name: 'US-led Coalition' }], place: { name: 'Raqqa', country: 'SY', lat: 36, lon: 39, precision: 'CITY' }, claims: [{ killed: { min: 5, max: 5 }, quote: { start: 0, end: 20 } }], victims: [{ name: 'Some Body', status: 'KILLED', embargoed: false }] }], notes: [{ sectors: ['WSH'], quote: { start: 0, end: 20 } }], statements: [{ speaker: 'A general', stance: 'DENIES', quote: { start: 0, end: 20 } }], tallies: [{ publisher: 'A monitor', startDate: '2017-06-01', endDate: '2017-06-30', quote: { start: 0, end: 20 } }] };

beforeAll(async () => {
  desk = await openDesk({ CACHE_BYTES: 0 }); // a kept answer takes none
  await settle(desk.database.db, makeWorld(120));
  const items = await waitingItems(desk.database.db, 45, { ownSources: true });
  for (const { globalId } of items.slice(0, 30)) await desk.get('mutation ($input: PromoteReviewItemInput!) { promoteReviewItem(input: $input) { item { state } } }', { input: { id: globalId, ...input } }, 'REVIEWER');
  for (const month of ['2017-04', '2017-05', '2017-06']) await desk.get('mutation ($month: String) { createRelease(title: "One", month: $month) { number } }', { month }, 'EDITOR');
  counter = countStatements();
});
afterAll(async () => {
  counter[Symbol.dispose]();
  await desk[Symbol.asyncDispose]();
});

const examples = graphqlExamples().filter((example) => getOperationAST(parse(example.query))?.operation === OperationTypeNode.QUERY);

/** Statements of an example when its pages hold so many records. */
function statementsOf({ query: text, variables, role }: (typeof examples)[number], first: number): Promise<number> {
  const sized = text.replace(/first: \d+/g, `first: ${first}`);
  const given = { ...(JSON.parse(variables) as object), ...(text.includes('$first') && { first }) };
  return counter.of(() => desk.get(sized, given, role));
}

test.each(examples)('the example of $page, line $line', async (example) => {
  const few = await statementsOf(example, 2);
  // What the first two records lack takes a statement for the others; a query per record would be 28 more.
  expect(await statementsOf(example, 30)).toBeLessThanOrEqual(few + 6);
  expect(few).toBeLessThanOrEqual(30);
});
