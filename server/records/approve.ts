import { transact, type Db, type Tx } from '../../prisma/db.ts';
import { writeChanges } from '../changes/writeChanges.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import type { Viewer } from '../viewer.ts';
import { audit, MAKING } from './audit.ts';
import { readDesk } from './desk.ts';
import { RECORD_KINDS, type RecordTable } from './kinds.ts';
import { once } from './once.ts';
import { changeRecord, loadExpectedRecord, type SeenRecord } from './write.ts';

/**
 * Makes a proposed note, tally or statement public. Where the desk asks for four eyes, whoever promoted it can't.
 * @throws DeskError NOT_FOUND, STALE, NOT_POSSIBLE, FORBIDDEN
 */
export async function approveRecord(db: Db, viewer: Viewer, table: RecordTable, { clientMutationId, ...seen }: SeenRecord): Promise<{ version: number }> {
  permit(viewer, 'approve records');
  return transact(db, (tx) => once(tx, viewer, 'approveRecord', clientMutationId, seen, async () => {
    const { subject, words, approved } = RECORD_KINDS[table];
    const current = await loadExpectedRecord(tx, table, seen);
    if (current.state !== 'PROPOSED') throw new DeskError('NOT_POSSIBLE', `The ${words} is ${current.state.toLowerCase()}; only proposed ones are approved`);
    if ((await readDesk(tx)).fourEyes && (await promotedBy(tx, viewer, table, current))) {
      throw new DeskError('FORBIDDEN', `You promoted this ${words}: this desk asks for a second person to approve it`);
    }
    await audit(tx, viewer, { deed: `approve ${words}`, subjectType: subject, subjectId: seen.id });
    return { version: await writeChanges(tx, viewer, (turn) => changeRecord(tx, turn, table, current, {}, 'PUBLISHED', approved, null)) };
  }));
}

/** Whether it was the viewer whose promotion made this record: the audit trail of its article's review item says so. */
async function promotedBy(tx: Tx, viewer: Viewer, table: RecordTable, { id, articleId }: { id: string; articleId: string | null }): Promise<boolean> {
  const item = articleId === null ? null : await tx.reviewItem.findUnique({ where: { articleId }, select: { id: true } });
  if (!item) return false;
  const entry = await tx.auditEntry.findFirst({
    where: { subjectType: 'ReviewItem', subjectId: item.id, deed: MAKING, actorId: viewer.id, after: { path: [RECORD_KINDS[table].list], array_contains: [id] } },
    select: { id: true },
  });
  return entry !== null;
}
