import { bringBack } from '../prisma/bringBack.ts';
import type { Ingest } from './context.ts';

type Dated = Pick<Ingest, 'db' | 'clock' | 'settings' | 'log'>;

/** Notices when somebody has set the database's clock; what lies too far ahead after it went back is mended. */
export async function lookAtClock(ingest: Dated): Promise<void> {
  const step = await ingest.clock.read(ingest.db);
  if (step === 0) return;
  ingest.log.warn({ seconds: Math.round(step / 1_000) }, `The database's clock was set ${step > 0 ? 'forward' : 'back'}, or this machine slept`);
  if (step < 0) await mendMoments(ingest);
}

/**
 * Mends rows that a clock running far ahead has left, the job queue's own among them: what it was given then would not be due for as long, and
 * keeps the same page from being given to it again; its schedules would rest.
 */
export async function mendMoments({ db, settings, log }: Omit<Dated, 'clock'>): Promise<void> {
  const rows = await bringBack(db, { hostDelay: settings.HOST_DELAY_SECONDS, lease: settings.WORKER_LEASE_SECONDS });
  const dealt = await db.$executeRaw`delete from pgboss.job where state = 'created' and start_after > now() + interval '10 minutes' and name in ('pages', 'feeds', 'probes')`;
  await db.$executeRaw`update pgboss.version set cron_on = null where cron_on > now() + interval '10 minutes'`;
  if (rows + dealt > 0) log.warn({ rows, dealt }, 'Moments that lay too far ahead were brought back: a clock had run wrong');
}
