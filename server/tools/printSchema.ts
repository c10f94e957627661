import { lexicographicSortSchema, printSchema } from 'graphql';
import { createSchema } from '../graphql.ts';

// npm run schema > schema/schema.graphql
process.stdout.write(`${printSchema(lexicographicSortSchema(await createSchema()))}\n`);
