import { setInterval } from 'node:timers';
import { PROGRESS_BELL } from '../prisma/bells.ts';
import type { ScrapeStage } from '../prisma/client/enums.ts';
import type { ScrapeJobModel } from '../prisma/client/models.ts';
import type { Ingest } from './context.ts';
import { extractStage } from './stages/extract.ts';
import { fetchStage } from './stages/fetch.ts';
import type { Step } from './stages/step.ts';
import { submitStage } from './stages/submit.ts';
import { suggestStage } from './stages/suggest.ts';

/** What is done with a page that has come this far. */
const NEXT: Record<ScrapeStage, ((ingest: Ingest, job: ScrapeJobModel, signal: AbortSignal) => Promise<Step>) | null> = {
  DISCOVERED: fetchStage,
  FETCHED: extractStage,
  EXTRACTED: suggestStage,
  SUGGESTED: submitStage,
  SUBMITTED: null,
};

/**
 * Takes a page and leads it through the stages that are left. Each stage's result is committed before the next begins. A worker that has
 * not said for WORKER_LEASE_SECONDS that it lives has lost its page: another takes it up where its stage was.
 */
export async function runPage(ingest: Ingest, jobId: string, signal: AbortSignal): Promise<void> {
  const { db } = ingest;
  let job = await take(ingest, jobId);
  if (!job) return;
  const heartbeat = setInterval(() => void renew(ingest, jobId).catch(() => undefined), (ingest.settings.WORKER_LEASE_SECONDS * 1000) / 3);
  try {
    while (job && !signal.aborted) {
      const stage = NEXT[job.stage];
      if (!stage) break;
      const step = await stage(ingest, job, signal).catch((error: unknown) => broken(ingest, job as ScrapeJobModel, error));
      job = await write(ingest, job, step);
    }
    // Stopping: given back at once, for another worker or the next start.
    if (job) await db.scrapeJob.updateMany({ where: { id: jobId, state: 'RUNNING' }, data: { state: 'WAITING', nextTryAt: null } });
  } finally {
    clearInterval(heartbeat);
  }
}

/** The row is the lock: of several deliveries of one page exactly one works on it. */
async function take({ db, settings }: Ingest, id: string): Promise<ScrapeJobModel | null> {
  const taken = await db.$executeRaw`
    update scrape_job set state = 'RUNNING', next_try_at = now() + make_interval(secs => ${settings.WORKER_LEASE_SECONDS}::int), updated_at = now()
    where id = ${id}::uuid and (next_try_at is null or next_try_at <= now()) and state in ('WAITING', 'RETRYING', 'RUNNING')`;
  return taken > 0 ? db.scrapeJob.findUnique({ where: { id } }) : null;
}

async function renew({ db, settings }: Ingest, id: string): Promise<void> {
  await db.$executeRaw`update scrape_job set next_try_at = now() + make_interval(secs => ${settings.WORKER_LEASE_SECONDS}::int) where id = ${id}::uuid and state = 'RUNNING'`;
}

/** Writes what became of a stage, and says so. @returns the row where there is more to do now */
async function write(ingest: Ingest, job: ScrapeJobModel, step: Step): Promise<ScrapeJobModel | null> {
  const next = await writeStep(ingest, job, step);
  await ingest.db.$executeRaw`select pg_notify(${PROGRESS_BELL}, ${job.id})`;
  return next;
}

async function writeStep({ db, clock, settings }: Ingest, { id, stage, round }: ScrapeJobModel, step: Step): Promise<ScrapeJobModel | null> {
  const mine = { id, stage, round, state: 'RUNNING' as const };
  if (step.kind === 'ON') {
    const { count } = await db.scrapeJob.updateMany({ where: mine, data: { ...step.data, stage: step.stage, attempts: 0, lastOutcome: 'OK', lastError: null } });
    return count > 0 ? db.scrapeJob.findUnique({ where: { id } }) : null;
  }
  if (step.kind === 'DONE') {
    const hours = settings.REREAD_HOURS[round - 1];
    const again = hours === undefined ? null : new Date(clock.now().getTime() + hours * 3_600_000);
    await db.scrapeJob.updateMany({
      where: mine, data: { ...step.data, stage: 'SUBMITTED', state: 'DONE', nextTryAt: again, lastOutcome: step.outcome, lastError: step.message ?? null },
    });
  }
  if (step.kind === 'WAIT') await db.scrapeJob.updateMany({ where: mine, data: { state: 'WAITING', nextTryAt: step.until } });
  if (step.kind === 'FAILED') {
    await db.scrapeJob.updateMany({
      where: mine,
      data: { state: step.until ? 'RETRYING' : 'GIVEN_UP', attempts: { increment: 1 }, nextTryAt: step.until, lastOutcome: step.outcome, lastError: step.message },
    });
  }
  return null;
}

const FIRST_RETRY_MS = 60_000;

/** A stage that threw: a fault of ours or of the machine's, logged whole and tried again a few times. */
function broken({ clock, log, settings }: Ingest, job: ScrapeJobModel, error: unknown): Step {
  log.error({ err: error, job: job.id, stage: job.stage }, 'A stage failed');
  const attempts = job.attempts + 1;
  const until = attempts < settings.PAGE_ATTEMPTS ? new Date(clock.now().getTime() + FIRST_RETRY_MS * 2 ** (attempts - 1) * settings.RETRY_SCALE) : null;
  return { kind: 'FAILED', outcome: 'FAULT', message: `The stage after ${job.stage} failed: ${(error as Error).message.slice(0, 500)}`, until };
}
