import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Cause, Grade, type Role } from '../../prisma/client/enums.ts';
import { globalId } from '../../server/read/ids.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { bothPaths, type BothPaths } from './bothPaths.ts';
import { selectionOf } from './selections.ts';
import { buildWorld, type World } from './world.ts';

// Whatever is asked, by whoever, plans and plain resolvers give the same answer.

let desk: TestDesk;
let paths: BothPaths;
let world: World;
beforeAll(async () => {
  desk = await openDesk({ PAGE_LIMIT: 50, QUERY_COST_LIMIT: 10_000_000, QUERY_DEPTH_LIMIT: 100, QUERY_ALIAS_LIMIT: 10_000, QUERY_DIRECTIVE_LIMIT: 10_000, QUERY_TOKEN_LIMIT: 100_000 }); // whatever chance makes
  world = await buildWorld(desk.database);
  paths = await bothPaths(desk);
});
afterAll(() => desk[Symbol.asyncDispose]());

const RUNS = 150;
const PARAMETERS = '$yes: Boolean! = true, $no: Boolean! = false';
/** Validation wants every variable used. */
const USED = 'used: __typename @include(if: $yes) @skip(if: $no)';
const roles = fc.constantFrom<Role | undefined>(undefined, 'PARTNER', 'REVIEWER');
const decimals = fc.constantFrom(null, 0, 1, 2, 4);
const instant = () => fc.option(fc.constantFrom(...world.instants), { nil: null, freq: 3 });

async function expectEqual(query: string, variables: Record<string, unknown>, role: Role | undefined): Promise<void> {
  const [planned, plain] = await Promise.all([paths.overHttp(query, variables, role), paths.byResolvers(query, variables, role)]);
  expect({ query, ...(planned as object) }).toEqual({ query, ...(plain as object) });
}

/** @returns how many answers came from plans: a property of two answers by resolvers would prove nothing */
async function property<T>(arbitrary: fc.Arbitrary<T>, check: (value: T, role: Role | undefined) => Promise<void>): Promise<number> {
  const before = await paths.answered();
  await fc.assert(fc.asyncProperty(arbitrary, roles, decimals, async (value, role, precision) => {
    await desk.database.sql('update desk set coordinate_decimals = $1', [precision]);
    await check(value, role);
  }), { numRuns: RUNS, endOnFailure: true }); // to look for a smaller one may outlast the test, and then nothing is told
  return (await paths.answered()).plan - before.plan;
}

test('one incident, by id and by every code', async () => expect(await property(
  fc.tuple(selectionOf(paths.schema, 'Incident', 3), fc.constantFrom(...world.codes, ...world.incidents.map(({ id }) => globalId('Incident', id)), 'bad'), instant()),
  async ([selection, key, asOf], role) => {
    const by = /^CD-|^CS|^\d|^none$|^$/.test(key) ? 'code' : 'id';
    await expectEqual(`query (${PARAMETERS}, $key: ${by === 'id' ? 'ID' : 'String'}, $asOf: DateTime) { ${USED} incident(${by}: $key, asOf: $asOf) { ${selection} } }`, { key, asOf }, role);
  },
)).toBeGreaterThan(RUNS / 4));

test('a selection of which everything is left out is an empty object', async () => {
  expect.hasAssertions();
  await expectEqual(`query (${PARAMETERS}) { ${USED} incidents { totalCount @skip(if: $yes) edges @include(if: $no) { cursor } } }`, {}, undefined);
  await expectEqual(`query (${PARAMETERS}) { ${USED} incidents { pageInfo { endCursor @skip(if: $yes) } nodes { code @skip(if: $yes) killed { min @include(if: $no) } } } }`, {}, undefined);
});

