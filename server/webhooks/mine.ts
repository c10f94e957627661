import type { Settings } from '../../common/settings.ts';
import type { Prisma } from '../../prisma/client/client.ts';
import type { WebhookModel } from '../../prisma/client/models.ts';
import type { Db, Tx } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import { may } from '../policies/permit.ts';
import { lastDeed } from '../records/audit.ts';
import type { Viewer } from '../viewer.ts';

/** What the acts on webhooks are given. */
export interface Acting {
  db: Db;
  viewer: Viewer;
  settings: Settings;
}

/** Endpoints that a viewer may look at: keepers their own, the desk all. */
export function visibleWebhooks(viewer: Viewer): Prisma.WebhookWhereInput {
  return may(viewer, 'read the desk') ? {} : { ownerId: viewer.id ?? '00000000-0000-0000-0000-000000000000' };
}

/** The endpoint, locked for the act, if the viewer may manage it. @throws DeskError NOT_FOUND, FORBIDDEN, NOT_POSSIBLE when it is deleted */
export async function ownWebhook(tx: Tx, viewer: Viewer, id: string): Promise<WebhookModel> {
  await tx.$queryRaw`select 1 from webhook where id = ${id}::uuid for update`;
  const webhook = await tx.webhook.findFirst({ where: { id, ...visibleWebhooks(viewer) } });
  if (!webhook) throw new DeskError('NOT_FOUND', 'There is no such webhook, or it is not yours');
  if (webhook.ownerId !== viewer.id && !may(viewer, 'manage all webhooks')) throw new DeskError('FORBIDDEN', 'This webhook is another\'s: its owner or an administrator may change it', { deed: 'manage all webhooks' });
  if (webhook.state === 'DELETED') throw new DeskError('NOT_POSSIBLE', 'This webhook was deleted: create another');
  return webhook;
}

/** The same, if nobody changed it since the viewer read it. @throws DeskError STALE */
export async function seenWebhook(tx: Tx, viewer: Viewer, id: string, expectedVersion: number): Promise<WebhookModel> {
  const webhook = await ownWebhook(tx, viewer, id);
  if (webhook.version !== expectedVersion) throw new DeskError('STALE', `This webhook was changed first: ${await lastDeed(tx, 'Webhook', id, viewer)}. Read it again and decide anew`);
  return webhook;
}
