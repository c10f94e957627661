import type { RemarkModel } from '../../prisma/client/models.ts';
import type { Db } from '../../prisma/db.ts';
import type { Connection, PageArgs } from '../../schema/connection.ts';
import { permit } from '../policies/permit.ts';
import { byDate, byId, page } from '../read/page.ts';
import { NOBODY, type Viewer } from '../viewer.ts';

const calling = (viewer: Viewer, unreadOnly: boolean) => ({ withdrawnAt: null, mentions: { some: { userId: viewer.id ?? NOBODY, ...(unreadOnly && { readAt: null }) } } });

/** Remarks that call upon the viewer, newest first. */
export async function listMentions<Node>(db: Db, viewer: Viewer, args: PageArgs, limit: number, unreadOnly: boolean, present: (row: RemarkModel) => Node): Promise<Connection<Node>> {
  permit(viewer, 'read the desk');
  const where = calling(viewer, unreadOnly);
  return page(args, limit, {
    order: [byDate<RemarkModel>('at', (row) => row.at, 'desc'), byId<RemarkModel>('id', (row) => row.id)],
    find: ({ where: behind, orderBy, take }) => db.remark.findMany({ where: { AND: [where, behind ?? {}] }, orderBy, take }),
    count: () => db.remark.count({ where }),
  }, present);
}

/** How many the viewer has not read yet. */
export async function countUnread(db: Db, viewer: Viewer): Promise<number> {
  permit(viewer, 'read the desk');
  return viewer.id === null ? 0 : db.remark.count({ where: calling(viewer, true) });
}

/**
 * Marks remarks that call upon the viewer as read; all of them where none is named. Reading is no deed, so the audit trail says
 * nothing of it, and a repetition changes nothing. @returns how many are still unread
 */
export async function markMentionsRead(db: Db, viewer: Viewer, remarkIds: string[] | null): Promise<number> {
  permit(viewer, 'read the desk');
  if (viewer.id === null) return 0;
  await db.mention.updateMany({ where: { userId: viewer.id, readAt: null, ...(remarkIds && { remarkId: { in: remarkIds } }) }, data: { readAt: new Date() } });
  return countUnread(db, viewer);
}
