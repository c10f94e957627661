import { createHash } from 'node:crypto';
import type { ChangeKind } from '../../prisma/client/enums.ts';
import type { ChangeModel } from '../../prisma/client/models.ts';
import type { Change } from '../../schema/types/change.ts';

export const PING = 'webhook.ping';

/** `INCIDENT_UPDATED` is sent as `incident.updated`. */
export function typeOf(kind: ChangeKind): string {
  return kind.toLowerCase().replace('_', '.');
}

/**
 * The `webhook-id` of a change at an endpoint: made from what never changes, so that every try and every redelivery has it again, even
 * when the log of the first is long gone. The time is in it because a desk restored from a backup gives a number out anew.
 */
export function messageIdOf(webhookId: string, { seq, at }: Pick<ChangeModel, 'seq' | 'at'>): string {
  return `msg_${createHash('sha256').update(`${webhookId}:${seq}:${at.toISOString()}`).digest('base64url').slice(0, 27)}`;
}

/** Exactly the bytes that are signed and sent. `data` is the change as the feed shows it to the endpoint's owner. */
export function bodyOf(type: string, timestamp: Date, data: Change | { webhook: string }): string {
  return JSON.stringify({ type, timestamp: timestamp.toISOString(), data });
}
