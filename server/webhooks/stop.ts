import type { WebhookStop } from '../../prisma/client/enums.ts';
import type { WebhookModel } from '../../prisma/client/models.ts';
import type { Tx } from '../../prisma/db.ts';
import { audit } from '../records/audit.ts';
import { PROGRAM, type Viewer } from '../viewer.ts';

/**
 * Disables an endpoint that is active and was not changed since it was read, with a notice that its owner and the desk see on it, and an
 * audit entry. Its position stays: enabled again it goes on where it stood. @returns whether it was disabled
 */
export async function stopWebhook(tx: Tx, { id, version }: Pick<WebhookModel, 'id' | 'version'>, stop: WebhookStop, notice: string, viewer: Viewer = PROGRAM): Promise<boolean> {
  const { count } = await tx.webhook.updateMany({
    where: { id, version, state: 'ACTIVE' }, data: { state: 'DISABLED', stop, notice, stoppedAt: new Date(), nextTryAt: null, version: { increment: 1 } },
  });
  if (count > 0) await audit(tx, viewer, { deed: 'disable webhook', subjectType: 'Webhook', subjectId: id, reason: notice, after: { stop } });
  return count > 0;
}
