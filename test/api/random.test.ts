import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import pg from 'pg';
import { ERROR_CODES } from '../../server/errors.ts';
import { readPage } from '../docs/markdown.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { fillDesk } from './random/fullDesk.ts';
import { generator, type Known, type RandomQuery } from './random/generate.ts';
import { knownValues } from './random/known.ts';
import { mutate } from './random/mutate.ts';
import { reachOf } from '../support/reach.ts';
import { seeded } from './world.ts';

// Operations made from the schema by chance, and the same broken in all ways. `RANDOM_QUERIES=10000` runs the full number, and holds out for every field.

const COUNT = Number(process.env['RANDOM_QUERIES'] ?? 800);
/** Operations enough to reach every field by chance; of fewer, nearly all are expected. */
const ENOUGH = 5_000;
const SEED = Number(process.env['RANDOM_SEED'] ?? 20_170_713);
/** More rows than any page of this desk and what hangs on it; fewer than there are incidents. */
const MOST_ROWS = 250;
/** Who asks: anonymous, keys, and an administrator's session. */
const ASKERS = [undefined, 'ADMIN', 'PARTNER', 'SESSION', 'REVIEWER', 'EDITOR', 'SESSION'] as const;
const AT_ONCE = 4;

let desk: TestDesk;
let cookie: string;
let known: Known;
let largest = { rows: 0, statement: '' };
const query = Reflect.get(pg.Client.prototype, 'query') as (...args: unknown[]) => unknown;
const schema = buildSchema(readPage('schema/schema.graphql'));
const reach = reachOf(schema);

beforeAll(async () => {
  desk = await openDesk({ PAGE_LIMIT: 20, RATE_LIMIT: 0, RATE_LIMIT_KEY: 0 });
  ({ cookie } = await fillDesk(desk, 600));
  known = await knownValues(desk, cookie);
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
  data?: unknown;
}

async function headersOf(asker: (typeof ASKERS)[number]): Promise<Record<string, string>> {
  if (asker === undefined) return {};
  return asker === 'SESSION' ? { cookie, origin: desk.server.url } : { authorization: `Bearer ${await desk.key(asker)}` };
}

async function send(body: object, asker: (typeof ASKERS)[number]): Promise<Outcome> {
  const response = await fetch(`${desk.server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...(await headersOf(asker)) }, body: JSON.stringify(body) });
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: { extensions: { code: string } }[] };
  return { status: response.status, data, codes: (errors ?? []).map(({ extensions }) => extensions.code) };
}

/** Sends operations, a few at once, and gives what came of them with those that show a fault of ours. */
async function sendAll(make: () => object, note: (body: object, data: unknown) => void = () => undefined): Promise<{ tally: Record<string, number>; faults: object[] }> {
  const tally: Record<string, number> = {};
  const faults: object[] = [];
  for (let sent = 0; sent < COUNT; sent += AT_ONCE) {
    await Promise.all(Array.from({ length: AT_ONCE }, async (_, index) => {
      const body = make();
      const asker = ASKERS[(sent + index) % ASKERS.length];
      const { status, codes, data } = await send(body, asker);
      note(body, data);
      for (const code of codes.length > 0 ? new Set(codes) : ['none']) tally[code] = (tally[code] ?? 0) + 1;
      if (status >= 500 || codes.some((code) => code === 'INTERNAL_SERVER_ERROR' || !(code in ERROR_CODES))) faults.push({ status, codes, asker, body: JSON.stringify(body).slice(0, 2_000) });
    }));
  }
  return { tally, faults };
}

const TIME = 60_000 + COUNT * 200;
const tell = (facts: object) => void (process.env['RANDOM_QUERIES'] && process.stderr.write(`${JSON.stringify(facts)}\n`));

test(`${COUNT} valid operations are answered, without a fault of ours and without an unbounded statement, and reach the fields of the schema`, async () => {
  const make = generator(schema, known, seeded(SEED), (field) => !reach.reached.has(field));
  const { tally, faults } = await sendAll(make, (body, data) => reach.note((body as RandomQuery).query, data));
  const missed = [...reach.all].filter((field) => !reach.reached.has(field)).toSorted();
  tell({ valid: tally, largest: largest.rows, fields: reach.all.size, reached: reach.reached.size, missed });
  expect(faults.slice(0, 5)).toEqual([]);
  expect(tally['GRAPHQL_VALIDATION_FAILED'] ?? 0).toBe(0);
  expect(tally['none']).toBeGreaterThan(COUNT / 3);
  if (COUNT >= ENOUGH) expect(missed).toEqual([]);
  else expect(missed.length).toBeLessThan(reach.all.size / 10);
  expect(largest.rows).toBeGreaterThan(20);
  expect(largest.rows <= MOST_ROWS ? 'bounded' : largest).toBe('bounded');
}, TIME);

test(`${COUNT} broken operations are refused by a code of the list`, async () => {
  const random = seeded(SEED + 1);
  const make = generator(schema, known, random, () => false);
  const { tally, faults } = await sendAll(() => mutate(make(), random));
  tell({ broken: tally });
  expect(faults.slice(0, 5)).toEqual([]);
  expect(Object.keys(tally).length).toBeGreaterThan(4);
}, TIME);
