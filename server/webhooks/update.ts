import type { WebhookModel } from '../../prisma/client/models.ts';
import { transact } from '../../prisma/db.ts';
import { permit } from '../policies/permit.ts';
import { audit } from '../records/audit.ts';
import { once, type ClientKey } from '../records/once.ts';
import { ringWebhooks } from './bell.ts';
import { factColumns, type WebhookFacts } from './facts.ts';
import { seenWebhook, type Acting } from './mine.ts';

/**
 * Changes address, description or filter from the next try on. A new address is tried at once. What the old filter passed over stays so.
 * @throws DeskError NOT_FOUND, FORBIDDEN, STALE, BAD_USER_INPUT
 */
export async function updateWebhook({ db, viewer, settings }: Acting, id: string, expectedVersion: number, facts: WebhookFacts, key?: ClientKey): Promise<WebhookModel> {
  permit(viewer, 'keep webhooks');
  const columns = factColumns(facts, settings);
  return transact(db, async (tx) => {
    await once(tx, viewer, 'updateWebhook', key, { id, expectedVersion, facts }, async () => {
      await seenWebhook(tx, viewer, id, expectedVersion);
      const { version } = await tx.webhook.update({
        where: { id }, data: { ...columns, version: { increment: 1 }, ...(columns.url !== undefined && { attempts: 0, nextTryAt: null, lastError: null }) },
      });
      await audit(tx, viewer, { deed: 'update webhook', subjectType: 'Webhook', subjectId: id, after: facts });
      await ringWebhooks(tx);
      return { version };
    });
    return tx.webhook.findUniqueOrThrow({ where: { id } });
  });
}
