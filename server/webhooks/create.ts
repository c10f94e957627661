import type { WebhookModel } from '../../prisma/client/models.ts';
import { transact, type Tx } from '../../prisma/db.ts';
import { lastSequence, readFeedCursor } from '../changes/read.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import { audit } from '../records/audit.ts';
import { once, type ClientKey } from '../records/once.ts';
import type { Viewer } from '../viewer.ts';
import { ringWebhooks } from './bell.ts';
import { addressOf, factColumns, type WebhookFacts } from './facts.ts';
import type { Acting } from './mine.ts';
import { addSecret, secretOf } from './secretRows.ts';
import { sealingKey } from './secrets.ts';

export interface WebhookDraft extends WebhookFacts {
  url: string;
  /** Cursor of the feed; from now on where absent. */
  after?: string | null;
}

/** An endpoint and the secret that its messages are signed with, shown now and not again. */
export interface NewSecret {
  webhook: WebhookModel;
  secret: string;
}

/** Advisory lock that counts a keeper's endpoints one at a time. */
const COUNT_LOCK = 7_201_705;

/**
 * Has changes sent to an address, with the rights of who creates it. A retry with the same client mutation id is shown the same secret.
 * @throws DeskError BAD_USER_INPUT, CURSOR_INVALID, CURSOR_AHEAD, NOT_POSSIBLE when the keeper has too many
 */
export async function createWebhook({ db, viewer, settings }: Acting, draft: WebhookDraft, clientKey?: ClientKey): Promise<NewSecret> {
  permit(viewer, 'keep webhooks');
  const owner = keeper(viewer);
  const { after, ...facts } = draft;
  const columns = { ...factColumns(facts, settings), url: addressOf(draft.url, settings) };
  const position = after == null ? await lastSequence(db) : await readFeedCursor(db, after);
  const key = await sealingKey(settings);
  return transact(db, async (tx) => {
    const { id, secretId } = await once(tx, viewer, 'createWebhook', clientKey, draft, async () => {
      await refuseTooMany(tx, owner.ownerId, settings.WEBHOOK_LIMIT);
      const webhook = await tx.webhook.create({ data: { ...owner, ...columns, position } });
      await audit(tx, viewer, { deed: 'create webhook', subjectType: 'Webhook', subjectId: webhook.id, after: facts });
      await ringWebhooks(tx);
      return { id: webhook.id, secretId: await addSecret(tx, key, webhook.id) };
    });
    return { webhook: await tx.webhook.findUniqueOrThrow({ where: { id } }), secret: await secretOf(tx, key, secretId) };
  });
}

function keeper({ id, kind, name }: Viewer) {
  if (id === null || (kind !== 'USER' && kind !== 'KEY')) throw new DeskError('NOT_POSSIBLE', 'A webhook belongs to an account or a key: sign in as one');
  return { ownerId: id, ownerKind: kind, ownerName: name };
}

async function refuseTooMany(tx: Tx, ownerId: string, limit: number): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${COUNT_LOCK}, hashtext(${ownerId}))`;
  const kept = await tx.webhook.count({ where: { ownerId, state: { not: 'DELETED' } } });
  if (kept >= limit) throw new DeskError('NOT_POSSIBLE', `You keep ${kept} webhooks, and ${limit} is the limit: delete one first`);
}
