import type { UserModel } from '../../prisma/client/models.ts';
import type { Db } from '../../prisma/db.ts';
import type { Connection, PageArgs } from '../../schema/connection.ts';
import { permit } from '../policies/permit.ts';
import { byId, byText, page } from '../read/page.ts';
import type { Viewer } from '../viewer.ts';

/** Everybody with an account, closed ones as well, by e-mail address. */
export async function listUsers<Node>(db: Db, viewer: Viewer, args: PageArgs, limit: number, present: (row: UserModel) => Node): Promise<Connection<Node>> {
  permit(viewer, 'manage users');
  return page(args, limit, {
    order: [byText<UserModel>('email', (row) => row.email, 'asc'), byId<UserModel>('id', (row) => row.id)],
    find: ({ where, orderBy, take }) => db.user.findMany({ where: where ?? {}, orderBy, take }),
    count: () => db.user.count(),
  }, present);
}
