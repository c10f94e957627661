import { QUEUE_BELL } from '../../prisma/bells.ts';
import type { RemarkModel } from '../../prisma/client/models.ts';
import { transact, type Db } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import { findColleagues } from '../people/colleagues.ts';
import { permit } from '../policies/permit.ts';
import { audit } from '../records/audit.ts';
import { once, type ClientKey } from '../records/once.ts';
import type { Viewer } from '../viewer.ts';

export interface RemarkDraft {
  reviewItemId: string;
  text: string;
  /** Ids of the users whom it calls upon. */
  mentions: string[];
}

const LONGEST = 4_000;
const MOST_MENTIONS = 20;

/** Writes to colleagues about an item, and calls upon some of them. @throws DeskError NOT_FOUND, BAD_USER_INPUT */
export async function addRemark(db: Db, viewer: Viewer, draft: RemarkDraft, key?: ClientKey): Promise<RemarkModel> {
  permit(viewer, 'remark on review items');
  const text = draft.text.trim();
  if (text === '' || text.length > LONGEST) throw new DeskError('BAD_USER_INPUT', `A remark has 1 to ${LONGEST} characters`);
  if (draft.mentions.length > MOST_MENTIONS) throw new DeskError('BAD_USER_INPUT', `A remark calls upon at most ${MOST_MENTIONS} colleagues`);
  return transact(db, async (tx) => {
    const { id } = await once(tx, viewer, 'addRemark', key, draft, async () => {
      const { reviewItemId } = draft;
      if ((await tx.reviewItem.count({ where: { id: reviewItemId } })) === 0) throw new DeskError('NOT_FOUND', 'There is no such review item');
      const called = await findColleagues(tx, draft.mentions);
      const remark = await tx.remark.create({
        data: { reviewItemId, text, authorId: viewer.id, authorName: viewer.name, mentions: { create: called.map((user) => ({ userId: user.id })) } },
      });
      await audit(tx, viewer, { deed: 'remark on review item', subjectType: 'ReviewItem', subjectId: reviewItemId, after: { remark: remark.id, calls: called.map(({ name }) => name) } });
      await tx.$executeRaw`select pg_notify(${QUEUE_BELL}, ${reviewItemId})`;
      return { id: remark.id };
    });
    return tx.remark.findUniqueOrThrow({ where: { id } });
  });
}
