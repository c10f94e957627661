import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { projectRoot } from '../common/root.ts';
import { createSchema } from '../server/graphql.ts';

test('schema/schema.graphql is what the program serves (npm run schema writes it)', async () => {
  const committed = readFileSync(join(projectRoot(), 'schema/schema.graphql'), 'utf8');
  expect(committed).toBe(`${printSchema(lexicographicSortSchema(await createSchema()))}\n`);
});
