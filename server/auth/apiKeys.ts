import { createHash, randomBytes } from 'node:crypto';
import type { Db } from '../../prisma/db.ts';
import type { Role } from '../../prisma/client/enums.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import type { Viewer } from '../viewer.ts';

const PREFIX = 'cdk_';
/** Characters shown later, so that people can tell their keys apart. */
const SHOWN = PREFIX.length + 6;
const SECRET_BYTES = 32;
const USE_NOTED_EVERY_MS = 60_000;

export interface NewApiKey {
  id: string;
  /** The key itself: shown now and never again. */
  secret: string;
}

/** Makes a key. Its 256 random bits need no slow hash: only their SHA-256 is stored. */
export async function createApiKey(db: Db, viewer: Viewer, { name, role }: { name: string; role: Role }): Promise<NewApiKey> {
  permit(viewer, 'manage keys');
  const label = name.trim();
  if (label === '' || label.length > 200) throw new DeskError('BAD_USER_INPUT', 'A key needs a name of at most 200 characters');
  const secret = PREFIX + randomBytes(SECRET_BYTES).toString('base64url');
  const { id } = await db.apiKey.create({ data: { name: label, role, prefix: secret.slice(0, SHOWN), hash: hashOf(secret) } });
  return { id, secret };
}

/** Ends a key at once; open streams notice at their next re-check. */
export async function revokeApiKey(db: Db, viewer: Viewer, id: string): Promise<void> {
  permit(viewer, 'manage keys');
  const { count } = await db.apiKey.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: new Date() } });
  if (count === 0) throw new DeskError('NOT_FOUND', 'There is no such key, or it is revoked already');
}

/** @throws DeskError UNAUTHENTICATED */
export async function viewerOfKey(db: Db, secret: string): Promise<Viewer> {
  const key = secret.startsWith(PREFIX) ? await db.apiKey.findUnique({ where: { hash: hashOf(secret) } }) : null;
  if (key === null || key.revokedAt !== null) throw new DeskError('UNAUTHENTICATED', 'This API key is unknown or revoked: ask the desk for a new one');
  if (key.lastUsedAt === null || Date.now() - key.lastUsedAt.getTime() > USE_NOTED_EVERY_MS) {
    await db.apiKey.updateMany({ where: { id: key.id }, data: { lastUsedAt: new Date() } });
  }
  return { id: key.id, kind: 'KEY', name: key.name, role: key.role };
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
