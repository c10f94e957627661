import type { AuditEntryModel } from '../../prisma/client/models.ts';
import { transact, type Db, type Tx } from '../../prisma/db.ts';
import { writeChanges } from '../changes/writeChanges.ts';
import { DeskError } from '../errors.ts';
import { factsOf } from '../incidents/facts.ts';
import { loadIncident } from '../incidents/load.ts';
import { rederive } from '../incidents/rederive.ts';
import { retractLoaded } from '../incidents/retract.ts';
import { changeIncident } from '../incidents/write.ts';
import { permit } from '../policies/permit.ts';
import { audit, MAKING } from '../records/audit.ts';
import { RECORD_KINDS, RECORD_TABLES } from '../records/kinds.ts';
import { once, type ClientKey } from '../records/once.ts';
import { retractRecordIn } from '../records/retract.ts';
import { loadRecord } from '../records/write.ts';
import type { Viewer } from '../viewer.ts';
import type { Attached } from './attach.ts';
import { moveItem } from './move.ts';
import type { Promoted } from './promote.ts';
import { LIFE } from './states.ts';

const UNDOABLE = [LIFE.promote.audited, LIFE.attach.audited, LIFE.reject.audited, LIFE.defer.audited];
const REASON = 'Undone by the reviewer';

export interface Undone {
  itemId: string;
  /** The deed that was undone. */
  undone: string;
}

/**
 * Takes back the viewer's last decision on a review item: what it made is retracted (tombstones, not silence) and the item is pending
 * again. Possible only while nobody has built on it.
 * @throws DeskError NOT_POSSIBLE
 */
export async function undo(db: Db, viewer: Viewer, key?: ClientKey): Promise<Undone> {
  permit(viewer, 'undo own acts');
  return transact(db, (tx) => once(tx, viewer, 'undo', key, {}, () => undoLast(tx, viewer)));
}

async function undoLast(tx: Tx, viewer: Viewer): Promise<Undone> {
  const last = await tx.auditEntry.findFirst({
    where: { actorId: viewer.id, deed: { in: UNDOABLE }, undoneAt: null },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
  });
  if (!last) throw new DeskError('NOT_POSSIBLE', 'There is no decision of yours to undo');
  const { count } = await tx.auditEntry.updateMany({ where: { id: last.id, undoneAt: null }, data: { undoneAt: new Date() } });
  if (count === 0) throw new DeskError('STALE', 'This decision was undone a moment ago');
  await refuseIfMovedOn(tx, last);
  await moveItem(tx, viewer, 'reopen', { id: last.subjectId }, { reason: REASON });
  if (last.deed === LIFE.promote.audited) await retractMade(tx, viewer, last);
  if (last.deed === LIFE.attach.audited) await detach(tx, viewer, last);
  return { itemId: last.subjectId, undone: last.deed };
}

async function refuseIfMovedOn(tx: Tx, last: AuditEntryModel): Promise<void> {
  const later = await tx.auditEntry.findFirst({
    where: { subjectType: 'ReviewItem', subjectId: last.subjectId, at: { gt: last.at }, deed: { not: MAKING } },
  });
  if (later) throw new DeskError('NOT_POSSIBLE', `${later.actorName} did "${later.deed}" since: the decision can't be undone any more`);
}

async function retractMade(tx: Tx, viewer: Viewer, last: AuditEntryModel): Promise<void> {
  const entry = await tx.auditEntry.findFirstOrThrow({
    where: { subjectType: 'ReviewItem', subjectId: last.subjectId, deed: MAKING, at: { gte: last.at } },
    orderBy: { at: 'desc' },
  });
  const made = entry.after as unknown as Promoted;
  for (const id of made.incidents) {
    const loaded = await loadIncident(tx, id);
    if (loaded.state.version > 1) throw new DeskError('NOT_POSSIBLE', `${loaded.code} was changed since: retract it instead`);
    await retractLoaded(tx, viewer, loaded, REASON);
    await tx.claim.updateMany({ where: { incidentId: id }, data: { withdrawnAt: new Date() } });
  }
  for (const table of RECORD_TABLES) {
    for (const id of made[RECORD_KINDS[table].list]) {
      const current = await loadRecord(tx, table, id);
      if (current.version > 1) throw new DeskError('NOT_POSSIBLE', `The ${RECORD_KINDS[table].words} was changed since: retract it instead`);
      await retractRecordIn(tx, viewer, table, current, REASON);
    }
  }
}

async function detach(tx: Tx, viewer: Viewer, last: AuditEntryModel): Promise<void> {
  const { incidentId } = last.after as { incidentId: string };
  const entry = await tx.auditEntry.findFirstOrThrow({
    where: { subjectType: 'Incident', subjectId: incidentId, deed: 'attach article', actorId: last.actorId, after: { path: ['reviewItemId'], equals: last.subjectId } },
    orderBy: { at: 'desc' },
  });
  const { claims, version } = entry.after as unknown as Attached;
  const { code, state } = await loadIncident(tx, incidentId);
  if (state.version !== version) throw new DeskError('NOT_POSSIBLE', `${code} was changed since the article was attached: correct it instead`);
  await tx.claim.updateMany({ where: { id: { in: claims } }, data: { withdrawnAt: new Date() } });
  const facts = await rederive(tx, factsOf(state), state.claimIds.filter((id) => !claims.includes(id)));
  await audit(tx, viewer, { deed: 'detach article', subjectType: 'Incident', subjectId: incidentId, reason: REASON });
  await writeChanges(tx, viewer, (turn) =>
    changeIncident(tx, turn, { current: state, code, facts, state: state.state, kind: 'INCIDENT_UPDATED', reason: REASON }),
  );
}
