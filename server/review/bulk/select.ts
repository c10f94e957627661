import { Prisma } from '../../../prisma/client/client.ts';
import type { ReviewItemModel } from '../../../prisma/client/models.ts';
import type { Db, Tx } from '../../../prisma/db.ts';
import type { ReviewFilter } from '../../../schema/inputs/filters.ts';
import type { ReviewCounts } from '../../../schema/types/review.ts';
import { DeskError } from '../../errors.ts';
import { permit } from '../../policies/permit.ts';
import type { Viewer } from '../../viewer.ts';
import { conditions, momentOf, stretches } from '../conditions.ts';
import { countItems, itemsInOrder } from '../inOrder.ts';
import { countsOf, stateAt } from '../list.ts';

/** Items to act on together: those listed, those that a filter finds, or those listed that the filter finds. */
export interface Selection {
  items?: { id: string; expectedVersion?: number | null }[] | null;
  filter?: ReviewFilter | null;
  /** When the preview was made: what came into the queue later is not acted on. */
  previewedAt?: Date | null;
  /** How many the preview counted: never more are acted on. */
  previewedCount?: number | null;
}

export interface BulkLimits {
  BULK_LIMIT: number;
  LOOKING_SECONDS: number;
}

export interface SelectionPreview {
  count: number;
  at: Date;
  byState: ReviewCounts;
  /** The first of them by priority. */
  sample: ReviewItemModel[];
}

const SAMPLE = 20;

/** What an act on this selection would be about. @throws DeskError BAD_USER_INPUT */
export async function previewSelection(db: Db, viewer: Viewer, limits: BulkLimits, selection: Selection): Promise<SelectionPreview> {
  permit(viewer, 'read the desk');
  const at = new Date();
  const where = selected(viewer, limits, selection);
  const rows = await db.$queryRaw<Pick<ReviewItemModel, 'state' | 'leaseExpiresAt' | 'deferredUntil'>[]>`
    select i.state, i.lease_expires_at as "leaseExpiresAt", i.deferred_until as "deferredUntil" from review_item i where ${where} limit ${limits.BULK_LIMIT + 1}`;
  const count = rows.length > limits.BULK_LIMIT ? await countItems(db, where) : rows.length;
  const byState = Map.groupBy(rows, (row) => stateAt(row, at));
  return {
    count, at,
    byState: countsOf([...byState].map(([state, group]) => ({ state, count: group.length }))),
    sample: await itemsInOrder(db, { stretches: [Prisma.sql`true`], where, take: SAMPLE }),
  };
}

/** The items to act on, by id so that two acts on overlapping selections can't wait for each other. @throws DeskError STALE, BAD_USER_INPUT */
export async function selectItems(tx: Tx, viewer: Viewer, limits: BulkLimits, selection: Selection): Promise<{ id: string; expectedVersion: number | null }[]> {
  const { previewedCount, filter } = selection;
  if (filter && previewedCount == null) throw new DeskError('BAD_USER_INPUT', 'Preview a selection by filter first and give its count back as previewedCount');
  const rows = await tx.$queryRaw<{ id: string }[]>`select i.id from review_item i where ${selected(viewer, limits, selection)} order by i.id limit ${limits.BULK_LIMIT + 1}`;
  if (rows.length > limits.BULK_LIMIT) throw new DeskError('BAD_USER_INPUT', `An act on many items takes at most ${limits.BULK_LIMIT}: narrow the filter`);
  if (previewedCount != null && rows.length > previewedCount) {
    throw new DeskError('STALE', `The selection holds ${rows.length} items now, the preview counted ${previewedCount}: preview it again`, { count: rows.length });
  }
  const versions = new Map(selection.items?.map(({ id, expectedVersion }) => [id, expectedVersion]));
  return rows.map(({ id }) => ({ id, expectedVersion: versions.get(id) ?? null }));
}

/** What the selection names, as a condition on `review_item i`. */
function selected(viewer: Viewer, limits: BulkLimits, { items, filter, previewedAt }: Selection): Prisma.Sql {
  if (!items && !filter) throw new DeskError('BAD_USER_INPUT', 'Say which items: list them, give a filter, or both');
  if (items && items.length > limits.BULK_LIMIT) throw new DeskError('BAD_USER_INPUT', `An act on many items takes at most ${limits.BULK_LIMIT}, not ${items.length}`);
  const moment = momentOf(limits);
  const all: Prisma.Sql[] = [];
  if (items) all.push(Prisma.sql`i.id = any(${items.map(({ id }) => id)}::uuid[])`);
  if (filter) all.push(Prisma.sql`(${Prisma.join(stretches(filter, moment), ' or ')})`, conditions(viewer, filter, moment));
  if (previewedAt) all.push(Prisma.sql`i.created_at <= ${previewedAt.toISOString()}::timestamptz`);
  return Prisma.join(all, ' and ');
}
