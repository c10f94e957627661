import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { getIntrospectionQuery, parse, Kind, type OperationDefinitionNode } from 'graphql';
import { measureShape } from '../../server/http/shape.ts';
import { openTestDesk, post, type TestDesk } from './desk.ts';

let desk: TestDesk;

beforeAll(async () => {
  desk = await openTestDesk({ settings: { QUERY_COST_LIMIT: 5_000, QUERY_DEPTH_LIMIT: 6, QUERY_TOKEN_LIMIT: 1_000 } });
});
afterAll(() => desk[Symbol.asyncDispose]());

const codeOf = async (query: string, variables?: object) => (await post(desk.url, query, variables ? { variables } : {})).body.errors?.[0]?.extensions['code'];
const nest = (levels: number): string => (levels === 1 ? 'name' : `friends(first: 1) { ${nest(levels - 1)} }`);

test('every answer tells its cost', async () => {
  const { body } = await post(desk.url, 'query ($n: Int) { hello friends(first: $n) { name tags } }', { variables: { n: 10 } });
  expect(body.extensions).toEqual({ cost: { cost: 31, depth: 2, limit: 5_000 } });
});

test('a page that the variables ask for counts, and one that isn\'t said is taken to be 50', async () => {
  const query = 'query ($n: Int) { friends(first: $n) { name } }';
  expect(await codeOf(query, { n: 2_500 })).toBeUndefined();
  expect(await codeOf(query, { n: 2_501 })).toBe('QUERY_TOO_COSTLY');
  expect((await post(desk.url, query)).body.extensions).toMatchObject({ cost: { cost: 100 } });
});

test('a negative page does not make an operation cheap', async () => {
  expect(await codeOf('{ a: friends(first: -100000) { name } b: friends(first: 2501) { name } }')).toBe('QUERY_TOO_COSTLY');
});

test('aliases, inline fragments and named fragments don\'t hide cost', async () => {
  const many = Array.from({ length: 60 }, (_, n) => `a${n}: friends { name }`).join(' ');
  expect(await codeOf(`{ ${many} }`)).toBe('QUERY_TOO_COSTLY');
  expect(await codeOf('{ ... { friends(first: 5000) { name } } }')).toBe('QUERY_TOO_COSTLY');
  expect(await codeOf('{ ...F } fragment F on Query { friends(first: 5000) { name } }')).toBe('QUERY_TOO_COSTLY');
});

test('depth has a limit, also through fragments; introspection as tools ask it is not touched', async () => {
  expect(await codeOf(`{ ${nest(6)} }`)).toBeUndefined();
  expect(await codeOf(`{ ${nest(7)} }`)).toBe('QUERY_TOO_COSTLY');
  expect(await codeOf(`{ friends(first: 1) { ...F } } fragment F on Friend { ${nest(6)} }`)).toBe('QUERY_TOO_COSTLY');
  expect((await post(desk.url, getIntrospectionQuery())).body).toMatchObject({ data: { __schema: { queryType: { name: 'Query' } } } });
  expect(await codeOf('{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }')).toBe('GRAPHQL_VALIDATION_FAILED');
});

test('fragments that double at each level are refused at once', async () => {
  const fragments = Array.from({ length: 30 }, (_, n) => `fragment F${n} on Friend { ...F${n + 1} ...F${n + 1} }`).join('\n');
  expect(await codeOf(`{ friends(first: 1) { ...F0 } } ${fragments} fragment F30 on Friend { name }`)).toMatch(/QUERY_TOO_COSTLY|GRAPHQL_VALIDATION_FAILED/);
});

test('circles of fragments and floods of tokens and directives are refused', async () => {
  expect(await codeOf('{ friends { ...A } } fragment A on Friend { friends { ...B } } fragment B on Friend { friends { ...A } }')).toBe('GRAPHQL_VALIDATION_FAILED');
  expect(await codeOf(`{ ${'hello '.repeat(1_001)} }`)).toBe('GRAPHQL_PARSE_FAILED');
  expect(await codeOf(`{ hello ${'@include(if: true) '.repeat(200)} }`)).toBe('GRAPHQL_PARSE_FAILED');
});

test('strange strings are echoed or refused, and never break the server', async () => {
  for (const text of ['\u0000', '\ud800', '2147483648', 'x'.repeat(70_000), '؀‮']) {
    const { status } = await post(desk.url, 'query ($t: String!) { echo(text: $t) }', { variables: { t: text } });
    expect(status).toBe(200);
  }
  expect(await codeOf('query ($n: Int) { friends(first: $n) { name } }', { n: 2_147_483_648 })).toBe('BAD_USER_INPUT');
});

test('writing fragments out changes neither depth nor size', () => {
  const selection = fc.letrec<{ set: string[]; node: string }>((tie) => ({
    set: fc.array(tie('node'), { minLength: 1, maxLength: 3 }),
    node: fc.oneof({ depthSize: 'small' }, fc.constant('name'), tie('set').map((set) => `friends { ${set.join(' ')} }`)),
  })).set;
  const measure = (text: string) => {
    const document = parse(text);
    return measureShape(document, document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION) as OperationDefinitionNode);
  };
  fc.assert(fc.property(selection, selection, (one, two) => {
    const inline = measure(`{ a { ${one.join(' ')} } ... { ${two.join(' ')} } ... { ${one.join(' ')} } }`);
    const named = measure(`{ a { ...One } ...Two ...One } fragment One on T { ${one.join(' ')} } fragment Two on T { ${two.join(' ')} }`);
    expect(named.depth).toBe(inline.depth);
    expect(named.selections).toBe(inline.selections + 1);
  }));
});
