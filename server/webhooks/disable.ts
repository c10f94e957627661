import type { WebhookModel } from '../../prisma/client/models.ts';
import { transact } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import { once, type ClientKey } from '../records/once.ts';
import { seenWebhook, type Acting } from './mine.ts';
import { stopWebhook } from './stop.ts';

/** Holds an endpoint back until it is enabled again. @throws DeskError NOT_FOUND, FORBIDDEN, STALE, NOT_POSSIBLE */
export async function disableWebhook({ db, viewer }: Acting, id: string, expectedVersion: number, key?: ClientKey): Promise<WebhookModel> {
  permit(viewer, 'keep webhooks');
  return transact(db, async (tx) => {
    await once(tx, viewer, 'disableWebhook', key, { id, expectedVersion }, async () => {
      const webhook = await seenWebhook(tx, viewer, id, expectedVersion);
      if (!(await stopWebhook(tx, webhook, 'BY_HAND', `${viewer.name} disabled it.`, viewer))) throw new DeskError('NOT_POSSIBLE', 'This webhook is disabled already');
      return { id };
    });
    return tx.webhook.findUniqueOrThrow({ where: { id } });
  });
}
