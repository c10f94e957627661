import { DatabaseSync } from 'node:sqlite';
import type { Change } from './change.ts';
import { copyHash, type CopiedRecord } from './copyHash.ts';
import type { CursorStore } from './follow.ts';

const TABLES = `
  pragma journal_mode = wal;
  pragma synchronous = full;
  create table if not exists record (
    entity_id text primary key, entity_kind text not null, entity_version integer not null, code text, body text not null
  ) strict;
  create index if not exists record_code on record (code);
  create table if not exists feed (one integer primary key check (one = 1), cursor text) strict;
  insert or ignore into feed (one) values (1);`;

export interface Copy extends CursorStore {
  /** To compare with the desk's, see checkCopy. */
  hash(): Promise<{ records: number; sha256: string }>;
}

/** A copy in a SQLite file: table `record` (entity_id, entity_kind, entity_version, code, body as JSON), table `feed` with the cursor. */
export function sqliteCopy(path: string): Copy & Disposable & { database: DatabaseSync } {
  const database = new DatabaseSync(path, { timeout: 10_000 });
  database.exec(TABLES);
  const move = database.prepare('update feed set cursor = ? where cursor is ?');
  const put = database.prepare('insert or replace into record (entity_id, entity_kind, entity_version, code, body) values (?, ?, ?, ?, ?)');
  const drop = database.prepare('delete from record where entity_id = ?');
  const applyAll = (changes: readonly Change[], after: string | null): void => {
    if (move.run(changes.at(-1)?.cursor ?? after, after).changes === 0) throw new Error('The copy has moved on: another follower writes to it');
    for (const { entityId, entityKind, entityVersion, code, after: body } of changes) {
      if (body === null) drop.run(entityId);
      else put.run(entityId, entityKind, entityVersion, code, JSON.stringify(body));
    }
  };
  return {
    database,
    cursor: () => (database.prepare('select cursor from feed').get() as { cursor: string | null }).cursor,
    apply(changes, after) {
      database.exec('begin immediate');
      try {
        applyAll(changes, after);
        database.exec('commit');
      } catch (error) {
        database.exec('rollback');
        throw error;
      }
    },
    hash: () => copyHash(recordsOf(database)),
    [Symbol.dispose]: () => database.close(),
  };
}

function* recordsOf(database: DatabaseSync): Generator<CopiedRecord> {
  for (const row of database.prepare('select entity_kind, entity_id, entity_version, body from record').iterate()) {
    yield { entityKind: String(row['entity_kind']), entityId: String(row['entity_id']), entityVersion: Number(row['entity_version']), body: JSON.parse(String(row['body'])) };
  }
}
