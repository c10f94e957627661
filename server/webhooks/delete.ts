import type { WebhookModel } from '../../prisma/client/models.ts';
import { transact } from '../../prisma/db.ts';
import { permit } from '../policies/permit.ts';
import { audit } from '../records/audit.ts';
import { once, type ClientKey } from '../records/once.ts';
import { seenWebhook, type Acting } from './mine.ts';

/** Ends an endpoint for good. The row stays as a tombstone with its log; the secrets go. @throws DeskError NOT_FOUND, FORBIDDEN, STALE */
export async function deleteWebhook({ db, viewer }: Acting, id: string, expectedVersion: number, key?: ClientKey): Promise<WebhookModel> {
  permit(viewer, 'keep webhooks');
  return transact(db, async (tx) => {
    await once(tx, viewer, 'deleteWebhook', key, { id, expectedVersion }, async () => {
      await seenWebhook(tx, viewer, id, expectedVersion);
      await tx.webhook.update({ where: { id }, data: { state: 'DELETED', stoppedAt: new Date(), nextTryAt: null, version: { increment: 1 } } });
      await tx.webhookSecret.deleteMany({ where: { webhookId: id } });
      await tx.webhookDelivery.updateMany({ where: { webhookId: id, state: 'PENDING' }, data: { state: 'FAILED', asked: false, lastError: 'The webhook was deleted' } });
      await audit(tx, viewer, { deed: 'delete webhook', subjectType: 'Webhook', subjectId: id });
      return { id };
    });
    return tx.webhook.findUniqueOrThrow({ where: { id } });
  });
}
