import type { Prisma } from '../../prisma/client/client.ts';
import type { ChangeKind, EntityKind, Grade } from '../../prisma/client/enums.ts';
import type { ChangeModel } from '../../prisma/client/models.ts';
import type { Db } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import { may } from '../policies/permit.ts';
import type { Viewer } from '../viewer.ts';

export interface ChangeQuery {
  kinds?: ChangeKind[] | null;
  entityKinds?: EntityKind[] | null;
  countries?: string[] | null;
  grades?: Grade[] | null;
  partyIds?: string[] | null;
}

/** What a viewer may hear: the public hears of what is or was public; proposals are the desk's. */
export function audible(viewer: Viewer, query: ChangeQuery): Prisma.ChangeWhereInput {
  const { kinds, entityKinds, countries, grades, partyIds } = query;
  return {
    ...(may(viewer, 'read the desk') ? {} : { OR: [{ publicBefore: true }, { publicAfter: true }] }),
    ...(kinds && { kind: { in: kinds } }),
    ...(entityKinds && { entityKind: { in: entityKinds } }),
    ...(countries && { country: { in: countries } }),
    ...(grades && { grade: { in: grades } }),
    ...(partyIds && { partyIds: { hasSome: partyIds } }),
  };
}

/** A cursor of the feed names the last change that its holder has seen. */
export function writeFeedCursor(seq: bigint): string {
  return Buffer.from(`change:${seq}`).toString('base64url');
}

/**
 * The sequence number behind a cursor; 0 for none.
 * @throws DeskError CURSOR_INVALID, CURSOR_AHEAD
 */
export async function readFeedCursor(db: Db, cursor: string | null | undefined): Promise<bigint> {
  if (cursor == null) return 0n;
  const [, digits] = /^change:(\d{1,18})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? [];
  if (digits === undefined) throw new DeskError('CURSOR_INVALID', 'This is not a cursor of the change feed: leave it out to read from the start');
  const seq = BigInt(digits);
  if (seq > (await lastSequence(db))) throw new DeskError('CURSOR_AHEAD', 'This cursor lies in the future of this feed: it is from another desk, or this one was restored from an older backup');
  return seq;
}

/** Number of the last committed change; 0 before the first. */
export async function lastSequence(db: Db): Promise<bigint> {
  const last = await db.change.findFirst({ orderBy: { seq: 'desc' }, select: { seq: true } });
  return last?.seq ?? 0n;
}

/** Changes behind a sequence number, in commit order. */
export async function changesAfter(db: Db, viewer: Viewer, query: ChangeQuery, after: bigint, take: number): Promise<ChangeModel[]> {
  return db.change.findMany({ where: { AND: [{ seq: { gt: after } }, audible(viewer, query)] }, orderBy: { seq: 'asc' }, take });
}
