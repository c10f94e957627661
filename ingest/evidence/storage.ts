import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import type { S3Client } from '@aws-sdk/client-s3';
import type { Settings } from '../../common/settings.ts';
import type { Db } from '../../prisma/db.ts';

/**
 * Where fetched bytes are kept: files below DATA_DIR, or an S3 bucket when STORAGE is `s3://bucket/prefix` (credentials and region
 * from the usual AWS_* variables).
 */
export async function openStorage(settings: Pick<Settings, 'STORAGE' | 'STORAGE_ENDPOINT' | 'DATA_DIR'>): Promise<Disk> {
  if (settings.STORAGE === 'files') {
    return new Disk(new FSDriver({ location: join(settings.DATA_DIR, 'blobs'), visibility: 'private' }));
  }
  const [, bucket, prefix = ''] = /^s3:\/\/([^/]+)\/?(.*?)\/*$/.exec(settings.STORAGE) ?? [];
  if (bucket === undefined) throw new Error(`STORAGE is "files", "s3://bucket" or "s3://bucket/prefix", not "${settings.STORAGE}"`);
  const [{ S3Driver }, { S3Client }] = await Promise.all([import('flydrive/drivers/s3'), import('@aws-sdk/client-s3')]);
  const endpoint = settings.STORAGE_ENDPOINT;
  const client = new S3Client({ ...(endpoint && { endpoint, forcePathStyle: true }) });
  if (prefix !== '') putBefore(client, prefix);
  return new Disk(new S3Driver({ client, bucket, visibility: 'private', supportsACL: false }));
}

/** Every object that is asked for lies below the prefix. The driver knows none, so its client's requests are changed. */
function putBefore(client: S3Client, prefix: string): void {
  client.middlewareStack.add((next) => (args) => next({ ...args, input: 'Key' in args.input ? { ...args.input, Key: `${prefix}/${args.input.Key}` } : args.input }), { step: 'initialize' });
}

/** Blobs are named by their SHA-256, so the same bytes are kept once and nothing is ever overwritten with something else. */
export function blobKey(sha256: string): string {
  return `${sha256.slice(0, 2)}/${sha256}`;
}

/**
 * Keeps bytes before anything is read out of them. Safe to repeat: bytes without a row may be half a file of a worker that died, those
 * that have rotted are mended by a whole copy, and both are written again.
 */
export async function keepBlob(db: Db, storage: Disk, bytes: Uint8Array, sha256: string): Promise<void> {
  const known = await db.blob.findUnique({ where: { sha256 } });
  if (known && !known.rotten) return;
  await storage.put(blobKey(sha256), bytes);
  await db.blob.upsert({ where: { sha256 }, create: { sha256, size: bytes.byteLength }, update: { rotten: false, verifiedAt: null } });
}

/** Bytes by their hash. @throws Error when they rotted: what comes back must have the hash it is named by */
export async function readBlob(storage: Disk, sha256: string): Promise<Buffer> {
  // Not getBytes: of an empty file flydrive hands out the memory that Node's pool happens to hold.
  const bytes = await buffer(await storage.getStream(blobKey(sha256)));
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sha256) throw new Error(`The stored bytes ${sha256} have changed: they are now ${found}`);
  return bytes;
}
