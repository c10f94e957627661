import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildSchema, getNamedType, isLeafType, isObjectType, type GraphQLField } from 'graphql';
import { readPage } from '../docs/markdown.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { fillDesk } from './random/fullDesk.ts';

// Each list page by page and whole, each question as of now and live, each group and each cell against the list that it counts; on a desk that has everything.

const schema = buildSchema(readPage('schema/schema.graphql'));
const QUERIES = Object.values(schema.getQueryType()!.getFields());
const takes = (field: GraphQLField<unknown, unknown>, name: string) => field.args.some((arg) => arg.name === name);

let desk: TestDesk;
let cookie: string;
let code: string;
beforeAll(async () => {
  desk = await openDesk({ QUERY_COST_LIMIT: 10_000_000, RATE_LIMIT: 0, RATE_LIMIT_KEY: 0, RATE_LIMIT_COST: 0, RATE_LIMIT_KEY_COST: 0 });
  const filled = await fillDesk(desk, 250);
  cookie = filled.cookie;
  code = filled.incidents[0]!.code;
});
afterAll(() => desk[Symbol.asyncDispose]());

/** Asks as the administrator's session. */
async function ask<T>(query: string, variables: object = {}): Promise<T> {
  const { url } = desk.server;
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', origin: url, cookie }, body: JSON.stringify({ query, variables }) });
  const { data, errors } = (await response.json()) as { data: T; errors?: unknown };
  expect({ query, errors }).toEqual({ query });
  return data;
}

/** The fields of a type that are no objects. */
function leavesOf(typeName: string): string {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`No type ${typeName}`);
  return ['__typename', ...Object.values(type.getFields()).filter((field) => isLeafType(getNamedType(field.type)) && field.args.length === 0).map(({ name }) => name)].join(' ');
}

