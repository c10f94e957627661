import type { WebhookModel } from '../../prisma/client/models.ts';
import { transact, type Tx } from '../../prisma/db.ts';
import { readFeedCursor } from '../changes/read.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import { audit } from '../records/audit.ts';
import { once, type ClientKey } from '../records/once.ts';
import { ringWebhooks } from './bell.ts';
import { ownWebhook, type Acting } from './mine.ts';

/** What is sent again: everything behind a cursor of the feed, or one delivery. */
export type Again = { after: string } | { deliveryId: string };

/**
 * Sends again, with the ids that it had. Behind a cursor: the endpoint is set back (or forward) to there and goes on in order. One
 * delivery: once and at once, out of turn, also when the endpoint is disabled.
 * @throws DeskError NOT_FOUND, FORBIDDEN, NOT_POSSIBLE, CURSOR_INVALID, CURSOR_AHEAD
 */
export async function redeliverWebhook({ db, viewer }: Acting, id: string, again: Again, key?: ClientKey): Promise<WebhookModel> {
  permit(viewer, 'keep webhooks');
  const position = 'after' in again ? await readFeedCursor(db, again.after) : null;
  return transact(db, async (tx) => {
    await once(tx, viewer, 'redeliverWebhook', key, { id, ...again }, async () => {
      const webhook = await ownWebhook(tx, viewer, id);
      if (position !== null) await tx.webhook.update({ where: { id }, data: { position, attempts: 0, nextTryAt: null, lastError: null } });
      if ('deliveryId' in again) await askFor(tx, webhook, again.deliveryId);
      await audit(tx, viewer, { deed: 'redeliver webhook', subjectType: 'Webhook', subjectId: id, after: again });
      await ringWebhooks(tx);
      return { id };
    });
    return tx.webhook.findUniqueOrThrow({ where: { id } });
  });
}

async function askFor(tx: Tx, { id, position, state }: WebhookModel, deliveryId: string): Promise<void> {
  const delivery = await tx.webhookDelivery.findFirst({ where: { id: deliveryId, webhookId: id } });
  if (!delivery) throw new DeskError('NOT_FOUND', 'There is no such delivery of this webhook, or it is too old');
  // The message that the endpoint waits for would come twice if it were sent out of turn.
  if (state === 'ACTIVE' && delivery.seq !== null && delivery.seq > position) await tx.webhook.update({ where: { id }, data: { nextTryAt: null } });
  else await tx.webhookDelivery.update({ where: { id: deliveryId }, data: { asked: true, state: 'PENDING' } });
}
