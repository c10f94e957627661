import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Webhook as Signer } from 'standardwebhooks';
import type { Settings } from '../../common/settings.ts';
import type { Db, Tx } from '../../prisma/db.ts';
import { authSecret } from '../auth/secret.ts';

/** The key that webhook secrets are sealed with; derived, so that it is no other use's key. */
export type SealingKey = Buffer & { readonly sealing: unique symbol };

const PREFIX = 'whsec_';
const SECRET_BYTES = 32;
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** From the secret outside of the database (AUTH_SECRET or the file in DATA_DIR): a stolen table forges no signatures. */
export async function sealingKey(settings: Pick<Settings, 'AUTH_SECRET' | 'DATA_DIR'>): Promise<SealingKey> {
  return Buffer.from(hkdfSync('sha256', await authSecret(settings), '', 'casualty-desk webhook secrets', 32)) as SealingKey;
}

/** A new secret in the form that receivers' libraries take. */
export function makeSecret(): string {
  return PREFIX + randomBytes(SECRET_BYTES).toString('base64');
}

/** AES-256-GCM, bound to its endpoint: moved to another row it can't be opened. */
export function seal(key: SealingKey, webhookId: string, secret: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(webhookId));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

/** The sealing key is another than the one that a secret was sealed with. */
export class SealBroken extends Error {
  constructor() {
    super('The secret of this endpoint can\'t be read: AUTH_SECRET (or DATA_DIR/auth-secret) is another than when it was made. Give all processes the same, or rotate the secret');
  }
}

/** @throws SealBroken */
export function unseal(key: SealingKey, webhookId: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  try {
    const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES)).setAAD(Buffer.from(webhookId));
    decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  } catch {
    throw new SealBroken();
  }
}

/** The secrets that sign now, the newest first: several while a rotation overlaps. */
export async function liveSecrets(db: Db | Tx, key: SealingKey, webhookId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ sealed: string }[]>`
    select sealed from webhook_secret where webhook_id = ${webhookId}::uuid and (expires_at is null or expires_at > now())
    order by expires_at desc nulls first, id desc`;
  return rows.map(({ sealed }) => unseal(key, webhookId, sealed));
}

/** The three headers of Standard Webhooks for one try. */
export function signedHeaders(secrets: readonly string[], id: string, at: Date, body: string): Record<string, string> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': secrets.map((secret) => new Signer(secret).sign(id, at, body)).join(' '),
  };
}
