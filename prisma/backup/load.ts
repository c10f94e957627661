import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { withSession } from '../session.ts';
import { readManifest, type Manifest } from './manifest.ts';
import { appliedMigrations, copyTarget, tablesInOrder, type Table } from './tables.ts';

/** Tables that a desk fills by itself when it is made. What else holds rows is somebody's work. */
const FILLED_BY_MIGRATIONS = new Set(['_prisma_migrations', 'desk']);

/**
 * Puts a backup into a new, migrated database: all of it or nothing. Every file is held against its hash before a row is written.
 * @throws Error when the backup isn't whole, was made by a program of another schema, or the database is in use
 */
export async function loadDatabase(url: string, folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder);
  for (const table of manifest.tables) await checkFile(folder, table);
  const client = new pg.Client({ connectionString: withSession(url), application_name: 'casualty-desk restore' });
  await client.connect();
  try {
    await client.query('begin');
    const tables = await tablesInOrder(client);
    await refuseOtherSchema(client, manifest, tables);
    await refuseUsed(client, tables);
    await fill(client, folder, manifest);
    await client.query('commit');
    return manifest;
  } finally {
    await client.end(); // what was not committed is rolled back
  }
}

async function checkFile(folder: string, { file, sha256 }: Manifest['tables'][number]): Promise<void> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(join(folder, file)), hash);
  const found = hash.digest('hex');
  if (found !== sha256) throw new Error(`${join(folder, file)} is not what the backup wrote (SHA-256 ${found}, not ${sha256}): take another copy of the backup`);
}

async function refuseOtherSchema(client: pg.Client, manifest: Manifest, tables: Table[]): Promise<void> {
  const here = await appliedMigrations(client);
  const last = manifest.migrations.at(-1);
  if (here.join() !== manifest.migrations.join()) {
    throw new Error(`The backup is at migration ${last}, this program at ${here.at(-1)}: restore it with the program that made it, then upgrade`);
  }
  const names = (list: readonly Table[]) => list.map(copyTarget).toSorted().join();
  if (names(tables) !== names(manifest.tables)) throw new Error('The backup has other tables or columns than this database, though both name the same migrations');
}

async function refuseUsed(client: pg.Client, tables: Table[]): Promise<void> {
  for (const { name } of tables) {
    if (FILLED_BY_MIGRATIONS.has(name)) continue;
    const { rows } = await client.query(`select 1 from "${name}" limit 1`);
    if (rows.length > 0) throw new Error(`The database is in use (its table ${name} holds rows): restore into a new one`);
  }
}

async function fill(client: pg.Client, folder: string, { tables, sequences }: Manifest): Promise<void> {
  // What triggers would make or refuse was made and allowed when the rows were written first.
  for (const { name } of tables) await client.query(`alter table "${name}" disable trigger user`);
  for (const name of FILLED_BY_MIGRATIONS) await client.query(`delete from "${name}"`);
  for (const table of tables) {
    const copy = client.query(copyFrom(`copy ${copyTarget(table)} from stdin`));
    await pipeline(createReadStream(join(folder, table.file)), createGunzip(), copy);
    if (copy.rowCount !== table.rows) throw new Error(`${table.name}: ${copy.rowCount} rows were read, the backup has ${table.rows}`);
  }
  for (const { name } of tables) await client.query(`alter table "${name}" enable trigger user`);
  for (const [name, value] of Object.entries(sequences)) await client.query('select setval(format(\'%I\', $1::text)::regclass, $2::bigint)', [name, value]);
}
