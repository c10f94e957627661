import type { WebhookDeliveryModel } from '../../prisma/client/models.ts';
import { uuid7 } from '../../common/uuid7.ts';
import { transact } from '../../prisma/db.ts';
import { permit } from '../policies/permit.ts';
import { once, type ClientKey } from '../records/once.ts';
import { ringWebhooks } from './bell.ts';
import { ownWebhook, type Acting } from './mine.ts';
import { PING } from './payload.ts';

/**
 * Sends an endpoint a signed message without a change, once and at once, also when it is disabled; the delivery tells what came of it.
 * @throws DeskError NOT_FOUND, FORBIDDEN, NOT_POSSIBLE
 */
export async function pingWebhook({ db, viewer }: Acting, id: string, key?: ClientKey): Promise<WebhookDeliveryModel> {
  permit(viewer, 'keep webhooks');
  return transact(db, async (tx) => {
    const { deliveryId } = await once(tx, viewer, 'pingWebhook', key, { id }, async () => {
      await ownWebhook(tx, viewer, id);
      const ping = await tx.webhookDelivery.create({ data: { webhookId: id, messageId: `msg_${uuid7().replaceAll('-', '')}`, type: PING, asked: true } });
      await ringWebhooks(tx);
      return { deliveryId: ping.id };
    });
    return tx.webhookDelivery.findUniqueOrThrow({ where: { id: deliveryId } });
  });
}
