import { uuid7 } from '../../common/uuid7.ts';
import { insertRows } from '../../prisma/insertRows.ts';
import type { Tx } from '../../prisma/db.ts';
import type { Viewer } from '../viewer.ts';

export interface Deeded {
  deed: string;
  subjectType: 'ReviewItem' | 'Incident' | 'HumanitarianNote' | 'PublishedTally' | 'Statement' | 'Source' | 'Feed' | 'ScrapeJob' | 'Probe' | 'Release' | 'User' | 'ApiKey' | 'Desk' | 'Victim' | 'Webhook'
    | 'Rule' | 'SavedFilter' | 'Ticket';
  subjectId: string;
  reason?: string | null;
  before?: object | null;
  after?: object | null;
}

/** Deed of the entry that lists what a promotion made: part of the promotion, not a deed that people know. */
export const MAKING = 'make records';

type Subject = Deeded['subjectType'];

/** Who did what to a record last, in words for a message. */
export async function lastDeed(tx: Tx, subjectType: Subject, subjectId: string, viewer?: Viewer): Promise<string> {
  const last = await tx.auditEntry.findFirst({ where: { subjectType, subjectId, deed: { not: MAKING } }, orderBy: [{ at: 'desc' }, { id: 'desc' }] });
  if (!last) return 'somebody changed it';
  const who = viewer && last.actorId === viewer.id ? 'you' : last.actorName;
  return `${who} did "${last.deed}" at ${last.at.toISOString()}`;
}

/** Writes down who did what, when and why, in the transaction of the deed itself. @returns the entry's id */
export async function audit(tx: Tx, viewer: Viewer, { deed, subjectType, subjectId, reason, before, after }: Deeded): Promise<string> {
  const id = uuid7();
  const entry = { id, actorId: viewer.id, actorName: viewer.name, actorRole: viewer.role, deed, subjectType, subjectId, reason: reason ?? null, before: before ?? null, after: after ?? null };
  await insertRows(tx, 'audit_entry', [entry]);
  return id;
}
