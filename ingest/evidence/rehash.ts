import { createHash } from 'node:crypto';
import type { Disk } from 'flydrive';
import type { BlobModel } from '../../prisma/client/models.ts';
import type { Ingest } from '../context.ts';
import { blobKey } from './storage.ts';

export interface Rehashed {
  checked: number;
  /** Hashes of the blobs that are not what they were, or not there any more. */
  rotten: string[];
}

export interface RehashSlice {
  /** Blobs at most; all unless said. */
  most?: number;
  /** Only those that were last looked at before this moment. */
  before: Date;
  signal?: AbortSignal;
}

/** Read with one statement. */
const BATCH = 100;

/**
 * Reads kept bytes back, those first that were not looked at for longest, and holds them against the hash that is their name. What it finds
 * stands on the row (`verified_at`, `rotten`), so it can end at any time and go on later. A blob that was restored is sound again.
 * @throws Error where the storage as a whole can't be read
 */
export async function rehash({ db, clock, storage, log }: Pick<Ingest, 'db' | 'clock' | 'storage' | 'log'>, { most = Number.POSITIVE_INFINITY, before, signal }: RehashSlice): Promise<Rehashed> {
  const done: Rehashed = { checked: 0, rotten: [] };
  while (done.checked < most && !signal?.aborted) {
    const blobs = await db.blob.findMany({
      where: { OR: [{ verifiedAt: null }, { verifiedAt: { lt: before } }] },
      orderBy: [{ verifiedAt: { sort: 'asc', nulls: 'first' } }, { sha256: 'asc' }],
      take: Math.min(BATCH, most - done.checked),
    });
    if (blobs.length === 0) break;
    for (const blob of blobs) {
      if (signal?.aborted) break;
      const fault = await faultOf(storage, blob);
      if (fault) log.error({ sha256: blob.sha256 }, fault);
      await db.blob.update({ where: { sha256: blob.sha256 }, data: { verifiedAt: clock.now(), rotten: fault !== null } });
      done.checked += 1;
      if (fault) done.rotten.push(blob.sha256);
    }
  }
  return done;
}

/** What is wrong with a blob, or null. Streamed: its size doesn't matter. */
async function faultOf(storage: Disk, { sha256 }: BlobModel): Promise<string | null> {
  const key = blobKey(sha256);
  if (!(await storage.exists(key))) return 'Kept bytes are missing: restore them from a backup';
  const hash = createHash('sha256');
  for await (const chunk of await storage.getStream(key)) hash.update(chunk as Buffer);
  const found = hash.digest('hex');
  return found === sha256 ? null : `Kept bytes have rotted (their hash is now ${found}): restore them from a backup`;
}
