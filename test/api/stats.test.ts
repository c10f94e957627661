import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { makeWorld, settle } from './world.ts';

type Incident = Awaited<ReturnType<typeof settle>>[number];
interface Bounds { min: number; max: number }
interface Sums { incidents: number; harmIncidents: number; killed: Bounds | null; injured: Bounds | null; killedUnknown: number; injuredUnknown: number; deaths: Bounds | null }
interface Stats { total: Sums; groupCount: number; groups: { key: string | null; label: string | null; sums: Sums }[] }
interface Cells { total: Sums; unlocated: Sums; clusters: { key: string; lat: number; lon: number; sums: Sums; incidentId: string | null; code: string | null }[] }

const SUMS = 'incidents harmIncidents killed { min max } injured { min max } killedUnknown injuredUnknown deaths { min max }';
const STATS = `query ($filter: IncidentFilter, $groupBy: StatsGroup!, $asOf: DateTime, $first: Int! = 500) {
  incidentStats(filter: $filter, groupBy: $groupBy, asOf: $asOf, first: $first) { total { ${SUMS} } groupCount groups { key label sums { ${SUMS} } } } }`;
const MAP = `query ($zoom: Int!, $box: BoundingBox, $filter: IncidentFilter, $asOf: DateTime) {
  incidentMap(zoom: $zoom, box: $box, filter: $filter, asOf: $asOf) { total { ${SUMS} } unlocated { ${SUMS} } clusters { key lat lon incidentId code sums { ${SUMS} } } } }`;

let desk: TestDesk;
let open: Incident[];
beforeAll(async () => {
  desk = await openDesk();
  open = (await settle(desk.database.db, makeWorld(200, 11))).filter(({ state }) => state === 'PUBLISHED');
});
afterAll(() => desk[Symbol.asyncDispose]());

const stats = async (variables: object, role?: 'REVIEWER') => (await desk.get<{ incidentStats: Stats }>(STATS, variables, role)).incidentStats;
const map = async (variables: object, role?: 'REVIEWER') => (await desk.get<{ incidentMap: Cells }>(MAP, variables, role)).incidentMap;

/** The plain sum that the answers are compared with. */
function sumsOf(incidents: readonly Incident[]): Sums {
  const sum = (low: 'killedMin' | 'injuredMin', high: 'killedMax' | 'injuredMax') => {
    const known = incidents.filter(({ facts }) => facts[high] !== null);
    const bounds = known.reduce((all, { facts }) => ({ min: all.min + facts[low]!, max: all.max + facts[high]! }), { min: 0, max: 0 });
    return { unknown: incidents.length - known.length, bounds: incidents.length > 0 && known.length === 0 ? null : bounds };
  };
  const [killed, injured] = [sum('killedMin', 'killedMax'), sum('injuredMin', 'injuredMax')];
  return {
    incidents: incidents.length, harmIncidents: incidents.filter(({ facts }) => (facts.killedMax ?? 0) > 0 || (facts.injuredMax ?? 0) > 0).length,
    killed: killed.bounds, injured: injured.bounds, killedUnknown: killed.unknown, injuredUnknown: injured.unknown, deaths: null,
  };
}

const KEYS: Record<string, (incident: Incident) => (string | null)[]> = {
  MONTH: ({ facts }) => [facts.startDate.toISOString().slice(0, 7)],
  COUNTRY: ({ facts }) => [facts.country],
  ADMIN1: ({ facts }) => [facts.admin1],
  PARTY: ({ parties }) => (parties.length > 0 ? parties : [null]),
  GRADE: ({ facts }) => [facts.grade],
  CAUSE: ({ facts }) => [facts.cause],
};

