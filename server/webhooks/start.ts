import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../common/log.ts';
import type { Settings } from '../../common/settings.ts';
import { CHANGES_BELL, WEBHOOKS_BELL } from '../../prisma/bells.ts';
import { openDb } from '../../prisma/db.ts';
import { openBell } from '../changes/bell.ts';
import { leaseSeconds, serve, type PostOffice, type Signals } from './deliver.ts';
import { webhookNet } from './net.ts';
import { pruneLog } from './prune.ts';
import { sealingKey } from './secrets.ts';
import { takeDue } from './take.ts';

const RINGS = [CHANGES_BELL, WEBHOOKS_BELL] as const;
/** How often the rows are looked through when nothing rings: for retries whose time has come. */
const LOOK_MS = 500;
const PRUNE_MS = 3_600_000;
const POOL_SIZE = 5;
/** Tries under way when the desk stops may take so long; then they are broken off, and made again at the next start. */
const GRACE_MS = 5_000;

/**
 * Delivers webhooks until disposed. Any number of processes may run it against one database; leases on the endpoints' rows see to it that
 * each is sent to by one, one message at a time.
 */
export async function startWebhooks(settings: Settings, databaseUrl: string, log: Log): Promise<AsyncDisposable> {
  const db = openDb({ url: databaseUrl, poolSize: POOL_SIZE, name: 'webhooks' });
  await db.$connect();
  const bell = await openBell(databaseUrl, log);
  const stopping = new AbortController();
  const cutting = new AbortController();
  const signals = { stop: stopping.signal, cut: cutting.signal };
  const working = deliverDue({ db, bell, log, settings, net: webhookNet(settings), key: await sealingKey(settings) }, signals);
  const pruning = prune({ db, log, settings }, stopping.signal);
  return {
    async [Symbol.asyncDispose]() {
      stopping.abort();
      const grace = setTimeout(() => cutting.abort(new Error('The desk is stopping')), GRACE_MS);
      await Promise.all([working, pruning]);
      clearTimeout(grace);
      await bell[Symbol.asyncDispose]();
      await db.$disconnect();
    },
  };
}

async function deliverDue(office: PostOffice, signals: Signals): Promise<void> {
  const signal = signals.stop;
  const { db, log, settings, bell } = office;
  const serving = new Set<Promise<void>>();
  while (!signal.aborted) {
    const round = new AbortController();
    const until = AbortSignal.any([signal, round.signal]);
    const counts = RINGS.map((ring) => bell.count(ring)); // listen before you look
    try {
      for (const lease of await takeDue(db, settings.WEBHOOK_CONCURRENCY - serving.size, leaseSeconds(settings))) {
        const served = serve(office, lease, signals).finally(() => serving.delete(served));
        serving.add(served);
      }
    } catch (error) {
      log.warn({ err: error }, 'The look for webhooks that are due failed; it is tried again');
      await sleep(LOOK_MS, undefined, { signal }).catch(() => undefined);
    }
    const rung = RINGS.map((ring, index) => bell.past(ring, counts[index] ?? 0, LOOK_MS, until));
    await Promise.race([...rung, ...serving]); // an endpoint that is given back may have something new
    round.abort();
  }
  await Promise.all(serving);
}

async function prune(office: Pick<PostOffice, 'db' | 'log' | 'settings'>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await pruneLog(office, signal).catch((error: unknown) => office.log.warn({ err: error }, 'The log of webhooks could not be shortened; it is tried again'));
    await sleep(PRUNE_MS, undefined, { signal }).catch(() => undefined);
  }
}