const anyOf = <T>(values: readonly T[]) => fc.option(fc.subarray([...values], { maxLength: Math.min(3, values.length) }), { nil: null });
const filter = fc.record({
  from: fc.option(fc.constantFrom('2017-01-03', '2017-02-01'), { nil: null }), to: fc.option(fc.constantFrom('2017-02-28', '2017-03-05'), { nil: null }),
  countries: anyOf(['SY', 'IQ', 'XX']), admin1: anyOf(['North']), parties: anyOf(['party 1', 'Ally', 'nobody']), grades: anyOf(Object.values(Grade)), causes: anyOf(Object.values(Cause)),
  killedAtLeast: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }), killedAtMost: fc.option(fc.integer({ min: 0, max: 30 }), { nil: null }), harmReported: fc.option(fc.boolean(), { nil: null }),
  injuredAtLeast: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }), updatedSince: instantOf(), text: fc.option(fc.constantFrom('raid', 'har', '%', 'CD-5', 'السوق'), { nil: null }),
  box: fc.option(fc.constant({ south: 35.4, north: 37, west: -50, east: 0 }), { nil: null }), near: fc.option(fc.constant({ lat: 36, lon: -45, metres: 300_000 }), { nil: null }),
}, { requiredKeys: [] });

function instantOf() {
  return fc.option(fc.constantFrom('1970-01-01T00:00:00Z', '2100-01-01T00:00:00Z'), { nil: null });
}

test('pages of incidents, filtered, ordered, as of any instant', async () => expect(await property(
  fc.tuple(
    selectionOf(paths.schema, 'IncidentConnection', 4), fc.option(filter, { nil: null }), fc.constantFrom('START_DATE_DESC', 'START_DATE_ASC', 'UPDATED_DESC', 'UPDATED_ASC', 'KILLED_DESC', 'KILLED_ASC'), instant(),
    fc.constantFrom({}, { first: 3 }, { last: 3 }, { first: 0 }, { first: 51 }, { first: -1 }, { first: 2, last: 2 }), fc.constantFrom('none', 'after', 'before', 'bad'),
  ),
  async ([selection, where, orderBy, asOf, size, cursor], role) => {
    const variables: Record<string, unknown> = { filter: where, orderBy, asOf, ...size };
    if (cursor !== 'none') {
      const place = await desk.get<{ incidents: { edges: { cursor: string }[] } }>(`query ($orderBy: IncidentOrder!) { incidents(orderBy: $orderBy, first: 9) { edges { cursor } } }`, { orderBy });
      variables[cursor === 'bad' ? 'after' : cursor] = cursor === 'bad' ? 'WzEsMl0' : place.incidents.edges.at(5)?.cursor;
    }
    await expectEqual(
      `query (${PARAMETERS}, $filter: IncidentFilter, $orderBy: IncidentOrder!, $asOf: DateTime, $first: Int, $last: Int, $after: Cursor, $before: Cursor) { ${USED}
        incidents(filter: $filter, orderBy: $orderBy, asOf: $asOf, first: $first, last: $last, after: $after, before: $before) { ${selection} } }`, variables, role);
  },
)).toBeGreaterThan(RUNS / 4));

test('months, of any scope, as of any instant', async () => expect(await property(
  fc.tuple(
    selectionOf(paths.schema, 'MonthlySummary', 2), instant(), fc.constantFrom('2017-01', '2016-11', 'bad'), fc.constantFrom('2017-03', '2017-01', '2018-01'),
    fc.option(fc.record({ country: fc.constantFrom('SY', 'IQ', null), admin1: fc.constantFrom('North', null), party: fc.constantFrom('Ally', 'nobody', null), grades: anyOf(Object.values(Grade)) }, { requiredKeys: [] }), { nil: null }), fc.boolean(),
  ),
  async ([selection, asOf, from, to, scope, one], role) => {
    const asked = one ? 'monthlySummary(month: $to' : 'monthlySummaries(from: $from, to: $to';
    await expectEqual(
      `query (${PARAMETERS}${one ? '' : ', $from: String!'}, $to: String!, $scope: SummaryScope, $asOf: DateTime) { ${USED} ${asked}, scope: $scope, asOf: $asOf) { ${selection} } }`,
      { from, to, scope, asOf }, role);
  },
)).toBeGreaterThan(RUNS / 5));
