import type { ChangeModel, WebhookModel } from '../../prisma/client/models.ts';
import type { Db } from '../../prisma/db.ts';
import type { ChangeFilter } from '../../schema/inputs/filters.ts';
import { changesAfter, lastSequence, type ChangeQuery } from '../changes/read.ts';
import type { Context } from '../context.ts';
import { changeQueryOf } from '../read/changeQuery.ts';
import { globalId } from '../read/ids.ts';
import { presentChange } from '../read/presentChange.ts';
import { bodyOf, messageIdOf, PING, typeOf } from './payload.ts';
import type { HeldWebhook } from './take.ts';

/** What an endpoint is to be sent next. */
export interface Message {
  messageId: string;
  type: string;
  body: string;
  /** The change's number; null for a ping. */
  seq: bigint | null;
  /** The delivery's row when somebody asked for it, out of turn; null for the change whose turn it is. */
  askedId: string | null;
}

/**
 * First what somebody asked for, then the change behind the position. A body is made anew for each try, with the rights of the endpoint's
 * owner as they are now: what has come under embargo since is withheld. @param context the owner's
 */
export async function nextMessage(context: Context, webhook: HeldWebhook): Promise<Message | null> {
  return (await askedMessage(context, webhook)) ?? (webhook.due ? changeMessage(context, webhook) : null);
}

async function askedMessage(context: Context, { id }: WebhookModel): Promise<Message | null> {
  const { db, viewer } = context;
  for (;;) {
    const asked = await db.webhookDelivery.findFirst({ where: { webhookId: id, asked: true }, orderBy: { createdAt: 'asc' } });
    if (!asked) return null;
    const { id: askedId, messageId, type, seq } = asked;
    if (type === PING) return { messageId, type, seq, askedId, body: bodyOf(type, asked.createdAt, { webhook: globalId('Webhook', id) }) };
    const [change] = seq === null ? [] : await changesAfter(db, viewer, {}, seq - 1n, 1);
    if (change?.seq === seq) return { messageId, type, seq, askedId, body: await bodyOfChange(context, change) };
    await db.webhookDelivery.update({ where: { id: askedId }, data: { asked: false, state: 'FAILED', lastError: 'The endpoint\'s owner may not see this change any more' } });
  }
}

async function changeMessage(context: Context, webhook: HeldWebhook): Promise<Message | null> {
  const { db, viewer } = context;
  const end = await lastSequence(db);
  if (end <= webhook.position) return null;
  const [change] = await changesAfter(db, viewer, await queryOf(db, webhook), webhook.position, 1);
  if (!change) {
    await passOver(db, webhook, end);
    return null;
  }
  return { messageId: messageIdOf(webhook.id, change), type: typeOf(change.kind), seq: change.seq, askedId: null, body: await bodyOfChange(context, change) };
}

function queryOf(db: Db, { filter }: WebhookModel): Promise<ChangeQuery> {
  return changeQueryOf({ db }, filter as ChangeFilter | null);
}

async function bodyOfChange(context: Context, change: ChangeModel): Promise<string> {
  return bodyOf(typeOf(change.kind), change.at, await presentChange(context, change));
}

/** Nothing up to `end` is for this endpoint. */
async function passOver(db: Db, { id, fence, position, version }: WebhookModel, end: bigint): Promise<void> {
  await db.webhook.updateMany({ where: { id, fence, position, version }, data: { position: end } });
}
