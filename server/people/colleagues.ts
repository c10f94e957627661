import type { UserModel } from '../../prisma/client/models.ts';
import type { Db } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import { DEEDS } from '../policies/deeds.ts';
import { permit } from '../policies/permit.ts';
import type { Viewer } from '../viewer.ts';

/** Users who may work at the desk today. */
const AT_WORK = { disabledAt: null, role: { in: [...DEEDS['read the desk']] } };

/** Everybody whom a reviewer can assign an item to or call upon, by name. */
export async function listColleagues(db: Db, viewer: Viewer): Promise<UserModel[]> {
  permit(viewer, 'read the desk');
  return db.user.findMany({ where: AT_WORK, orderBy: [{ name: 'asc' }, { id: 'asc' }] });
}

/** The users with these ids. @throws DeskError NOT_FOUND where one is not at the desk */
export async function findColleagues(db: Pick<Db, 'user'>, ids: readonly string[]): Promise<UserModel[]> {
  const wanted = [...new Set(ids)];
  const found = wanted.length === 0 ? [] : await db.user.findMany({ where: { id: { in: wanted }, ...AT_WORK }, orderBy: { name: 'asc' } });
  if (found.length < wanted.length) throw new DeskError('NOT_FOUND', 'One of these colleagues is not at this desk, or no longer');
  return found;
}
