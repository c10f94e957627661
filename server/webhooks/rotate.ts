import { transact } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import { audit } from '../records/audit.ts';
import { once, type ClientKey } from '../records/once.ts';
import type { NewSecret } from './create.ts';
import { seenWebhook, type Acting } from './mine.ts';
import { addSecret, secretOf } from './secretRows.ts';
import { sealingKey } from './secrets.ts';

/** Each signs every message. */
const MOST_AT_ONCE = 4;

/**
 * Gives an endpoint a new secret. For WEBHOOK_OVERLAP_HOURS the old one signs beside it, so that the receiver can change over in between.
 * @throws DeskError NOT_FOUND, FORBIDDEN, STALE, NOT_POSSIBLE when too many old secrets still sign
 */
export async function rotateWebhookSecret({ db, viewer, settings }: Acting, id: string, expectedVersion: number, clientKey?: ClientKey): Promise<NewSecret> {
  permit(viewer, 'keep webhooks');
  const key = await sealingKey(settings);
  return transact(db, async (tx) => {
    const { secretId } = await once(tx, viewer, 'rotateWebhookSecret', clientKey, { id, expectedVersion }, async () => {
      await seenWebhook(tx, viewer, id, expectedVersion);
      await tx.$executeRaw`delete from webhook_secret where webhook_id = ${id}::uuid and expires_at <= now()`;
      if ((await tx.webhookSecret.count({ where: { webhookId: id } })) >= MOST_AT_ONCE) throw new DeskError('NOT_POSSIBLE', `${MOST_AT_ONCE} secrets sign at once already: wait until the overlap of the oldest is over`);
      await tx.$executeRaw`
        update webhook_secret set expires_at = now() + make_interval(secs => ${settings.WEBHOOK_OVERLAP_HOURS * 3_600}::float8)
        where webhook_id = ${id}::uuid and expires_at is null`;
      await tx.webhook.update({ where: { id }, data: { version: { increment: 1 } } });
      await audit(tx, viewer, { deed: 'rotate webhook secret', subjectType: 'Webhook', subjectId: id });
      return { secretId: await addSecret(tx, key, id) };
    });
    return { webhook: await tx.webhook.findUniqueOrThrow({ where: { id } }), secret: await secretOf(tx, key, secretId) };
  });
}
