import { transact, type Db, type Tx } from '../../prisma/db.ts';
import { writeChanges } from '../changes/writeChanges.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import type { Viewer } from '../viewer.ts';
import { audit } from './audit.ts';
import { RECORD_KINDS, type RecordRows, type RecordTable } from './kinds.ts';
import { once } from './once.ts';
import { changeRecord, loadExpectedRecord, type SeenRecord } from './write.ts';

/** Takes a note, tally or statement back; it stays as a tombstone. @throws DeskError NOT_FOUND, STALE, NOT_POSSIBLE */
export async function retractRecord(db: Db, viewer: Viewer, table: RecordTable, { clientMutationId, ...input }: SeenRecord & { reason: string }): Promise<{ version: number }> {
  permit(viewer, 'retract records');
  if (input.reason.trim() === '') throw new DeskError('BAD_USER_INPUT', 'Say why: a retraction needs a reason');
  return transact(db, (tx) => once(tx, viewer, 'retractRecord', clientMutationId, input, async () => ({
    version: await retractRecordIn(tx, viewer, table, await loadExpectedRecord(tx, table, input), input.reason),
  })));
}

/** The same for a record already loaded, inside another act's transaction (undo). */
export async function retractRecordIn<T extends RecordTable>(tx: Tx, viewer: Viewer, table: T, current: RecordRows[T], reason: string): Promise<number> {
  if (current.state === 'RETRACTED') throw new DeskError('NOT_POSSIBLE', 'The record is retracted already');
  const { subject, words, retracted } = RECORD_KINDS[table];
  await audit(tx, viewer, { deed: `retract ${words}`, subjectType: subject, subjectId: current.id, reason });
  return writeChanges(tx, viewer, (turn) => changeRecord(tx, turn, table, current, {}, 'RETRACTED', retracted, reason));
}