const FILTERS: [object, (incident: Incident) => boolean][] = [
  [{}, () => true],
  [{ grades: ['CONFIRMED', 'FAIR'], harmReported: true }, ({ facts }) => ['CONFIRMED', 'FAIR'].includes(facts.grade) && ((facts.killedMax ?? 0) > 0 || (facts.injuredMax ?? 0) > 0)],
  [{ countries: ['SY'], parties: ['Russia', 'US-led Coalition'] }, ({ facts, parties }) => facts.country === 'SY' && (parties.includes('Russia') || parties.includes('US-led Coalition'))],
  [{ countries: ['XX'] }, () => false],
];

describe.each(Object.keys(KEYS))('by %s', (groupBy) => {
  test.each(FILTERS)('with %j: groups and total are plain sums', async (filter, keeps) => {
    const { total, groups, groupCount } = await stats({ filter, groupBy });
    const kept = open.filter(keeps);
    expect(total).toEqual(sumsOf(kept));
    const expected = Map.groupBy(kept.flatMap((incident) => KEYS[groupBy]!(incident).map((key) => ({ key, incident }))), ({ key }) => key);
    expect(new Map(groups.map(({ label, sums }) => [label, sums]))).toEqual(new Map([...expected].map(([key, entries]) => [key, sumsOf(entries.map(({ incident }) => incident))])));
    expect(groupCount).toBe(groups.length);
  });
});

test('who is accused together is in both groups and once in the total', async () => {
  const { total, groups } = await stats({ groupBy: 'PARTY' });
  expect(total.incidents).toBe(open.length);
  expect(groups.reduce((sum, { sums }) => sum + sums.incidents, 0)).toBe(open.reduce((sum, { parties }) => sum + Math.max(1, parties.length), 0));
});

test('months come in order, others the largest first, and what is cut off is told', async () => {
  const months = (await stats({ groupBy: 'MONTH' })).groups.map(({ key }) => key!);
  expect(months).toEqual(months.toSorted());
  const [all, cut] = [await stats({ groupBy: 'CAUSE' }), await stats({ groupBy: 'CAUSE', first: 3 })];
  expect(cut).toEqual({ ...all, groups: all.groups.slice(0, 3) });
  const counts = all.groups.map(({ sums }) => sums.incidents);
  expect(counts).toEqual(counts.toSorted((a, b) => b - a));
});

test('the desk\'s proposals are in nobody\'s statistics, as in nobody\'s summaries', async () => {
  expect(await stats({ groupBy: 'GRADE' }, 'REVIEWER')).toEqual(await stats({ groupBy: 'GRADE' }));
});

test('the months agree with the monthly summaries', async () => {
  const { groups } = await stats({ groupBy: 'MONTH', filter: { grades: ['CONFIRMED', 'FAIR'] } });
  const { monthlySummaries } = await desk.get<{ monthlySummaries: { month: string; headlineEvents: number; killed: Bounds | null; killedUnknown: number }[] }>('{ monthlySummaries(from: "2017-01", to: "2018-02") { month headlineEvents killed { min max } killedUnknown } }');
  const told = monthlySummaries.filter(({ month }) => groups.some(({ key }) => key === month));
  expect(told.map(({ month, headlineEvents, killed, killedUnknown }) => ({ month, headlineEvents, killed, killedUnknown })))
    .toEqual(groups.map(({ key, sums }) => ({ month: key, headlineEvents: sums.harmIncidents, killed: sums.killed, killedUnknown: sums.killedUnknown })));
});

test('as of now is now, and before everything there is nothing', async () => {
  expect(await stats({ groupBy: 'CAUSE', asOf: new Date().toISOString() })).toEqual(await stats({ groupBy: 'CAUSE' }));
  expect(await stats({ groupBy: 'CAUSE', asOf: '2000-01-01T00:00:00Z' })).toMatchObject({ total: { incidents: 0, killed: { min: 0, max: 0 } }, groups: [] });
});

