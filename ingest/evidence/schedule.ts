import type { PgBoss } from 'pg-boss';
import type { Ingest } from '../context.ts';
import { rehash } from './rehash.ts';

const REHASH = 'rehash';
/** Every night, by UTC. */
const NIGHTLY = '17 3 * * *';
const DAY_MS = 86_400_000;
/** Every blob is looked at once in so many days. */
const ROUND_DAYS = 30;
/** Looked at every night, however small the archive is. */
const LEAST = 1_000;

/** Has one of the workers look through a slice of the kept bytes every night. */
export async function scheduleRehash(boss: PgBoss, ingest: Ingest, signal: AbortSignal): Promise<void> {
  await boss.createQueue(REHASH, { policy: 'exclusive', retryLimit: 0, heartbeatSeconds: 30, expireInSeconds: 6 * 3_600 });
  await boss.work(REHASH, { pollingIntervalSeconds: 60 }, () => rehashSlice(ingest, signal));
  await boss.schedule(REHASH, NIGHTLY);
}

/** One night's share of the blobs that nobody looked at for a month. */
export async function rehashSlice(ingest: Pick<Ingest, 'db' | 'clock' | 'storage' | 'log'>, signal: AbortSignal): Promise<void> {
  const total = await ingest.db.blob.count();
  const most = Math.max(LEAST, Math.ceil(total / ROUND_DAYS));
  const { checked, rotten } = await rehash(ingest, { most, before: new Date(ingest.clock.now().getTime() - ROUND_DAYS * DAY_MS), signal });
  ingest.log.info({ checked, rotten: rotten.length }, 'Kept bytes were read back');
}
