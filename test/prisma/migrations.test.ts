import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { migrate, shippedMigrations } from '../../prisma/migrate.ts';
import { schemaSql } from '../../prisma/tools/schemaSql.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database[Symbol.asyncDispose]());

const COLUMNS = `
  select table_name || '.' || column_name || ' ' || udt_name || ' ' || is_nullable || ' ' || coalesce(column_default, '') as line
  from information_schema.columns where table_schema = $1 and table_name <> '_prisma_migrations'`;
const INDEXES = `
  select replace(indexdef, $1 || '.', '') as line from pg_indexes where schemaname = $1 and tablename <> '_prisma_migrations'`;
const ENUMS = `
  select t.typname || ' ' || string_agg(e.enumlabel, ',' order by e.enumsortorder) as line
  from pg_type t join pg_enum e on e.enumtypid = t.oid join pg_namespace n on n.oid = t.typnamespace where n.nspname = $1 group by t.typname`;

async function lines(client: pg.Client, sql: string, schema: string): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(sql, [schema]);
  return rows.map(({ line }) => line.replaceAll(`${schema}.`, '').replaceAll('drawn.', '')).toSorted();
}

test('the migrations give exactly what schema.prisma says, and more only by name', async () => {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    await client.query('create schema drawn; set search_path to drawn');
    await client.query('create sequence incident_code');
    await client.query((await schemaSql(database.url)).replaceAll('CREATE SCHEMA IF NOT EXISTS "public";', ''));
    await client.query('set search_path to public');
    for (const sql of [COLUMNS, ENUMS]) {
      expect(await lines(client, sql, 'public')).toEqual(await lines(client, sql, 'drawn'));
    }
    const migrated = await lines(client, INDEXES, 'public');
    expect(migrated).toEqual(expect.arrayContaining(await lines(client, INDEXES, 'drawn')));
  } finally {
    await client.end();
  }
});

test('migrating twice, and by several processes at once, changes nothing', async () => {
  expect(await Promise.all([migrate(database.url), migrate(database.url), migrate(database.url)])).toEqual([[], [], []]);
  const rows = await database.sql<{ migration_name: string }>('select migration_name from _prisma_migrations order by 1');
  expect(rows.map((row) => row.migration_name)).toEqual((await shippedMigrations()).map(({ name }) => name));
});

test('a migration that was edited after it was applied is refused', async () => {
  await database.sql(`update _prisma_migrations set checksum = 'edited' where migration_name like '%_rules'`);
  await expect(migrate(database.url)).rejects.toThrow(/was edited after it was applied/);
});
