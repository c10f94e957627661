import { transact, type Db, type Tx } from '../../prisma/db.ts';
import { writeChanges } from '../changes/writeChanges.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import type { Viewer } from '../viewer.ts';
import { audit } from './audit.ts';
import { RECORD_KINDS, type RecordTable } from './kinds.ts';
import { changeRecord, loadRecord } from './write.ts';

/** Takes a note, tally or statement back; it stays as a tombstone. @throws DeskError NOT_FOUND, STALE, NOT_POSSIBLE */
export async function retractRecord(db: Db, viewer: Viewer, table: RecordTable, { id, expectedVersion, reason }: { id: string; expectedVersion: number; reason: string }): Promise<number> {
  permit(viewer, 'retract records');
  if (reason.trim() === '') throw new DeskError('BAD_USER_INPUT', 'Say why: a retraction needs a reason');
  return transact(db, async (tx) => {
    const { version } = await loadRecord(tx, table, id);
    if (version !== expectedVersion) throw new DeskError('STALE', `The record is at version ${version}, you saw ${expectedVersion}: read it again and decide anew`);
    return retractRecordIn(tx, viewer, table, id, reason);
  });
}

/** The same inside another act's transaction (undo). */
export async function retractRecordIn(tx: Tx, viewer: Viewer, table: RecordTable, id: string, reason: string): Promise<number> {
  const current = await loadRecord(tx, table, id);
  if (current.state === 'RETRACTED') throw new DeskError('NOT_POSSIBLE', 'The record is retracted already');
  const { subject, retracted } = RECORD_KINDS[table];
  await audit(tx, viewer, { deed: `retract ${subject}`, subjectType: subject, subjectId: id, reason });
  return writeChanges(tx, viewer, (turn) => changeRecord(tx, turn, table, current, {}, 'RETRACTED', retracted, reason));
}
