import type { TestDatabase } from './database.ts';

/** A database whose clock a test can set. */
export interface SettableClock {
  /** Sets it by so much from the true time on, such as `-1 year`. */
  set(by: string): Promise<void>;
  /** The time by it. */
  now(): Promise<Date>;
}

/**
 * In connections that are opened from now on `now()` and `clock_timestamp()` are found here before PostgreSQL's own: a jump is one for every
 * statement of the program. The job queue asks a function of its own, which is given the same time once its schema is there.
 */
export async function settableClock(database: TestDatabase): Promise<SettableClock> {
  const sql: TestDatabase['sql'] = (text, values) => database.sql(text, values);
  await sql('create schema clock');
  await sql(`create table clock.ahead as select interval '0' as by`);
  for (const name of ['now', 'clock_timestamp']) {
    await sql(`create function clock.${name}() returns timestamptz language sql stable as 'select pg_catalog.${name}() + (select by from clock.ahead)'`);
  }
  await sql(`alter database ${new URL(database.url).pathname.slice(1)} set search_path = clock, public, pg_catalog`);
  return {
    async set(by) {
      await sql('update clock.ahead set by = $1::interval', [by]);
      const [{ there } = { there: false }] = await sql<{ there: boolean }>(`select to_regproc('pgboss.job_now') is not null as there`);
      if (there) await sql(`create or replace function pgboss.job_now() returns timestamptz language sql stable as 'select clock.now()'`);
    },
    now: async () => (await sql<{ at: Date }>('select clock.clock_timestamp() as at'))[0]!.at,
  };
}
