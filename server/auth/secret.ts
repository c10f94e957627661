import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The secret that signs session cookies: AUTH_SECRET, or one made once and kept in DATA_DIR/auth-secret, readable by the owner only.
 * Several programs that share no folder must be given the same AUTH_SECRET.
 */
export async function authSecret(settings: { AUTH_SECRET?: string | undefined; DATA_DIR: string }): Promise<string> {
  if (settings.AUTH_SECRET !== undefined) return settings.AUTH_SECRET;
  await mkdir(settings.DATA_DIR, { recursive: true });
  const file = join(settings.DATA_DIR, 'auth-secret');
  return (await readSecret(file)) ?? makeSecret(file);
}

async function readSecret(file: string): Promise<string | null> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Written aside and linked, so that of two programs that start at once both end up with the same whole secret. */
async function makeSecret(file: string): Promise<string> {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(draft);
  }
  return (await readFile(file, 'utf8')).trim();
}
