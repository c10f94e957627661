import type { Change } from './change.ts';
import { copyHash } from './copyHash.ts';
import type { Copy } from './sqliteCopy.ts';

/** One connection, as the npm package `pg` has it (`new pg.Client`), used by nobody else. */
export interface Connection {
  query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[]; rowCount: number | null }>;
}

const TABLES = `
  create table if not exists desk_record (
    entity_id text primary key, entity_kind text not null, entity_version integer not null, code text, body jsonb not null
  );
  create index if not exists desk_record_code on desk_record (code);
  create table if not exists desk_feed (one integer primary key check (one = 1), cursor text);
  insert into desk_feed (one) values (1) on conflict do nothing;`;

/** A copy in PostgreSQL: table `desk_record`, table `desk_feed` with the cursor. The tables are made where they aren't there. */
export async function postgresCopy(connection: Connection): Promise<Copy> {
  await connection.query(TABLES);
  const applyAll = async (changes: readonly Change[], after: string | null): Promise<void> => {
    const moved = await connection.query('update desk_feed set cursor = $1 where cursor is not distinct from $2', [changes.at(-1)?.cursor ?? after, after]);
    if (moved.rowCount === 0) throw new Error('The copy has moved on: another follower writes to it');
    for (const { entityId, entityKind, entityVersion, code, after: body } of changes) {
      if (body === null) await connection.query('delete from desk_record where entity_id = $1', [entityId]);
      else {
        await connection.query(
          `insert into desk_record (entity_id, entity_kind, entity_version, code, body) values ($1, $2, $3, $4, $5)
           on conflict (entity_id) do update set entity_version = excluded.entity_version, code = excluded.code, body = excluded.body`,
          [entityId, entityKind, entityVersion, code, JSON.stringify(body)]);
      }
    }
  };
  return {
    cursor: async () => ((await connection.query('select cursor from desk_feed')).rows[0]?.['cursor'] ?? null) as string | null,
    async apply(changes, after) {
      await connection.query('begin');
      try {
        await applyAll(changes, after);
        await connection.query('commit');
      } catch (error) {
        await connection.query('rollback');
        throw error;
      }
    },
    async hash() {
      const { rows } = await connection.query('select entity_kind, entity_id, entity_version, body from desk_record');
      return copyHash(rows.map((row) => ({ entityKind: String(row['entity_kind']), entityId: String(row['entity_id']), entityVersion: Number(row['entity_version']), body: row['body'] })));
    },
  };
}
