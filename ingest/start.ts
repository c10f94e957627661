import { setTimeout as sleep } from 'node:timers/promises';
import { PgBoss } from 'pg-boss';
import type { Log } from '../common/log.ts';
import { parseAllow } from '../common/net/policy.ts';
import type { Settings } from '../common/settings.ts';
import { openDb } from '../prisma/db.ts';
import { SharedClock } from '../prisma/sharedClock.ts';
import { lookAtClock, mendMoments } from './clockWasSet.ts';
import type { Ingest } from './context.ts';
import { scheduleRehash } from './evidence/schedule.ts';
import { openStorage } from './evidence/storage.ts';
import { openJobsBell, type JobsBell } from './jobsBell.ts';
import { limitsOf } from './limits.ts';
import { runPage } from './pipeline.ts';
import { discover } from './stages/discover.ts';
import { runProbe } from './stages/probe.ts';
import { loadKnowledge } from './suggest/knowledge.ts';
import { findDue } from './sweep.ts';
import { createFetcher } from './web/fetchPage.ts';
import { webPolicy } from './web/policy.ts';

/** How often the rows are looked through when nothing rings. */
const SWEEP_MS = 500;
const PAGES = 'pages';
const FEEDS = 'feeds';
const PROBES = 'probes';

export interface RunningIngest {
  ingest: Ingest;
  /** Ends when nothing is due, running or waiting for its host's turn. */
  idle(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Everything that the stages need, without any worker. */
export async function openIngest(settings: Settings, databaseUrl: string, log: Log): Promise<Ingest> {
  const limits = limitsOf(settings);
  const db = openDb({ url: databaseUrl, poolSize: settings.POOL_SIZE, name: 'ingest' });
  const clock = await SharedClock.open(db);
  return {
    db,
    clock,
    log,
    settings,
    limits,
    fetcher: createFetcher(webPolicy({ contact: settings.CONTACT, limits: limits.fetch, allow: parseAllow(settings.OUTBOUND_ALLOW.join(',')), now: () => clock.now() })),
    storage: await openStorage(settings),
    knowledge: loadKnowledge(settings.ACTOR_FILES, settings.PLACE_FILES),
  };
}

/**
 * The worker: looks for what is due, hands it to the queue, works on what the queue gives. Any number of processes may run it against one
 * database; the rows' leases see to it that each page is worked on by one.
 */
export async function startIngest(settings: Settings, databaseUrl: string, log: Log): Promise<RunningIngest> {
  const ingest = await openIngest(settings, databaseUrl, log);
  const stopping = new AbortController();
  const boss = new PgBoss({ connectionString: databaseUrl, schema: 'pgboss', application_name: 'casualty-desk queue', max: 4, useListenNotify: true });
  boss.on('error', (error) => log.warn({ err: error }, 'The job queue reports a fault'));
  await boss.start();
  // The rows keep attempts and next tries; the queue only deals the work out, so a job that dies with its worker need not be retried by it.
  const queue = { policy: 'short', retryLimit: 0, heartbeatSeconds: 30, expireInSeconds: 600, deleteAfterSeconds: 3_600, notify: true } as const;
  for (const name of [PAGES, FEEDS, PROBES]) await boss.createQueue(name, queue);
  await mendMoments(ingest);
  const work = { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 0.5, localConcurrency: settings.FETCH_CONCURRENCY, burstWhenReadyExceeds: 1, burstWhenBatchFull: true };
  const bell = await openJobsBell(databaseUrl, log);
  await boss.work<{ id: string }>(PAGES, work, async ([job]) => {
    if (job) await runPage(ingest, job.data.id, stopping.signal);
    bell.ring();
  });
  await boss.work<{ id: string }>(FEEDS, { ...work, localConcurrency: 2 }, async ([job]) => {
    if (job) await discover(ingest, job.data.id, stopping.signal);
    bell.ring();
  });
  await boss.work<{ id: string }>(PROBES, { ...work, localConcurrency: 2 }, async ([job]) => {
    if (job) await runProbe(ingest, job.data.id, stopping.signal);
  });
  await scheduleRehash(boss, ingest, stopping.signal);
  const sweeping = sweep(ingest, boss, bell, stopping.signal);

  return {
    ingest,
    idle: () => untilIdle(ingest, stopping.signal),
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await sweeping;
      await ingest.fetcher.close();
      await boss.stop({ graceful: true, timeout: 15_000 });
      await bell[Symbol.asyncDispose]();
      await ingest.db.$disconnect();
    },
  };
}

async function sweep(ingest: Ingest, boss: PgBoss, bell: JobsBell, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const rung = bell.rung(SWEEP_MS, signal);
    try {
      await lookAtClock(ingest);
      const { pages, feeds, probes } = await findDue(ingest);
      for (const [name, ids] of [[PAGES, pages], [FEEDS, feeds], [PROBES, probes]] as const) {
        await boss.insert(name, ids.map((id) => ({ data: { id }, singletonKey: id })));
      }
    } catch (error) {
      ingest.log.warn({ err: error }, 'The look for what is due failed; it is tried again');
    }
    await rung;
  }
}

async function untilIdle({ db }: Ingest, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const [row] = await db.$queryRaw<[{ busy: boolean }]>`
      select exists (select 1 from scrape_job j join source s on s.id = j.source_id where j.state in ('WAITING', 'RUNNING') and s.active)
        or exists (select 1 from feed f join source s on s.id = f.source_id where f.active and s.active and (f.next_poll_at <= now() or f.last_polled_at is null)) as busy`;
    if (!row.busy) return;
    await sleep(200, undefined, { signal }).catch(() => undefined);
  }
}
