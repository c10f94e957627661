import { Prisma } from '../../prisma/client/client.ts';
import type { ChangeKind, RecordState } from '../../prisma/client/enums.ts';
import type { Tx } from '../../prisma/db.ts';
import { insertRows } from '../../prisma/insertRows.ts';
import { uuid7 } from '../../common/uuid7.ts';
import type { Turn } from '../changes/writeChanges.ts';
import { DeskError } from '../errors.ts';
import { lastDeed } from './audit.ts';
import { RECORD_KINDS, type RecordFacts, type RecordRows, type RecordTable } from './kinds.ts';
import type { ClientKey } from './once.ts';

/** Writes new notes, tallies or statements with their first version. @returns their ids in the same order */
export async function insertRecords<T extends RecordTable>(tx: Tx, turn: Turn, table: T, facts: RecordFacts<T>[], state: RecordState, reason: string | null): Promise<string[]> {
  const rows = facts.map((each) => {
    const id = uuid7();
    const row = { id, version: 1, fromSeq: turn.next(), toSeq: null, fromAt: turn.at, toAt: null, state, ...each };
    addToFeed(turn, table, RECORD_KINDS[table].created, row as unknown as RecordRows[T], null, reason);
    return row;
  });
  await insertRows(tx, table, rows);
  return rows.map(({ id }) => id);
}

/** The version of a record that holds now. @throws DeskError NOT_FOUND */
export async function loadRecord<T extends RecordTable>(tx: Tx, table: T, id: string): Promise<RecordRows[T]> {
  const where = { where: { id, toSeq: null } };
  const row = table === 'humanitarian_note' ? await tx.humanitarianNote.findFirst(where)
    : table === 'published_tally' ? await tx.publishedTally.findFirst(where)
    : await tx.statement.findFirst(where);
  if (!row) throw new DeskError('NOT_FOUND', 'There is no such record');
  return row as RecordRows[T];
}

/** A record as the caller last saw it. */
export interface SeenRecord {
  id: string;
  expectedVersion: number;
  clientMutationId?: ClientKey;
}

/** The same, refusing one that the caller has not seen in its present state. @throws DeskError NOT_FOUND, STALE */
export async function loadExpectedRecord<T extends RecordTable>(tx: Tx, table: T, { id, expectedVersion }: SeenRecord): Promise<RecordRows[T]> {
  const row = await loadRecord(tx, table, id);
  if (row.version === expectedVersion) return row;
  const { subject, words } = RECORD_KINDS[table];
  const who = await lastDeed(tx, subject, id);
  throw new DeskError('STALE', `The ${words} is at version ${row.version}, you saw ${expectedVersion}: ${who}. Read it again and decide anew`, { version: row.version });
}

/** Ends a record's current version and begins the next. The version is the lock. @throws DeskError STALE */
export async function changeRecord<T extends RecordTable>(
  tx: Tx, turn: Turn, table: T, current: RecordRows[T], facts: Partial<RecordFacts<T>>, state: RecordState, kind: ChangeKind, reason: string | null,
): Promise<number> {
  const closed = await tx.$executeRaw`
    update ${Prisma.raw(table)} set to_seq = ${turn.next()}, to_at = ${turn.at}
    where id = ${current.id}::uuid and version = ${current.version} and to_seq is null`;
  if (closed === 0) throw new DeskError('STALE', 'Somebody else changed this record first: read it again and decide anew');
  const row = { ...current, ...facts, version: current.version + 1, fromSeq: turn.next(), toSeq: null, fromAt: turn.at, toAt: null, state };
  await insertRows(tx, table, [row]);
  addToFeed(turn, table, kind, row, current, reason);
  return row.version;
}

/** What a record can be filtered by in the feed, where its kind has it. */
interface Findable {
  country?: string | null;
  admin1?: string | null;
  partyId?: string | null;
}

function addToFeed<T extends RecordTable>(turn: Turn, table: T, kind: ChangeKind, after: RecordRows[T], before: RecordRows[T] | null, reason: string | null): void {
  const place: Findable = after;
  // What a proposal said can't be found out by filters once it is public.
  const earlier: Findable = (before?.state !== 'PUBLISHED' && after.state === 'PUBLISHED' ? null : before) ?? {};
  turn.add({
    kind,
    entityKind: RECORD_KINDS[table].entity,
    entityId: after.id,
    entityVersion: after.version,
    before: before && shown(before),
    after: shown(after),
    reason,
    publicBefore: before?.state === 'PUBLISHED',
    publicAfter: after.state === 'PUBLISHED',
    country: place.country ?? null,
    admin1: place.admin1 ?? null,
    countryBefore: earlier.country ?? null,
    admin1Before: earlier.admin1 ?? null,
    partyIds: [earlier.partyId, place.partyId].filter((id) => id != null),
  });
}

/** What the feed shows of a version: without the frame that the change itself gives. */
function shown(row: RecordRows[RecordTable]): object {
  const { fromSeq: _from, toSeq: _to, fromAt: _fromAt, toAt: _toAt, ...rest } = row;
  return rest;
}
