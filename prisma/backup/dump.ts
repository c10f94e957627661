import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { withSession } from '../session.ts';
import { FORMAT, MANIFEST, type Manifest } from './manifest.ts';
import { appliedMigrations, copyTarget, sequences, tablesInOrder, type Table } from './tables.ts';

/**
 * Writes every row of the desk as of one instant into a folder of its own, while the desk goes on working: one file a table
 * (PostgreSQL's COPY text, packed), then the manifest. Memory is flat.
 * @param folder must be empty or absent @throws Error
 */
export async function dumpDatabase(url: string, folder: string): Promise<Manifest> {
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) throw new Error(`${folder} is not empty: name a new folder for each backup`);
  const client = new pg.Client({ connectionString: withSession(url), application_name: 'casualty-desk backup' });
  await client.connect();
  try {
    // One snapshot for all tables: what is committed from here on is not in the backup.
    await client.query('begin transaction isolation level repeatable read read only');
    const tables: Manifest['tables'] = [];
    for (const table of await tablesInOrder(client)) tables.push(await dumpTable(client, folder, table));
    const { rows: [head] } = await client.query<{ at: Date; feed: string }>('select now() as at, (select coalesce(max(seq), 0)::text from change) as feed');
    const manifest: Manifest = {
      format: FORMAT, at: head!.at.toISOString(), migrations: await appliedMigrations(client), feed: head!.feed, sequences: await sequences(client), tables,
    };
    await client.query('commit');
    const path = join(folder, MANIFEST);
    await writeFile(`${path}.part`, `${JSON.stringify(manifest, null, 2)}\n`);
    await rename(`${path}.part`, path);
    return manifest;
  } finally {
    await client.end();
  }
}

async function dumpTable(client: pg.Client, folder: string, table: Table): Promise<Manifest['tables'][number]> {
  const file = `${table.name}.copy.gz`;
  const hash = createHash('sha256');
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const copy = client.query(copyTo(`copy ${copyTarget(table)} to stdout`));
  await pipeline(copy, createGzip(), hashing, createWriteStream(join(folder, file), { flags: 'wx' }));
  return { ...table, file, rows: copy.rowCount, sha256: hash.digest('hex') };
}
