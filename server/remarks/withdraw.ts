import { QUEUE_BELL } from '../../prisma/bells.ts';
import type { RemarkModel } from '../../prisma/client/models.ts';
import { transact, type Db } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import { audit } from '../records/audit.ts';
import { once, type ClientKey } from '../records/once.ts';
import type { Viewer } from '../viewer.ts';

/** Takes back a remark of one's own: that there was one stays to be seen, its words don't. @throws DeskError NOT_FOUND, FORBIDDEN */
export async function withdrawRemark(db: Db, viewer: Viewer, id: string, key?: ClientKey): Promise<RemarkModel> {
  permit(viewer, 'remark on review items');
  return transact(db, async (tx) => {
    await once(tx, viewer, 'withdrawRemark', key, { id }, async () => {
      const remark = await tx.remark.findUnique({ where: { id } });
      if (!remark) throw new DeskError('NOT_FOUND', 'There is no such remark');
      if (remark.authorId !== viewer.id) throw new DeskError('FORBIDDEN', 'Only its author can take a remark back');
      if (remark.withdrawnAt === null) {
        await tx.remark.update({ where: { id }, data: { withdrawnAt: new Date() } });
        await audit(tx, viewer, { deed: 'withdraw remark', subjectType: 'ReviewItem', subjectId: remark.reviewItemId, after: { remark: id } });
        await tx.$executeRaw`select pg_notify(${QUEUE_BELL}, ${remark.reviewItemId})`;
      }
      return { id };
    });
    return tx.remark.findUniqueOrThrow({ where: { id } });
  });
}
