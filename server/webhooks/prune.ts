import type { PostOffice } from './deliver.ts';

/** Deleted at once, so that no statement holds many rows. */
const BATCH = 1_000;

/** Forgets deliveries older than WEBHOOK_LOG_DAYS that nothing waits for, with their tries, and secrets that sign no more. */
export async function pruneLog({ db, settings }: Pick<PostOffice, 'db' | 'settings'>, signal: AbortSignal): Promise<void> {
  await db.$executeRaw`delete from webhook_secret where expires_at <= now()`;
  for (let gone = BATCH; gone === BATCH && !signal.aborted; ) {
    gone = await db.$executeRaw`
      delete from webhook_delivery where id in (
        select d.id from webhook_delivery d
        where d.created_at < now() - make_interval(days => ${settings.WEBHOOK_LOG_DAYS}::int) and d.state <> 'PENDING' limit ${BATCH}
      )`;
  }
}
