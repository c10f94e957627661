import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Grade } from '../../prisma/client/enums.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { makeWorld, PARTIES, settle } from './world.ts';

// The same question by different routes: page by page and whole, now and as of now, statistics and sums of pages, the map and statistics.

interface Bounds { min: number; max: number }
interface Node { code: string; startDate: string; country: string | null; killed: Bounds | null; injured: Bounds | null; lat: number | null }
interface Sums { incidents: number; killed: Bounds | null; injured: Bounds | null; killedUnknown: number; injuredUnknown: number }

const NODE = 'code startDate country killed { min max } injured { min max } lat';
const SUMS = 'incidents killed { min max } injured { min max } killedUnknown injuredUnknown';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
  await settle(desk.database.db, makeWorld(300, 23));
});
afterAll(() => desk[Symbol.asyncDispose]());

const filters = fc.record({
  from: fc.constantFrom('2017-02-01', '2017-09-15'), to: fc.constantFrom('2017-06-30', '2018-01-31'), countries: fc.subarray(['SY', 'IQ', 'FJ', 'NO'], { minLength: 1 }),
  parties: fc.subarray(PARTIES, { minLength: 1 }), grades: fc.subarray(Object.values(Grade), { minLength: 1 }), killedAtLeast: fc.integer({ min: 0, max: 5 }), injuredAtMost: fc.integer({ min: 5, max: 10 }),
  text: fc.constantFrom('strike', 'raqqa', 'الرقة', 'village'), near: fc.constant({ lat: 36, lon: 39, metres: 400_000 }), box: fc.constant({ south: -30, west: 170, north: 45, east: 42 }),
}, { requiredKeys: [] });
const questions = fc.tuple(filters, fc.integer({ min: 0, max: 3 }), fc.constantFrom('START_DATE_DESC', 'START_DATE_ASC', 'UPDATED_DESC', 'UPDATED_ASC', 'KILLED_DESC', 'KILLED_ASC'))
  .map(([filter, kept, orderBy]) => ({ filter: Object.fromEntries(Object.entries(filter).slice(0, kept)), orderBy }));
type Question = { filter: object; orderBy: string };

async function list(question: Question, args: object = {}): Promise<{ nodes: Node[]; totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string | null } }> {
  const { incidents } = await desk.get<{ incidents: Awaited<ReturnType<typeof list>> }>(
    `query ($filter: IncidentFilter, $orderBy: IncidentOrder!, $first: Int, $after: Cursor, $asOf: DateTime) {
      incidents(filter: $filter, orderBy: $orderBy, first: $first, after: $after, asOf: $asOf) { totalCount pageInfo { hasNextPage endCursor } nodes { ${NODE} } } }`, { first: 500, ...question, ...args });
  return incidents;
}

async function pages(question: Question, first: number): Promise<Node[]> {
  const nodes: Node[] = [];
  for (let after: string | null = null; ;) {
    const page = await list(question, { first, after });
    nodes.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return nodes;
    after = page.pageInfo.endCursor;
  }
}

function sumsOf(nodes: readonly Node[]): Sums {
  const sum = (harm: 'killed' | 'injured') => {
    const known = nodes.flatMap((node) => node[harm] ?? []);
    return { unknown: nodes.length - known.length, total: nodes.length > 0 && known.length === 0 ? null : known.reduce((all, { min, max }) => ({ min: all.min + min, max: all.max + max }), { min: 0, max: 0 }) };
  };
  const [killed, injured] = [sum('killed'), sum('injured')];
  return { incidents: nodes.length, killed: killed.total, injured: injured.total, killedUnknown: killed.unknown, injuredUnknown: injured.unknown };
}

test('page by page, as of now, statistics and map tell what the whole list tells', async () => {
  let seen = 0;
  await fc.assert(fc.asyncProperty(questions, fc.integer({ min: 7, max: 60 }), async (question, size) => {
    const whole = await list(question);
    seen += whole.nodes.length;
    expect(whole.totalCount).toBe(whole.nodes.length);
    expect(await pages(question, size)).toEqual(whole.nodes);
    const asOf = new Date().toISOString();
    expect(await list(question, { asOf })).toEqual(whole);

    const { month, country, map } = await desk.get<{ month: Grouped; country: Grouped; map: { total: Sums; unlocated: Sums; clusters: { sums: Sums }[] } }>(
      `query ($filter: IncidentFilter, $asOf: DateTime) {
        month: incidentStats(filter: $filter, groupBy: MONTH, asOf: $asOf) { total { ${SUMS} } groups { key sums { ${SUMS} } } }
        country: incidentStats(filter: $filter, groupBy: COUNTRY) { total { ${SUMS} } groups { key sums { ${SUMS} } } }
        map: incidentMap(filter: $filter, zoom: 2) { total { ${SUMS} } unlocated { ${SUMS} } clusters { sums { ${SUMS} } } } }`, { filter: question.filter, asOf });
    const sums = sumsOf(whole.nodes);
    expect([month.total, country.total, map.total]).toEqual([sums, sums, sums]);
    expect(byKey(month)).toEqual(grouped(whole.nodes, ({ startDate }) => startDate.slice(0, 7)));
    expect(byKey(country)).toEqual(grouped(whole.nodes, (node) => node.country));
    expect(map.unlocated).toEqual(sumsOf(whole.nodes.filter(({ lat }) => lat === null)));
    expect(map.clusters.reduce((sum, cluster) => sum + cluster.sums.incidents, map.unlocated.incidents)).toBe(sums.incidents);
  }), { numRuns: 40 });
  expect(seen).toBeGreaterThan(200);
});

interface Grouped { total: Sums; groups: { key: string | null; sums: Sums }[] }

const byKey = ({ groups }: Grouped) => new Map(groups.map(({ key, sums }) => [key, sums]));

function grouped(nodes: readonly Node[], keyOf: (node: Node) => string | null): Map<string | null, Sums> {
  return new Map([...Map.groupBy(nodes, keyOf)].map(([key, members]) => [key, sumsOf(members)]));
}
