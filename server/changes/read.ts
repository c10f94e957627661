import { createHash } from 'node:crypto';
import type { Prisma } from '../../prisma/client/client.ts';
import type { ChangeKind, EntityKind, Grade } from '../../prisma/client/enums.ts';
import type { ChangeModel } from '../../prisma/client/models.ts';
import type { Db } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import { may } from '../policies/permit.ts';
import type { Viewer } from '../viewer.ts';

/** What a reader asks for. Places, grades and parties match when the record had them before the change or has them after it. */
export interface ChangeQuery {
  kinds?: ChangeKind[] | null;
  entityKinds?: EntityKind[] | null;
  countries?: string[] | null;
  admin1s?: string[] | null;
  grades?: Grade[] | null;
  partyIds?: string[] | null;
}

/**
 * What a viewer may hear: the public hears of what is or was public; proposals are the desk's. `hears` says the same of one row;
 * a test compares the two.
 */
export function audible(viewer: Viewer, query: ChangeQuery): Prisma.ChangeWhereInput {
  const { kinds, entityKinds, countries, admin1s, grades, partyIds } = query;
  const either: Prisma.ChangeWhereInput[] = [];
  if (!may(viewer, 'read the desk')) either.push({ OR: [{ publicBefore: true }, { publicAfter: true }] });
  if (countries) either.push({ OR: [{ country: { in: countries } }, { countryBefore: { in: countries } }] });
  if (admin1s) either.push({ OR: [{ admin1: { in: admin1s } }, { admin1Before: { in: admin1s } }] });
  if (grades) either.push({ OR: [{ grade: { in: grades } }, { gradeBefore: { in: grades } }] });
  return {
    AND: either,
    ...(kinds && { kind: { in: kinds } }),
    ...(entityKinds && { entityKind: { in: entityKinds } }),
    ...(partyIds && { partyIds: { hasSome: partyIds } }),
  };
}

/** Whether a viewer hears of this change: `audible` for a row in hand. */
export function hears(viewer: Viewer, query: ChangeQuery): (change: ChangeModel) => boolean {
  const everything = may(viewer, 'read the desk');
  const oneOf = <T>(wanted: readonly T[] | null | undefined, ...had: (T | null)[]) => !wanted || had.some((value) => value !== null && wanted.includes(value));
  return (change) =>
    (everything || change.publicBefore || change.publicAfter) &&
    oneOf(query.kinds, change.kind) &&
    oneOf(query.entityKinds, change.entityKind) &&
    oneOf(query.countries, change.country, change.countryBefore) &&
    oneOf(query.admin1s, change.admin1, change.admin1Before) &&
    oneOf(query.grades, change.grade, change.gradeBefore) &&
    oneOf(query.partyIds, ...change.partyIds);
}

/** What tells a change from the one that another history has under the same number. */
export type Landmark = Pick<ChangeModel, 'seq' | 'at' | 'entityId'>;

const LANDMARK = { seq: true, at: true, entityId: true } as const;

function markOf({ at, entityId }: Landmark): string {
  return createHash('sha256').update(`${at.getTime()} ${entityId}`).digest('hex').slice(0, 8);
}

/**
 * A cursor of the feed names the last change that its holder has seen. With the change itself in hand it also says which history
 * it is from: a desk that was restored from a backup gives the same numbers to other changes.
 */
export function writeFeedCursor(seq: bigint, change?: Landmark): string {
  return Buffer.from(change ? `change:${seq}:${markOf(change)}` : `change:${seq}`).toString('base64url');
}

/**
 * The sequence number behind a cursor; 0 for none.
 * @throws DeskError CURSOR_INVALID, CURSOR_AHEAD, CURSOR_OUTDATED
 */
export async function readFeedCursor(db: Db, cursor: string | null | undefined): Promise<bigint> {
  if (cursor == null) return 0n;
  const [, digits, mark] = /^change:(\d{1,18})(?::([0-9a-f]{8}))?$/.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? [];
  if (digits === undefined) throw new DeskError('CURSOR_INVALID', 'This is not a cursor of the change feed: leave it out to read from the start');
  const seq = BigInt(digits);
  if (seq === 0n) return seq;
  const there = await db.change.findUnique({ where: { seq }, select: LANDMARK });
  if (there && (mark === undefined || mark === markOf(there))) return seq;
  if (there || seq <= (await lastSequence(db))) throw outdated();
  throw new DeskError('CURSOR_AHEAD', 'This cursor lies in the future of this feed: it is from another desk, or this one was restored from an older backup');
}

/** What a reader is told whose cursor points into a history that this desk no longer has. */
export function outdated(): DeskError {
  return new DeskError('CURSOR_OUTDATED', 'The changes up to this cursor are not those of this desk any more: it was restored from a backup. Drop your copy and begin again without a cursor');
}

/** Number of the last committed change; 0 before the first. */
export async function lastSequence(db: Db): Promise<bigint> {
  return (await lastChange(db))?.seq ?? 0n;
}

/** The last committed change; null before the first. */
export async function lastChange(db: Db): Promise<Landmark | null> {
  return db.change.findFirst({ orderBy: { seq: 'desc' }, select: LANDMARK });
}

/** Whether two readings of the feed met the same change. */
export function sameChange(one: Landmark, other: Landmark | undefined): boolean {
  return other !== undefined && one.seq === other.seq && markOf(one) === markOf(other);
}

/** Changes behind a sequence number (up to another, if one is given), in commit order. */
export async function changesAfter(db: Db, viewer: Viewer, query: ChangeQuery, after: bigint, take: number, upTo?: bigint): Promise<ChangeModel[]> {
  const seq = upTo === undefined ? { gt: after } : { gt: after, lte: upTo };
  return db.change.findMany({ where: { AND: [{ seq }, audible(viewer, query)] }, orderBy: { seq: 'asc' }, take });
}

/** Every change from a number on, that one included. */
export async function changesFrom(db: Db, from: bigint, take: number): Promise<ChangeModel[]> {
  return db.change.findMany({ where: { seq: { gte: from } }, orderBy: { seq: 'asc' }, take });
}
