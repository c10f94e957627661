import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getNamedType, isLeafType, isObjectType, type GraphQLSchema } from 'graphql';
import type { Role } from '../../prisma/client/enums.ts';
import { globalId } from '../../server/read/ids.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { reachOf } from '../support/reach.ts';
import { bothPaths, type BothPaths } from './bothPaths.ts';
import { buildWorld, type World } from './world.ts';

// Random selections compare much; here each field that has a plan is compared with a value in it, for each kind of viewer, live and as of an instant.

/** Fields that have no plan: asked for, the whole operation is the resolvers'. */
const WITHOUT_PLAN = new Set(['recordedByRole', 'recordedByName', 'changeReason', 'history', 'blindState', 'proposal'].map((field) => `Incident.${field}`)).add('MonthlySummary.publishedTallies');
const ROOTS = {
  page: ['IncidentConnection', 'query ($asOf: DateTime) { found: incidents(first: 50, asOf: $asOf) { SELECTION } }'],
  last: ['IncidentConnection', 'query ($asOf: DateTime) { found: incidents(last: 3, orderBy: KILLED_DESC, asOf: $asOf) { SELECTION } }'],
  code: ['Incident', 'query ($asOf: DateTime, $code: String) { found: incident(code: $code, asOf: $asOf) { SELECTION } }'],
  id: ['Incident', 'query ($asOf: DateTime, $id: ID) { found: incident(id: $id, asOf: $asOf) { SELECTION } }'],
  months: ['MonthlySummary', 'query ($asOf: DateTime) { found: monthlySummaries(from: "2017-01", to: "2017-04", asOf: $asOf) { SELECTION } }'],
  month: ['MonthlySummary', 'query ($asOf: DateTime) { found: monthlySummary(month: "2017-02", asOf: $asOf) { SELECTION } }'],
} as const;

let desk: TestDesk;
let paths: BothPaths;
let world: World;
beforeAll(async () => {
  desk = await openDesk({ PAGE_LIMIT: 50, QUERY_COST_LIMIT: 100_000_000, QUERY_DEPTH_LIMIT: 100, CACHE_BYTES: 0 });
  world = await buildWorld(desk.database);
  paths = await bothPaths(desk);
});
afterAll(() => desk[Symbol.asyncDispose]());

/** Everything with a plan that a type leads to, each type once on the way. */
function whole(schema: GraphQLSchema, typeName: string, above: readonly string[] = []): string {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`No type ${typeName}`);
  const fields = Object.values(type.getFields()).filter(({ name }) => !WITHOUT_PLAN.has(`${typeName}.${name}`)).map(({ name, type: output }) => {
    const inner = getNamedType(output);
    if (isLeafType(inner)) return name;
    return [...above, typeName].includes(inner.name) ? '' : `${name} { ${whole(schema, inner.name, [...above, typeName])} }`;
  });
  return ['__typename', ...fields].join(' ');
}

const VIEWERS: (Role | undefined)[] = [undefined, 'PARTNER', 'REVIEWER', 'ADMIN'];
const WHEN = ['live', 'now', 'earlier'] as const;

describe.each(VIEWERS)('to %s', (role) => {
  test.each(WHEN)('%s', async (when) => {
    const asOf = { live: null, now: new Date().toISOString(), earlier: world.instants.at(-2) }[when];
    const reach = reachOf(paths.schema);
    const expected = new Set<string>();
    for (const [type, text] of Object.values(ROOTS)) {
      const selection = whole(paths.schema, type);
      const query = text.replace('SELECTION', selection);
      for (const { id, code } of /\$code|\$id/.test(text) ? keys() : [{ id: null, code: null }]) {
        const variables = { asOf, ...(text.includes('$code') && { code }), ...(text.includes('$id') && { id }) };
        const before = await paths.answered();
        const planned = await paths.overHttp(query, variables, role);
        expect(planned).toEqual(await paths.byResolvers(query, variables, role));
        // What isn't there for this viewer is left to the resolvers.
        if ((await paths.answered()).plan > before.plan) reach.note(query, (planned as { data: unknown }).data);
        else expect([text, planned]).toEqual([expect.stringContaining('incident('), { data: { found: null } }]);
      }
      for (const field of fieldsIn(paths.schema, type)) expected.add(field);
    }
    expect([...expected].filter((field) => !reach.reached.has(field))).toEqual([]);
  });
});

function keys() {
  return world.incidents.slice(2, 12).map(({ id, code }) => ({ id: globalId('Incident', id), code }));
}

function fieldsIn(schema: GraphQLSchema, typeName: string, seen = new Set<string>()): string[] {
  const type = schema.getType(typeName);
  if (!isObjectType(type) || seen.has(typeName)) return [];
  seen.add(typeName);
  return Object.values(type.getFields()).filter(({ name }) => !WITHOUT_PLAN.has(`${typeName}.${name}`)).flatMap(({ name, type: output }) => [`${typeName}.${name}`, ...fieldsIn(schema, getNamedType(output).name, seen)]);
}
