import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { openDb, type Db } from '../../prisma/db.ts';
import { withSession } from '../../prisma/session.ts';

export interface TestDatabase {
  db: Db;
  url: string;
  /** One statement on a connection of its own, for looking behind the program's back. */
  sql<T extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<T[]>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** A database of this test file's own: a clone of the migrated template, dropped when disposed. It is set as somebody else's server may be. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const template = process.env['TEST_TEMPLATE_URL'];
  if (!template) throw new Error('No test server: run the tests with `npm test`');
  const name = `desk_${randomUUID().replaceAll('-', '')}`;
  await administer(template, `create database ${name} template desk`);
  for (const foreign of ["timezone = 'Asia/Kolkata'", "datestyle = 'German, DMY'", "default_transaction_isolation = 'repeatable read'"]) {
    await administer(template, `alter database ${name} set ${foreign}`);
  }
  const url = Object.assign(new URL(template), { pathname: `/${name}` }).href;
  const db = openDb({ url, poolSize: 10, name: 'test' });
  const pool = new pg.Pool({ connectionString: withSession(url), max: 2 });
  return {
    db,
    url,
    sql: async <T extends pg.QueryResultRow>(text: string, values: unknown[] = []) => (await pool.query<T>(text, values)).rows,
    async [Symbol.asyncDispose]() {
      await db.$disconnect();
      await pool.end();
      await untilLeft(template, name);
      await administer(template, `drop database if exists ${name} with (force)`);
    },
  };
}

const LEAVING_MS = 5_000;

/**
 * Waits until the server has noticed that everybody left: a pool calls itself ended while its last sockets still close, and one of them
 * would hear of the DROP as an error that nobody listens for any more.
 */
async function untilLeft(template: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: Object.assign(new URL(template), { pathname: '/postgres' }).href });
  await client.connect();
  const end = Date.now() + LEAVING_MS;
  try {
    while ((await client.query('select 1 from pg_stat_activity where datname = $1', [name])).rowCount !== 0 && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  } finally {
    await client.end();
  }
}

/** CREATE DATABASE needs the template to itself: nobody connects to it, and clones are made one at a time. */
async function administer(template: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: Object.assign(new URL(template), { pathname: '/postgres' }).href });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(7201703)');
    await client.query(statement);
  } finally {
    await client.end();
  }
}
