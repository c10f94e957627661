import type { Tx } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import { makeSecret, seal, unseal, type SealingKey } from './secrets.ts';

/** Gives an endpoint a new secret, which signs from now on. @returns its row's id */
export async function addSecret(tx: Tx, key: SealingKey, webhookId: string): Promise<string> {
  const { id } = await tx.webhookSecret.create({ data: { webhookId, sealed: seal(key, webhookId, makeSecret()) } });
  return id;
}

/** For who made it, in the answer to the making. @throws DeskError NOT_POSSIBLE when a retry comes after the secret's end */
export async function secretOf(tx: Tx, key: SealingKey, secretId: string): Promise<string> {
  const row = await tx.webhookSecret.findUnique({ where: { id: secretId } });
  if (!row) throw new DeskError('NOT_POSSIBLE', 'The secret that was made then is no longer in use: rotate it to get a new one');
  return unseal(key, row.webhookId, row.sealed);
}