interface Page {
  edges: { cursor: string; node: object }[];
  nodes: object[];
  totalCount?: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

describe('page by page and whole', () => {
  const connections = QUERIES.filter((field) => getNamedType(field.type).name.endsWith('Connection'));

  test.each(connections.map((field) => [field.name, field] as const))('%s', async (name, field) => {
    const node = leavesOf(getNamedType(field.type).name.replace(/Connection$/, ''));
    const args = field.args.filter((arg) => ['first', 'after', 'last', 'before'].includes(arg.name));
    const query = `query (${args.map((arg) => `$${arg.name}: ${arg.name === 'after' || arg.name === 'before' ? 'Cursor' : 'Int'}${arg.name === 'first' && name === 'changes' ? '! = 100' : ''}`).join(', ')}) {
      list: ${name}(${args.map((arg) => `${arg.name}: $${arg.name}`).join(', ')}) { totalCount edges { cursor node { ${node} } } nodes { ${node} } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
    const page = async (variables: object) => (await ask<{ list: Page }>(query, variables)).list;
    const whole = await page({ first: 500 });
    expect(whole.edges.length).toBeGreaterThan(0);
    expect(whole.nodes).toEqual(whole.edges.map((edge) => edge.node));
    if (name !== 'changes') expect(whole.totalCount).toBe(whole.edges.length);
    const size = Math.max(1, Math.ceil(whole.edges.length / 7));
    const forwards: Page['edges'] = [];
    for (let after: string | null = null; ;) {
      const { edges, pageInfo, totalCount }: Page = await page({ first: size, after });
      if (name !== 'changes') expect(totalCount).toBe(whole.totalCount);
      forwards.push(...edges);
      if (forwards.length >= whole.edges.length || !pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(forwards.slice(0, whole.edges.length)).toEqual(whole.edges);
    if (!takes(field, 'last')) return;
    const backwards: Page['edges'] = [];
    for (let before: string | null = null; ;) {
      const { edges, pageInfo }: Page = await page({ last: size, before });
      backwards.unshift(...edges);
      if (!pageInfo.hasPreviousPage) break;
      before = pageInfo.startCursor;
    }
    expect(backwards).toEqual(whole.edges);
  });

  test('why', async () => {
    const part = async (first: number, after: string | null) => (await ask<{ why: { incidentCount: number; next: string | null; contributions: object[] } }>(
      'query ($first: Int!, $after: ID) { why(month: "2017-06", first: $first, after: $after) { incidentCount next contributions { incident { code } killed { min max } claims { claim { id } } } } }', { first, after })).why;
    const whole = await part(100, null);
    expect(whole.contributions).toHaveLength(whole.incidentCount);
    const parts: object[] = [];
    for (let after: string | null = null; ;) {
      const { contributions, next }: { contributions: object[]; next: string | null } = await part(2, after);
      parts.push(...contributions);
      if (next === null) break;
      after = next;
    }
    expect(parts).toEqual(whole.contributions);
  });

  test('the difference of two releases', async () => {
    const part = async (first: number, after: string | null) => (await ask<{ releaseDifference: { next: string | null; entries: object[]; counts: Record<string, number> } }>(
      'query ($first: Int!, $after: Cursor) { releaseDifference(from: 1, to: 2, first: $first, after: $after) { next counts { added changed merged outOfScope regraded retracted } entries { kind entityId code changed } } }', { first, after })).releaseDifference;
    const whole = await part(100, null);
    expect(whole.entries).toHaveLength(Object.values(whole.counts).reduce((sum, count) => sum + count, 0));
    const parts: object[] = [];
    for (let after: string | null = null; ;) {
      const { entries, next }: { entries: object[]; next: string | null } = await part(1, after);
      parts.push(...entries);
      if (next === null) break;
      after = next;
    }
    expect(parts).toEqual(whole.entries);
    expect(parts.length).toBeGreaterThan(2);
  });
});

const SUMS = 'incidents harmIncidents killed { min max } injured { min max } killedUnknown injuredUnknown deaths { min max }';
const FACTS = `code state version title startDate grade lat lon placeName killed { min max } location { name } parties { party { name } verdict } claims { id quote { text } withdrawnAt } victims { name embargoed } externalCodes { code } independentSources`;
const MONTH = 'month allegedEvents headlineEvents killedUnknown injuredUnknown killed { min max } injured { min max } rank { rank of deadliestSince } change { low high percent } byGrade { grade events harmEvents killed { min max } } publishedTallies { tally { id } gap { events min max } }';
const FILTER = '{ countries: ["SY", "IQ"], harmReported: true }';
/** One question for each field that takes `asOf`. */
const AS_OF: Record<string, (asOf: string) => string> = {
  incident: (asOf) => `incident(code: "CODE"${asOf}) { ${FACTS} }`,
  incidents: (asOf) => `incidents(first: 200${asOf}) { totalCount nodes { ${FACTS} } edges { cursor } } some: incidents(first: 200, filter: ${FILTER}, orderBy: UPDATED_DESC${asOf}) { totalCount nodes { ${FACTS} } }`,
  incidentStats: (asOf) => ['MONTH', 'COUNTRY', 'ADMIN1', 'PARTY', 'GRADE', 'CAUSE'].map((by) => `${by}: incidentStats(groupBy: ${by}, filter: ${FILTER}${asOf}) { groupCount total { ${SUMS} } groups { key label sums { ${SUMS} } } }`).join(' '),
  incidentMap: (asOf) => `incidentMap(zoom: 3${asOf}) { total { ${SUMS} } unlocated { ${SUMS} } clusters { key lat lon code sums { ${SUMS} } } } some: incidentMap(zoom: 4, filter: ${FILTER}${asOf}) { clusters { key lat lon code sums { ${SUMS} } } }`,
  monthlySummary: (asOf) => `monthlySummary(month: "2017-06"${asOf}) { ${MONTH} } some: monthlySummary(month: "2017-06", scope: { country: "SY" }${asOf}) { ${MONTH} }`,
  monthlySummaries: (asOf) => `monthlySummaries(from: "2017-01", to: "2018-03"${asOf}) { ${MONTH} } sums: monthlySummaries(from: "2017-01", to: "2018-03"${asOf}) { month killed { min max } headlineEvents }`,
  why: (asOf) => `why(month: "2017-06", first: 100${asOf}) { incidentCount killed { min max } contributions { incident { ${FACTS} } killed { min max } claims { claim { id } evidence { sha256 } } } }`,
};

describe('as of now and live', () => {
  test('every field that takes asOf has a question', () => expect(QUERIES.filter((field) => takes(field, 'asOf')).map(({ name }) => name).toSorted()).toEqual(Object.keys(AS_OF).toSorted()));

  const roles = [undefined, 'PARTNER', 'REVIEWER', 'ADMIN'] as const;
  test.each(Object.entries(AS_OF))('%s', async (_name, question) => {
    const now = new Date().toISOString();
    for (const role of roles) {
      const [live, then] = await Promise.all(['', `, asOf: "${now}"`].map((asOf) => desk.get<object>(`{ ${question(asOf).replaceAll('CODE', code)} }`, {}, role)));
      expect({ role, ...then }).toEqual({ role, ...live });
      for (const answer of Object.values(live!)) expect(answer).not.toBeNull();
    }
  });
});

interface Bounds { min: number; max: number }
interface Sums { incidents: number; harmIncidents: number; killed: Bounds | null; injured: Bounds | null; killedUnknown: number; injuredUnknown: number; deaths: Bounds | null }
interface Counted { killed: Bounds | null; injured: Bounds | null; deaths: Bounds | null }

/** Incidents of a filter, page by page, added up here. */
async function sumOfPages(filter: object): Promise<Sums> {
  const found: Counted[] = [];
  for (let after: string | null = null; ;) {
    const { incidents }: { incidents: { nodes: Counted[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } = await desk.get(
      'query ($filter: IncidentFilter, $after: Cursor) { incidents(filter: $filter, first: 90, after: $after) { nodes { killed { min max } injured { min max } deaths { min max } } pageInfo { hasNextPage endCursor } } }', { filter, after });
    found.push(...incidents.nodes);
    if (!incidents.pageInfo.hasNextPage) break;
    after = incidents.pageInfo.endCursor;
  }
  const add = (name: 'killed' | 'injured' | 'deaths') => {
    const known = found.flatMap((each) => each[name] ?? []);
    return { unknown: found.length - known.length, bounds: known.length === 0 && (found.length > 0 || name === 'deaths') ? null : known.reduce((all, { min, max }) => ({ min: all.min + min, max: all.max + max }), { min: 0, max: 0 }) };
  };
  const [killed, injured] = [add('killed'), add('injured')];
  return {
    incidents: found.length, harmIncidents: found.filter((each) => (each.killed?.max ?? 0) > 0 || (each.injured?.max ?? 0) > 0).length,
    killed: killed.bounds, injured: injured.bounds, killedUnknown: killed.unknown, injuredUnknown: injured.unknown, deaths: add('deaths').bounds,
  };
}

const FILTERS: Record<string, object> = { nothing: {}, 'a filter': { countries: ['SY', 'IQ', 'FJ'], killedAtMost: 9 } };

describe.each(Object.entries(FILTERS))('with %s', (_name, filter) => {
  /** What finds a group's own incidents; null where no filter can say it (what has no country, no area, nobody accused). */
  const OWN: Record<string, (key: string, label: string) => object> = {
    MONTH: (key) => ({ from: `${key}-01`, to: new Date(Date.UTC(Number(key.slice(0, 4)), Number(key.slice(5)), 0)).toISOString().slice(0, 10) }),
    COUNTRY: (key) => ({ countries: [key] }), ADMIN1: (key) => ({ countries: [key.split('/')[0]], admin1: [key.split('/')[1]] }), PARTY: (_key, label) => ({ parties: [label] }), GRADE: (key) => ({ grades: [key] }), CAUSE: (key) => ({ causes: [key] }),
  };
  test.each(Object.keys(OWN))('each group by %s is the sum of its pages', async (groupBy) => {
    const { incidentStats: { total, groups } } = await desk.get<{ incidentStats: { total: Sums; groups: { key: string | null; label: string | null; sums: Sums }[] } }>(
      `query ($filter: IncidentFilter, $groupBy: StatsGroup!) { incidentStats(filter: $filter, groupBy: $groupBy) { total { ${SUMS} } groups { key label sums { ${SUMS} } } } }`, { filter, groupBy });
    expect(total).toEqual(await sumOfPages(filter));
    const told = groups.filter(({ key }) => key !== null);
    expect(told.length).toBeGreaterThan(1);
    for (const { key, label, sums } of told) expect({ key, sums }).toEqual({ key, sums: await sumOfPages({ ...filter, ...OWN[groupBy]!(key!, label!) }) });
  });

  test.each(Array.from({ length: 21 }, (_, zoom) => zoom))('the map at zoom %i adds up to the list of its box', async (zoom) => {
    // As wide as a screen shows; the whole world while it has few enough cells.
    const half = zoom <= 4 ? null : 90 / 2 ** (zoom - 3);
    const box = half === null ? null : { south: 35.95 - half / 2, north: 35.95 + half / 2, west: 39.01 - half, east: 39.01 + half };
    const query = `query ($zoom: Int!, $box: BoundingBox, $filter: IncidentFilter, $asOf: DateTime) { incidentMap(zoom: $zoom, box: $box, filter: $filter, asOf: $asOf) { total { ${SUMS} } unlocated { ${SUMS} } clusters { key lat lon incidentId code sums { ${SUMS} } } } }`;
    const variables = { zoom, box, filter };
    const { incidentMap: live } = await desk.get<{ incidentMap: { total: Sums; unlocated: Sums; clusters: { key: string; sums: Sums }[] } }>(query, variables);
    expect((await desk.get<{ incidentMap: object }>(query, { ...variables, asOf: new Date().toISOString() })).incidentMap).toEqual(live);
    expect(live.total).toEqual(await sumOfPages({ ...filter, ...(box && { box }) }));
    expect(live.total.incidents).toBeGreaterThan(0);
    expect(new Set(live.clusters.map(({ key }) => key)).size).toBe(live.clusters.length);
    const parts = [...live.clusters.map(({ sums }) => sums), live.unlocated];
    const added = (pick: (sums: Sums) => number) => parts.reduce((sum, part) => sum + pick(part), 0);
    for (const name of ['incidents', 'harmIncidents', 'killedUnknown', 'injuredUnknown'] as const) expect([name, added((sums) => sums[name])]).toEqual([name, live.total[name]]);
    for (const name of ['killed', 'injured', 'deaths'] as const) for (const end of ['min', 'max'] as const) expect([name, end, added((sums) => sums[name]?.[end] ?? 0)]).toEqual([name, end, live.total[name]?.[end] ?? 0]);
  });
});
