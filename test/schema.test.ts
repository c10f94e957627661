import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { buildSchema, findBreakingChanges, isEnumType, isInputObjectType, isInterfaceType, isObjectType, lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { projectRoot } from '../common/root.ts';
import { createSchema } from '../server/graphql.ts';

test('schema/schema.graphql is what the program serves (npm run schema writes it)', async () => {
  const committed = readFileSync(join(projectRoot(), 'schema/schema.graphql'), 'utf8');
  expect(committed).toBe(`${printSchema(lexicographicSortSchema(await createSchema()))}\n`);
});

type Entry = [name: string, place: { description?: string | null | undefined; deprecationReason?: string | null | undefined }];

/** Every type, field, argument, input field and enum value of our own. */
function* entries(schema: GraphQLSchema): Generator<Entry> {
  for (const type of Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'))) {
    yield [type.name, type];
    if (isEnumType(type)) for (const value of type.getValues()) yield [`${type.name}.${value.name}`, value];
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      yield [`${type.name}.${field.name}`, field];
      if ('args' in field) for (const arg of field.args) yield [`${type.name}.${field.name}(${arg.name})`, arg];
    }
  }
}

test('everything has a description (in its decorator, or in schema/words)', async () => {
  expect([...entries(await createSchema())].filter(([, { description }]) => !description?.trim()).map(([name]) => name)).toEqual([]);
});

test('what is deprecated says since when and until when', async () => {
  const deprecated = [...entries(await createSchema())].filter(([, { deprecationReason }]) => deprecationReason != null);
  for (const [name, { deprecationReason }] of deprecated) {
    const [since, until] = (/Since (\d{4}-\d\d-\d\d), until (\d{4}-\d\d-\d\d)/.exec(deprecationReason ?? '') ?? []).slice(1).map((day) => Date.parse(day));
    expect({ name, told: since !== undefined && until !== undefined && until - since >= 180 * 86_400_000 }).toEqual({ name, told: true });
  }
});

/** Breaking changes that the changelog names, each with the day from which it holds: `- **Breaking, 2027-05-01**: words`. */
const announced = () => [...readFileSync(join(projectRoot(), 'docs/schema-changelog.md'), 'utf8').matchAll(/^- \*\*Breaking, \d{4}-\d\d-\d\d\*\*: `([^`]+)`/gm)].map(([, words]) => words);

/** What a program written for one schema would stumble over with another, unless the changelog says so. */
function unannounced(released: string, today: string): string[] {
  return findBreakingChanges(buildSchema(released), buildSchema(today)).map(({ description }) => description).filter((words) => !announced().includes(words));
}

const read = (name: string) => readFileSync(join(projectRoot(), 'schema', name), 'utf8');

test('nothing that was released has gone or changed its meaning without a line in docs/schema-changelog.md', () => {
  expect(unannounced(read('released.graphql'), read('schema.graphql'))).toEqual([]);
});

test.each([
  ['a field that goes', 'type Query { a: Int }', /b was removed/],
  ['an argument that is demanded', 'type Query { a: Int b(c: Int!): Int }', /c on Query.b was added/],
  ['a type that changes', 'type Query { a: Int b: String }', /changed type/],
])('%s is noticed', (_name, today, words) => {
  expect(unannounced('type Query { a: Int b: Int }', today)).toEqual([expect.stringMatching(words)]);
  expect(unannounced(today, today)).toEqual([]);
});
