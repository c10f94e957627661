import type { WebhookModel } from '../../prisma/client/models.ts';
import type { Db, Tx } from '../../prisma/db.ts';
import { may } from '../policies/permit.ts';
import type { Viewer } from '../viewer.ts';

/**
 * With whose eyes an endpoint is looked at: its owner's, as their rights are at this moment.
 * @returns null when the key was revoked, the account closed, or the role may keep no webhooks any more
 */
export async function ownerOf(db: Db | Tx, { ownerKind, ownerId }: Pick<WebhookModel, 'ownerKind' | 'ownerId'>): Promise<Viewer | null> {
  const found = ownerKind === 'KEY'
    ? await db.apiKey.findFirst({ where: { id: ownerId, revokedAt: null }, select: { id: true, name: true, role: true } })
    : await db.user.findFirst({ where: { id: ownerId, disabledAt: null }, select: { id: true, name: true, role: true } });
  if (!found) return null;
  const owner: Viewer = { ...found, kind: ownerKind };
  return may(owner, 'keep webhooks') ? owner : null;
}
