import { toJson } from '../../prisma/insertRows.ts';
import type { Tx } from '../../prisma/db.ts';
import type { Viewer } from '../viewer.ts';

export interface Deeded {
  deed: string;
  subjectType: 'ReviewItem' | 'Incident' | 'HumanitarianNote' | 'PublishedTally' | 'Statement' | 'Source' | 'Feed' | 'ScrapeJob' | 'Release' | 'User' | 'ApiKey' | 'Desk' | 'Victim';
  subjectId: string;
  reason?: string | null;
  before?: object | null;
  after?: object | null;
}

/** Writes down who did what, when and why, in the transaction of the deed itself. @returns the entry's id */
export async function audit(tx: Tx, viewer: Viewer, { deed, subjectType, subjectId, reason, before, after }: Deeded): Promise<string> {
  const entry = await tx.auditEntry.create({
    data: {
      actorId: viewer.id,
      actorName: viewer.name,
      actorRole: viewer.role,
      deed,
      subjectType,
      subjectId,
      reason: reason ?? null,
      ...(before ? { before: JSON.parse(toJson(before)) } : {}),
      ...(after ? { after: JSON.parse(toJson(after)) } : {}),
    },
    select: { id: true },
  });
  return entry.id;
}
