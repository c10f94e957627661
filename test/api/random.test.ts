import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import pg from 'pg';
import { ERROR_CODES } from '../../server/errors.ts';
import { readPage } from '../docs/markdown.ts';
import { waitingItems } from '../review/items.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { generator, type Known } from './random/generate.ts';
import { mutate } from './random/mutate.ts';
import { makeWorld, seeded, settle } from './world.ts';

// Operations made from the schema by chance, and the same broken in all ways. `RANDOM_QUERIES=10000` runs the full number.

const COUNT = Number(process.env['RANDOM_QUERIES'] ?? 400);
const SEED = Number(process.env['RANDOM_SEED'] ?? 20_170_713);
/** More rows than any page of this desk and what hangs on it; fewer than there are incidents. */
const MOST_ROWS = 250;
const ROLES = [undefined, 'PARTNER', 'REVIEWER', 'EDITOR'] as const;
const AT_ONCE = 4;

let desk: TestDesk;
let known: Known;
let largest = { rows: 0, statement: '' };
const query = Reflect.get(pg.Client.prototype, 'query') as (...args: unknown[]) => unknown;

beforeAll(async () => {
  desk = await openDesk({ PAGE_LIMIT: 20, RATE_LIMIT: 0, RATE_LIMIT_KEY: 0 });
  const { database } = desk;
  const { db } = database;
  await settle(db, makeWorld(600));
  const items = await waitingItems(db, 40, { ownSources: true });
  for (const item of items.slice(0, 30)) {
    const quote = { start: 0, end: 30 };
    await desk.get('mutation ($input: PromoteReviewItemInput!) { promoteReviewItem(input: $input) { item { state } } }', {
      input: {
        id: item.globalId, notes: [{ sectors: ['HEA'], quote, place: { name: 'Raqqa', country: 'SY', lat: 36, lon: 39, precision: 'CITY' } }], statements: [{ speaker: 'A general', stance: 'DENIES', quote }],
        tallies: [{ publisher: 'A monitor', startDate: '2017-06-01', endDate: '2017-06-30', killed: { min: 5, max: 9 }, quote }],
        incidents: [{ startDate: '2017-06-12', title: 'Strike', grade: 'FAIR', killed: { min: 5, max: 5 }, claims: [{ quote, killed: { min: 5, max: 5 } }], victims: [{ name: 'Some Body', status: 'KILLED' }] }],
      },
    }, 'REVIEWER');
  }
  await desk.get('mutation { createRelease(title: "One", month: "2017-06") { number } }', {}, 'EDITOR');
  const ids = await desk.get<Record<string, { nodes: { id: string }[]; pageInfo?: { endCursor: string } }>>(`{
    incidents(first: 20) { nodes { id code } pageInfo { endCursor } } locations { nodes { id } } humanitarianNotes { nodes { id } } statements { nodes { id } } publishedTallies { nodes { id } }
    reviewQueue { nodes { id } } sources { nodes { id } } articles { nodes { id } } changes(first: 5) { nodes { entityId cursor } } }`, {}, 'REVIEWER');
  const any = Object.values(ids).flatMap(({ nodes }) => nodes.map(({ id }) => id).filter(Boolean));
  const codes = (await database.sql<{ code: string }>('select code from incident limit 20')).map(({ code }) => code);
  const changes = ids['changes']!.nodes as unknown as { cursor: string }[];
  known = { any, 'text:code': [...codes, 'CD-0'], cursors: [ids['incidents']!.pageInfo!.endCursor, ...changes.map(({ cursor }) => cursor)], reviewItem: ids['reviewQueue']!.nodes.map(({ id }) => id), incident: ids['incidents']!.nodes.map(({ id }) => id), why: ids['incidents']!.nodes.map(({ id }) => id), articles: ids['sources']!.nodes.map(({ id }) => id) };
  watchStatements();
});
afterAll(async () => {
  Reflect.set(pg.Client.prototype, 'query', query);
  await desk[Symbol.asyncDispose]();
});

