import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Disk } from 'flydrive';
import type { Db } from '../../prisma/db.ts';
import { blobKey } from './storage.ts';

export interface CopiedBlobs {
  copied: number;
  /** Were there already, whole: a second run goes on where the first broke off. */
  known: number;
  /** Hashes of those that are missing or are not what they were. */
  faulty: string[];
}

const PAGE = 1_000;

/** Copies all kept bytes into a folder, each held against its hash. Take the database's backup first: bytes are only ever added. */
export async function saveBlobs(db: Db, storage: Disk, folder: string): Promise<CopiedBlobs> {
  const figures: CopiedBlobs = { copied: 0, known: 0, faulty: [] };
  let after = '';
  for (;;) {
    const blobs = await db.blob.findMany({ where: { sha256: { gt: after } }, orderBy: { sha256: 'asc' }, take: PAGE, select: { sha256: true } });
    for (const { sha256 } of blobs) {
      const path = join(folder, blobKey(sha256));
      if (await isThere(path)) figures.known += 1;
      else if (await saveBlob(storage, sha256, path)) figures.copied += 1;
      else figures.faulty.push(sha256);
    }
    if (blobs.length < PAGE) return figures;
    after = blobs.at(-1)!.sha256;
  }
}

async function saveBlob(storage: Disk, sha256: string, path: string): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true });
  const part = `${path}.part`;
  try {
    await pipeline(await storage.getStream(blobKey(sha256)), createWriteStream(part));
    if ((await hashOf(part)) !== sha256) throw new Error('rotten');
    await rename(part, path);
    return true;
  } catch {
    await rm(part, { force: true });
    return false;
  }
}

/** Puts a folder of bytes back where the desk keeps them. Bytes that are not what they are named by stay out. */
export async function restoreBlobs(storage: Disk, folder: string): Promise<CopiedBlobs> {
  const figures: CopiedBlobs = { copied: 0, known: 0, faulty: [] };
  for (const name of (await isThere(folder)) ? (await readdir(folder, { recursive: true })).toSorted() : []) {
    const sha256 = name.slice(-64);
    if (!/^[0-9a-f]{64}$/.test(sha256)) continue;
    const path = join(folder, name);
    if (await storage.exists(blobKey(sha256))) figures.known += 1;
    else if ((await hashOf(path)) !== sha256) figures.faulty.push(sha256);
    else {
      await storage.putStream(blobKey(sha256), createReadStream(path));
      figures.copied += 1;
    }
  }
  return figures;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(() => true, () => false);
}
