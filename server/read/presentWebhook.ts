import type { WebhookDeliveryModel, WebhookModel } from '../../prisma/client/models.ts';
import { Webhook, WebhookDelivery } from '../../schema/types/webhooks.ts';
import { writeFeedCursor } from '../changes/read.ts';
import { globalId } from './ids.ts';
import type { Rooted } from './present.ts';

export function presentWebhook(row: WebhookModel): Webhook & Rooted<WebhookModel> {
  const { url, description, filter, state, stop, notice, stoppedAt, version, ownerName, nextTryAt, lastError, delivered, failed, lastDeliveredAt, createdAt } = row;
  return Object.assign(new Webhook(), {
    row, id: globalId('Webhook', row.id), cursor: writeFeedCursor(row.position), failedTries: row.attempts,
    url, description, filter, state, stop, notice, stoppedAt, version, ownerName, nextTryAt, lastError, delivered, failed, lastDeliveredAt, createdAt,
  }) as unknown as Webhook & Rooted<WebhookModel>;
}

export function presentDelivery(row: WebhookDeliveryModel): WebhookDelivery & Rooted<WebhookDeliveryModel> {
  const { messageId, type, seq, state, body, lastError, createdAt, lastTriedAt } = row;
  return Object.assign(new WebhookDelivery(), {
    row, id: globalId('WebhookDelivery', row.id), cursor: seq === null ? null : writeFeedCursor(seq), attemptCount: row.attempts,
    messageId, type, state, body, lastError, createdAt, lastTriedAt,
  }) as unknown as WebhookDelivery & Rooted<WebhookDeliveryModel>;
}
