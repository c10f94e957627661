import type { DeliveryState } from '../../prisma/client/enums.ts';
import type { WebhookModel } from '../../prisma/client/models.ts';
import { transact, type Db, type Tx } from '../../prisma/db.ts';
import type { Message } from './next.ts';
import { nextWait } from './schedule.ts';
import type { Outcome } from './send.ts';
import { stopWebhook } from './stop.ts';

/** RFC 9110: gone, and likely for good. */
const GONE = 410;

/** A try and what came of it. */
export interface Tried {
  webhook: WebhookModel;
  message: Message;
  outcome: Outcome;
  at: Date;
}

/**
 * Writes down what became of a try: the log, and how far the endpoint has come, or when it is tried again. The position moves only from
 * where it stood when the message was chosen, and only for who still holds the endpoint: it may have been set back meanwhile.
 * @param scale shrinks the schedule of tries
 */
export async function settle(db: Db, tried: Tried, scale: number): Promise<void> {
  const { webhook, message, outcome, at } = tried;
  const wait = nextWait(webhook.attempts + 1, { scale, retryAfterMs: outcome.retryAfterMs, chance: Math.random() });
  await transact(db, async (tx) => {
    const mine = message.askedId !== null || (await moveOn(tx, tried, wait));
    await tx.webhook.update({
      where: { id: webhook.id }, data: outcome.error === null ? { delivered: { increment: 1 }, lastDeliveredAt: at } : { failed: { increment: 1 } },
    });
    await log(tx, tried, mine ? stateAfter(tried, wait) : null);
    if (mine) await stopIfOver(tx, tried, wait);
  });
}

/** @returns whether the endpoint still stood where the message was chosen, in the same hands */
async function moveOn(tx: Tx, { webhook: { id, fence, position, attempts, version }, message: { seq }, outcome: { error } }: Tried, wait: number | null): Promise<boolean> {
  if (error === null) {
    const { count } = await tx.webhook.updateMany({
      where: { id, fence, position }, data: { ...(seq !== null && { position: seq }), attempts: 0, nextTryAt: null, lastError: null },
    });
    return count > 0;
  }
  const { count } = await tx.webhook.updateMany({ where: { id, fence, position, attempts, version }, data: { attempts: { increment: 1 }, lastError: error } });
  if (count > 0 && wait !== null) await tx.$executeRaw`update webhook set next_try_at = now() + make_interval(secs => ${wait / 1_000}::float8) where id = ${id}::uuid`;
  return count > 0;
}

/** What somebody asked for is tried once; a change as often as the schedule has tries. */
function stateAfter({ message: { askedId }, outcome: { error, status } }: Tried, wait: number | null): DeliveryState {
  if (error === null) return 'DELIVERED';
  return askedId !== null || wait === null || status === GONE ? 'FAILED' : 'PENDING';
}

async function stopIfOver(tx: Tx, { webhook, message, outcome: { error, status } }: Tried, wait: number | null): Promise<void> {
  if (status === GONE) {
    await stopWebhook(tx, webhook, 'GONE', 'The endpoint answered 410 Gone: it wants no more. Nothing is sent until it is enabled again; then it goes on where it stopped.');
  } else if (error !== null && wait === null && message.askedId === null) {
    await stopWebhook(tx, webhook, 'EXHAUSTED', `${webhook.attempts + 1} tries of ${message.messageId} failed, the last: ${error}. Mend the endpoint and enable it again: it goes on with this message, and nothing is left out.`);
  }
}

/** @param state null where another process has settled the message: its word stands, unless this one was delivered after all */
async function log(tx: Tx, { webhook, message, outcome, at }: Tried, state: DeliveryState | null): Promise<void> {
  const { messageId, type, seq, body, askedId } = message;
  const { status, error, answer, milliseconds } = outcome;
  const told = { body, lastError: error, lastTriedAt: at };
  const shown = error === null ? 'DELIVERED' : state;
  const { id } = await tx.webhookDelivery.upsert({
    where: { messageId },
    create: { ...told, webhookId: webhook.id, messageId, type, seq, state: shown ?? 'PENDING', attempts: 1 },
    update: { ...(shown && { ...told, state: shown }), attempts: { increment: 1 }, ...(askedId !== null && { asked: false }) },
    select: { id: true },
  });
  await tx.webhookAttempt.create({ data: { deliveryId: id, at, status, error, answer, milliseconds } });
}
