import type { SavedFilterModel } from '../../prisma/client/models.ts';
import { transact, type Db, type Tx } from '../../prisma/db.ts';
import { toJson } from '../../prisma/insertRows.ts';
import type { ReviewFilter } from '../../schema/inputs/filters.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import { audit } from '../records/audit.ts';
import { mustBeNew } from '../records/mustBeNew.ts';
import { once, type ClientKey } from '../records/once.ts';
import { checkShort } from '../records/shortText.ts';
import { NOBODY, type Viewer } from '../viewer.ts';

export interface FilterDraft {
  name: string;
  filter: ReviewFilter;
  shared: boolean;
}

const TAKEN = 'You have a filter of this name already';

/** The viewer's own filters and those that colleagues share, by name. */
export async function listFilters(db: Db, viewer: Viewer): Promise<SavedFilterModel[]> {
  permit(viewer, 'read the desk');
  return db.savedFilter.findMany({ where: { OR: [{ ownerId: viewer.id ?? NOBODY }, { shared: true }] }, orderBy: [{ name: 'asc' }, { id: 'asc' }] });
}

/** Keeps a way of looking at the queue under a name. @throws DeskError ALREADY_EXISTS, BAD_USER_INPUT */
export async function saveFilter(db: Db, viewer: Viewer, draft: FilterDraft, key?: ClientKey): Promise<SavedFilterModel> {
  permit(viewer, 'save filters');
  const columns = columnsOf(draft);
  return transact(db, async (tx) => {
    const { id } = await once(tx, viewer, 'saveFilter', key, draft, async () => {
      const made = await mustBeNew(TAKEN, () => tx.savedFilter.create({ data: { ...columns, ownerId: viewer.id ?? NOBODY, ownerName: viewer.name } }));
      await audit(tx, viewer, { deed: 'save filter', subjectType: 'SavedFilter', subjectId: made.id, after: columns });
      return { id: made.id };
    });
    return tx.savedFilter.findUniqueOrThrow({ where: { id } });
  });
}

/** Changes a filter of one's own. @throws DeskError STALE, FORBIDDEN, NOT_FOUND, ALREADY_EXISTS, BAD_USER_INPUT */
export async function updateFilter(db: Db, viewer: Viewer, id: string, expectedVersion: number, draft: FilterDraft, key?: ClientKey): Promise<SavedFilterModel> {
  permit(viewer, 'save filters');
  const columns = columnsOf(draft);
  return transact(db, async (tx) => {
    await once(tx, viewer, 'updateFilter', key, { id, expectedVersion, ...draft }, async () => {
      const before = await ownFilter(tx, viewer, id);
      const { count } = await mustBeNew(TAKEN, () => tx.savedFilter.updateMany({ where: { id, version: expectedVersion }, data: { ...columns, version: { increment: 1 } } }));
      if (count === 0) throw new DeskError('STALE', `The filter is at version ${before.version}, you saw ${expectedVersion}: read it again`, { version: before.version });
      await audit(tx, viewer, { deed: 'change filter', subjectType: 'SavedFilter', subjectId: id, before: { name: before.name, filter: before.filter, shared: before.shared }, after: columns });
      return { id };
    });
    return tx.savedFilter.findUniqueOrThrow({ where: { id } });
  });
}

/** @throws DeskError FORBIDDEN, NOT_FOUND */
export async function deleteFilter(db: Db, viewer: Viewer, id: string, key?: ClientKey): Promise<void> {
  permit(viewer, 'save filters');
  await transact(db, (tx) => once(tx, viewer, 'deleteFilter', key, { id }, async () => {
    const { name, filter, shared } = await ownFilter(tx, viewer, id);
    await tx.savedFilter.delete({ where: { id } });
    await audit(tx, viewer, { deed: 'delete filter', subjectType: 'SavedFilter', subjectId: id, before: { name, filter, shared } });
    return {};
  }));
}

function columnsOf({ name, filter, shared }: FilterDraft) {
  const label = name.trim();
  if (label === '') throw new DeskError('BAD_USER_INPUT', 'A filter needs a name');
  checkShort('name of a filter', label, 100);
  return { name: label, shared, filter: JSON.parse(toJson(filter)) as object };
}

async function ownFilter(tx: Tx, viewer: Viewer, id: string): Promise<SavedFilterModel> {
  const filter = await tx.savedFilter.findUnique({ where: { id } });
  if (!filter) throw new DeskError('NOT_FOUND', 'There is no such filter');
  if (filter.ownerId !== (viewer.id ?? NOBODY)) throw new DeskError('FORBIDDEN', `The filter is ${filter.ownerName}'s: save one of your own`);
  return filter;
}
