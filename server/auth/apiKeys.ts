import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { transact, type Db } from '../../prisma/db.ts';
import type { ApiKey } from '../../prisma/client/client.ts';
import type { Role } from '../../prisma/client/enums.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import { audit } from '../records/audit.ts';
import { once, type ClientKey } from '../records/once.ts';
import type { Viewer } from '../viewer.ts';

const PREFIX = 'cdk_';
/** Characters shown later, so that people can tell their keys apart. */
const SHOWN = PREFIX.length + 6;
const SECRET_BYTES = 32;
const USE_NOTED_EVERY_MS = 60_000;

export interface NewApiKey {
  id: string;
  /** The key itself: shown now and never again; empty when a retry asks once more. */
  secret: string;
}

/** Makes a key. Its 256 random bits need no slow hash: only their SHA-256 is stored. */
export async function createApiKey(db: Db, viewer: Viewer, { name, role }: { name: string; role: Role }, key?: ClientKey): Promise<NewApiKey> {
  permit(viewer, 'manage keys');
  const label = name.trim();
  if (label === '' || label.length > 200) throw new DeskError('BAD_USER_INPUT', 'A key needs a name of at most 200 characters');
  return transact(db, async (tx) => {
    let secret = '';
    const { id } = await once(tx, viewer, 'createApiKey', key, { label, role }, async () => {
      secret = PREFIX + randomBytes(SECRET_BYTES).toString('base64url');
      const made = await tx.apiKey.create({ data: { name: label, role, prefix: secret.slice(0, SHOWN), hash: hashOf(secret) } });
      await audit(tx, viewer, { deed: 'create key', subjectType: 'ApiKey', subjectId: made.id, after: { name: label, role } });
      return { id: made.id };
    });
    return { id, secret };
  });
}

export type KnownApiKey = Pick<ApiKey, 'id' | 'name' | 'role' | 'prefix' | 'createdAt' | 'lastUsedAt' | 'revokedAt'>;

/** All keys, the newest first; never their hashes. */
export async function listApiKeys(db: Db, viewer: Viewer): Promise<KnownApiKey[]> {
  permit(viewer, 'manage keys');
  return db.apiKey.findMany({ omit: { hash: true }, orderBy: { createdAt: 'desc' } });
}

/** Ends a key at once; open streams notice at their next re-check. */
export async function revokeApiKey(db: Db, viewer: Viewer, id: string, key?: ClientKey): Promise<void> {
  permit(viewer, 'manage keys');
  await transact(db, (tx) => once(tx, viewer, 'revokeApiKey', key, { id }, async () => {
    const { count } = !isUuid(id) ? { count: 0 } : await tx.apiKey.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: new Date() } });
    if (count === 0) throw new DeskError('NOT_FOUND', 'There is no such key, or it is revoked already');
    await audit(tx, viewer, { deed: 'revoke key', subjectType: 'ApiKey', subjectId: id });
    return {};
  }));
}

type KeyRow = Pick<ApiKey, 'id' | 'name' | 'role' | 'lastUsedAt'>;

/**
 * One hand-written statement: this runs before every request that has a key.
 * @throws DeskError UNAUTHENTICATED
 */
export async function viewerOfKey(db: Db, secret: string): Promise<Viewer> {
  const [key] = secret.startsWith(PREFIX)
    ? await db.$queryRaw<KeyRow[]>`select id, name, role::text as role, last_used_at as "lastUsedAt" from api_key where hash = ${hashOf(secret)} and revoked_at is null`
    : [];
  if (key === undefined) throw new DeskError('UNAUTHENTICATED', 'This API key is unknown or revoked: ask the desk for a new one');
  if (key.lastUsedAt === null || Date.now() - key.lastUsedAt.getTime() > USE_NOTED_EVERY_MS) {
    await db.apiKey.updateMany({ where: { id: key.id }, data: { lastUsedAt: new Date() } });
  }
  return { id: key.id, kind: 'KEY', name: key.name, role: key.role };
}

function isUuid(id: string): boolean {
  return z.guid().safeParse(id).success;
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
