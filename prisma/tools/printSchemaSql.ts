import { schemaSql } from './schemaSql.ts';

// node prisma/tools/printSchemaSql.ts postgresql://…: the draft that a new migration is written from.
process.stdout.write(await schemaSql(process.argv[2] ?? ''));
