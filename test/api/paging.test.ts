import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Grade } from '../../prisma/client/enums.ts';
import { updateIncident } from '../../server/incidents/update.ts';
import { PROGRAM } from '../../server/viewer.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { record } from '../support/incidents.ts';

interface Page {
  edges: { cursor: string; node: { code: string } }[];
  nodes: { code: string }[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

const ORDERS = ['START_DATE_DESC', 'START_DATE_ASC', 'UPDATED_DESC', 'UPDATED_ASC', 'KILLED_DESC', 'KILLED_ASC'] as const;
const COUNT = 200;

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
  const { db } = desk.database;
  const grades = Object.values(Grade);
  // Few days for many incidents, so that ties are common; several of one transaction and of several.
  for (let made = 0; made < COUNT; made += 20) {
    const incidents = await record(db, Array.from({ length: 20 }, (_, index) => ({ day: `2017-06-${String(1 + ((made + index * 7) % 9)).padStart(2, '0')}`, grade: grades[index % grades.length]!, killed: [1, 2] as [number, number] })));
    await updateIncident(db, PROGRAM, { id: incidents[3]!.id, expectedVersion: 1, reason: 'Titled', patch: { title: 'Some' } });
  }
});
afterAll(() => desk[Symbol.asyncDispose]());

async function page(args: Record<string, unknown>): Promise<Page> {
  const { incidents } = await desk.get<{ incidents: Page }>(
    `query ($first: Int, $after: Cursor, $last: Int, $before: Cursor, $orderBy: IncidentOrder!, $filter: IncidentFilter) {
      incidents(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy, filter: $filter) {
        edges { cursor node { code } } nodes { code } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`, args);
  return incidents;
}

async function forwards(size: number, args: { orderBy: string; filter?: object }, between: () => Promise<unknown> = async () => undefined): Promise<string[]> {
  const codes: string[] = [];
  let after: string | null = null;
  for (;;) {
    const { nodes, pageInfo }: Page = await page({ first: size, after, ...args });
    codes.push(...nodes.map(({ code }) => code));
    if (!pageInfo.hasNextPage) return codes;
    expect(pageInfo.hasPreviousPage).toBe(after !== null);
    after = pageInfo.endCursor;
    await between();
  }
}

async function backwards(size: number, args: { orderBy: string; filter?: object }): Promise<string[]> {
  const codes: string[] = [];
  let before: string | null = null;
  for (;;) {
    const { nodes, pageInfo }: Page = await page({ last: size, before, ...args });
    codes.unshift(...nodes.map(({ code }) => code));
    if (!pageInfo.hasPreviousPage) return codes;
    before = pageInfo.startCursor;
  }
}

describe.each(ORDERS)('%s', (orderBy) => {
  test('pages of any size, either way, are the whole list', async () => {
    const whole = (await page({ first: 500, orderBy })).nodes.map(({ code }) => code);
    expect(new Set(whole).size).toBe(COUNT);
    for (const size of [1, 7, 50, COUNT, COUNT + 1].filter((each) => each > 1 || orderBy === 'START_DATE_DESC')) {
      expect(await forwards(size, { orderBy })).toEqual(whole);
      expect(await backwards(size, { orderBy })).toEqual(whole);
    }
  });

  test('pages of a filtered list count what the filter matches', async () => {
    const filter = { grades: ['FAIR', 'WEAK'], from: '2017-06-03' };
    const { nodes, totalCount, edges } = await page({ first: 500, orderBy, filter });
    expect(totalCount).toBe(nodes.length);
    expect(edges.map(({ node }) => node)).toEqual(nodes);
    expect(await forwards(9, { orderBy, filter })).toEqual(nodes.map(({ code }) => code));
  });

  test('each cursor begins behind its own record, in both directions', async () => {
    const { edges } = await page({ first: 30, orderBy });
    const middle = edges[10]!.cursor;
    expect((await page({ first: 5, after: middle, orderBy })).nodes).toEqual(edges.slice(11, 16).map(({ node }) => node));
    expect((await page({ last: 5, before: middle, orderBy })).nodes).toEqual(edges.slice(5, 10).map(({ node }) => node));
  });
});

test.each(['START_DATE_DESC', 'START_DATE_ASC'])('%s: records that come between two pages repeat nothing and hide nothing', async (orderBy) => {
  const filter = { to: '2017-06-30' };
  const before = (await page({ first: 500, orderBy, filter })).nodes.map(({ code }) => code);
  const come = new Set<string>();
  const seen = await forwards(13, { orderBy, filter }, async () => {
    for (const { code } of await record(desk.database.db, ['2017-06-01', '2017-06-05', '2017-06-09'].map((day) => ({ day, grade: 'FAIR' as const })))) come.add(code);
  });
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.filter((code) => !come.has(code))).toEqual(before);
});

test('an empty page is a page', async () => {
  expect(await page({ first: 0, orderBy: 'START_DATE_DESC' })).toMatchObject({ nodes: [], pageInfo: { hasNextPage: true, startCursor: null, endCursor: null } });
  expect(await page({ first: 5, orderBy: 'START_DATE_DESC', filter: { countries: ['XX'] } })).toEqual({ edges: [], nodes: [], totalCount: 0, pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null } });
});

test.each([
  [{ first: 5, last: 5 }], [{ first: -1 }], [{ last: -1 }], [{ first: 501 }], [{ first: 5, before: 'x' }], [{ last: 5, after: 'x' }], [{ after: 'x', before: 'x' }],
])('%j is refused in words', async (args) => {
  const { errors } = await desk.ask(`query ($first: Int, $after: Cursor, $last: Int, $before: Cursor) { incidents(first: $first, after: $after, last: $last, before: $before) { totalCount } }`, args);
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' }, message: expect.stringMatching(/^(Give|Use|A page holds 0 to 500)/) }]);
});

test('an absurdly large page is refused before it is read', async () => {
  const { errors } = await desk.ask(`{ incidents(last: 2147483647) { nodes { code } } }`);
  expect(errors).toMatchObject([{ extensions: { code: 'QUERY_TOO_COSTLY' } }]);
});

test('a cursor of another order is refused or read as a place in this one, never a fault', async () => {
  const { pageInfo } = await page({ first: 5, orderBy: 'UPDATED_ASC' });
  const { errors } = await desk.ask(`query ($after: Cursor) { incidents(after: $after, orderBy: START_DATE_ASC) { totalCount nodes { code } } }`, { after: pageInfo.endCursor });
  expect((errors ?? []).map(({ extensions }) => extensions.code)).not.toContain('INTERNAL_SERVER_ERROR');
});

test('the largest page and its exact total', async () => {
  expect((await desk.get<{ incidents: { totalCount: number } }>(`{ incidents(first: 500) { totalCount } }`)).incidents.totalCount).toBeGreaterThanOrEqual(COUNT);
});