const add = (one: Sums, other: Sums): Sums => {
  const bounds = (a: Bounds | null, b: Bounds | null) => (a || b ? { min: (a?.min ?? 0) + (b?.min ?? 0), max: (a?.max ?? 0) + (b?.max ?? 0) } : null);
  return {
    incidents: one.incidents + other.incidents, harmIncidents: one.harmIncidents + other.harmIncidents, killed: bounds(one.killed, other.killed), injured: bounds(one.injured, other.injured),
    killedUnknown: one.killedUnknown + other.killedUnknown, injuredUnknown: one.injuredUnknown + other.injuredUnknown, deaths: null,
  };
};

describe('the map', () => {
  test.each([0, 2, 4])('at zoom %i adds up to the statistics', async (zoom) => {
    const { total, unlocated, clusters } = await map({ zoom });
    expect(total).toEqual((await stats({ groupBy: 'MONTH' })).total);
    expect(clusters.reduce((sum, cluster) => add(sum, cluster.sums), unlocated)).toEqual(total);
    expect(unlocated.incidents).toBe(open.filter(({ facts }) => facts.lat === null).length);
  });

  test('puts each incident into the tile that holds it', async () => {
    const { clusters } = await map({ zoom: 3 });
    const cells = 2 ** 5;
    const keyOf = ({ facts: { lat, lon } }: Incident) => {
      const y = (1 - Math.log(Math.tan(Math.PI / 4 + (Math.min(lat!, 85.0511287798066) * Math.PI) / 360)) / Math.PI) / 2;
      return `5/${Math.min(cells - 1, Math.floor(((lon! + 180) / 360) * cells))}/${Math.max(0, Math.floor(y * cells + 1e-12))}`;
    };
    const expected = Map.groupBy(open.filter(({ facts }) => facts.lat !== null), keyOf);
    expect(new Map(clusters.map(({ key, sums }) => [key, sums.incidents]))).toEqual(new Map([...expected].map(([key, incidents]) => [key, incidents.length])));
  });

  test('names the incident that is alone in its cell', async () => {
    const { clusters } = await map({ zoom: 12, box: { south: 35.8, north: 36, west: 38.9, east: 39.1 } });
    const alone = clusters.filter(({ sums }) => sums.incidents === 1);
    expect(alone.length).toBeGreaterThan(3);
    for (const { code, lat, lon } of alone) {
      const { facts } = open.find((incident) => incident.code === code)!;
      expect([lat, lon]).toEqual([expect.closeTo(facts.lat!, 9), expect.closeTo(facts.lon!, 9)]);
    }
  });

  test('of a box across the date line holds what the list holds', async () => {
    const box = { south: -20, north: -10, west: 178, east: -171 };
    const { total, unlocated, clusters } = await map({ zoom: 6, box });
    const { incidents } = await desk.get<{ incidents: { totalCount: number } }>('query ($box: BoundingBox) { incidents(filter: { box: $box }) { totalCount } }', { box });
    expect([total.incidents, unlocated.incidents]).toEqual([incidents.totalCount, 0]);
    expect(clusters.length).toBeGreaterThan(1);
  });

  test('with too many cells is refused, and says which zoom fits', async () => {
    const { errors } = await desk.ask(MAP, { zoom: 9 });
    expect(errors).toMatchObject([{ message: expect.stringMatching(/zoom 4/), extensions: { code: 'BAD_USER_INPUT', zoom: 4 } }]);
    expect((await desk.ask(MAP, { zoom: 4 })).errors).toBeUndefined();
  });

  test('shows the public coarse points only', async () => {
    await desk.database.sql('update desk set coordinate_decimals = 0');
    const { clusters } = await map({ zoom: 9, box: { south: 34, north: 37, west: 38, east: 41 } });
    expect(clusters.length).toBeGreaterThan(0);
    for (const { lat, lon } of clusters) expect([lat, lon]).toEqual([Math.round(lat), Math.round(lon)]);
    expect((await map({ zoom: 9, box: { south: 34, north: 37, west: 38, east: 41 } }, 'REVIEWER')).clusters.length).toBeGreaterThan(clusters.length);
  });
});