/** Notes the most rows that any statement of the process gives, groups of a statistic aside: those are as many as groups. */
function watchStatements(): void {
  Reflect.set(pg.Client.prototype, 'query', function watched(this: pg.Client, ...args: unknown[]) {
    const [given] = args as [string | { text: string }];
    const statement = typeof given === 'string' ? given : given.text;
    const note = (result: { rows?: unknown[] } | undefined) => {
      if (result?.rows && result.rows.length > largest.rows && !/group by/i.test(statement)) largest = { rows: result.rows.length, statement };
    };
    const last = args.at(-1);
    // A pool asks with a callback, a client of its own by a promise.
    if (typeof last === 'function') return Reflect.apply(query, this, [...args.slice(0, -1), (error: unknown, result: { rows?: unknown[] }) => { note(result); Reflect.apply(last, null, [error, result]); }]);
    const result = Reflect.apply(query, this, args) as Promise<{ rows?: unknown[] }> | undefined;
    result?.then?.(note, () => undefined);
    return result;
  });
}

interface Outcome {
  status: number;
  codes: string[];
}

async function send(body: object, role: (typeof ROLES)[number]): Promise<Outcome> {
  const response = await fetch(`${desk.server.url}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json', ...(role && { authorization: `Bearer ${await desk.key(role)}` }) }, body: JSON.stringify(body),
  });
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  return { status: response.status, codes: (errors ?? []).map(({ extensions }) => extensions.code) };
}

/** Sends operations, a few at once, and gives what came of them with those that show a fault of ours. */
async function sendAll(make: () => object): Promise<{ tally: Record<string, number>; faults: object[] }> {
  const tally: Record<string, number> = {};
  const faults: object[] = [];
  for (let sent = 0; sent < COUNT; sent += AT_ONCE) {
    await Promise.all(Array.from({ length: AT_ONCE }, async (_, index) => {
      const body = make();
      const role = ROLES[(sent + index) % ROLES.length];
      const { status, codes } = await send(body, role);
      for (const code of codes.length > 0 ? new Set(codes) : ['none']) tally[code] = (tally[code] ?? 0) + 1;
      if (status >= 500 || codes.some((code) => code === 'INTERNAL_SERVER_ERROR' || !(code in ERROR_CODES))) faults.push({ status, codes, role, body: JSON.stringify(body).slice(0, 2_000) });
    }));
  }
  return { tally, faults };
}

const schema = buildSchema(readPage('schema/schema.graphql'));
const TIME = 30_000 + COUNT * 200;

test(`${COUNT} valid operations are answered, without a fault of ours and without an unbounded statement`, async () => {
  const make = generator(schema, known, seeded(SEED));
  const { tally, faults } = await sendAll(make);
  expect(faults.slice(0, 5)).toEqual([]);
  expect(tally['GRAPHQL_VALIDATION_FAILED'] ?? 0).toBe(0);
  expect(tally['none']).toBeGreaterThan(COUNT / 3);
  expect(largest.rows).toBeGreaterThan(20);
  expect(largest.rows <= MOST_ROWS ? 'bounded' : largest).toBe('bounded');
  if (process.env['RANDOM_QUERIES']) process.stderr.write(`${JSON.stringify({ valid: tally, largest: largest.rows })}\n`);
}, TIME);

test(`${COUNT} broken operations are refused by a code of the list`, async () => {
  const random = seeded(SEED + 1);
  const make = generator(schema, known, random);
  const { tally, faults } = await sendAll(() => mutate(make(), random));
  expect(faults.slice(0, 5)).toEqual([]);
  expect(Object.keys(tally).length).toBeGreaterThan(4);
  if (process.env['RANDOM_QUERIES']) process.stderr.write(`${JSON.stringify({ broken: tally })}\n`);
}, TIME);
