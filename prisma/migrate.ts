import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { projectRoot } from '../common/root.ts';
import { withSession } from './session.ts';

const LOCK = 7_201_702;

/** Prisma's own table, so that stock `prisma migrate deploy` can take over. */
const MIGRATIONS_TABLE = `
create table if not exists _prisma_migrations (
  id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null,
  logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count integer not null default 0
)`;

export interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

/**
 * Brings the database to this program's schema. Safe to call from any number of processes at once: one works, the others wait.
 * Each migration is one transaction: a fault leaves the database as it was before it.
 * @returns names of the migrations applied now
 * @throws Error when an applied migration was edited, or the database is newer than the program
 */
export async function migrate(connectionString: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: withSession(connectionString), application_name: 'casualty-desk migrate' });
  await client.connect();
  try {
    await requireVersion(client);
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(MIGRATIONS_TABLE);
    const pending = await pendingMigrations(client);
    for (const migration of pending) await apply(client, migration);
    return pending.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/** The migrations that come with the program, in order. */
export async function shippedMigrations(): Promise<Migration[]> {
  const folder = join(projectRoot(), 'prisma/migrations');
  const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(
    names.toSorted().map(async (name) => {
      const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

async function requireVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ server_version_num: string }>('show server_version_num');
  const version = Number(rows[0]?.server_version_num);
  if (version < 150_000) throw new Error(`PostgreSQL 15 or newer is needed; this server is ${version}`);
}

async function pendingMigrations(client: pg.Client): Promise<Migration[]> {
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    'select migration_name, checksum from _prisma_migrations where finished_at is not null and rolled_back_at is null',
  );
  const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]));
  const shipped = await shippedMigrations();
  const names = new Set(shipped.map(({ name }) => name));
  for (const name of applied.keys()) {
    if (!names.has(name)) throw new Error(`The database is newer than this program (migration ${name}): run the newer program`);
  }
  for (const { name, checksum } of shipped) {
    if (applied.has(name) && applied.get(name) !== checksum) throw new Error(`Migration ${name} was edited after it was applied`);
  }
  return shipped.filter(({ name }) => !applied.has(name));
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(sql);
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count) values ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`Migration ${name} failed and was rolled back: ${(error as Error).message}`, { cause: error });
  }
}
