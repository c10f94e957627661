import type { WebhookModel } from '../../prisma/client/models.ts';
import { transact } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import { audit } from '../records/audit.ts';
import { once, type ClientKey } from '../records/once.ts';
import { ringWebhooks } from './bell.ts';
import { seenWebhook, type Acting } from './mine.ts';
import { ownerOf } from './owner.ts';

/** Sets a disabled endpoint going again, with the message it stopped at. @throws DeskError NOT_FOUND, FORBIDDEN, STALE, NOT_POSSIBLE */
export async function enableWebhook({ db, viewer }: Acting, id: string, expectedVersion: number, key?: ClientKey): Promise<WebhookModel> {
  permit(viewer, 'keep webhooks');
  return transact(db, async (tx) => {
    await once(tx, viewer, 'enableWebhook', key, { id, expectedVersion }, async () => {
      const webhook = await seenWebhook(tx, viewer, id, expectedVersion);
      if (webhook.state === 'ACTIVE') throw new DeskError('NOT_POSSIBLE', 'This webhook is enabled already');
      if (!(await ownerOf(tx, webhook))) throw new DeskError('NOT_POSSIBLE', 'The key or account that keeps this webhook was ended: create another');
      await tx.webhook.update({
        where: { id }, data: { state: 'ACTIVE', stop: null, notice: null, stoppedAt: null, attempts: 0, nextTryAt: null, version: { increment: 1 } },
      });
      await audit(tx, viewer, { deed: 'enable webhook', subjectType: 'Webhook', subjectId: id });
      await ringWebhooks(tx);
      return { id };
    });
    return tx.webhook.findUniqueOrThrow({ where: { id } });
  });
}
