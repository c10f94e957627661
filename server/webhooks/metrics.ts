import type { Db } from '../../prisma/db.ts';
import type { Metrics } from '../http/metrics.ts';

interface Figures {
  active: number;
  disabled: number;
  retrying: number;
  waiting: number;
  delivered: number;
  failed: number;
}

/** One statement serves the gauges of one reading. */
const SHARED_MS = 500;

/**
 * The figures of all endpoints, read from their rows: every API process tells the same, whichever worker delivers. While the database is
 * away they are NaN, and the process's own figures can still be read.
 */
export function webhookMetrics(metrics: Metrics, db: Db): void {
  let read: Promise<Figures | null> | undefined;
  const figure = async (name: keyof Figures): Promise<number> => {
    if (!read) {
      read = readFigures(db).catch(() => null);
      setTimeout(() => { read = undefined; }, SHARED_MS).unref();
    }
    return (await read)?.[name] ?? NaN;
  };
  metrics.gauge('desk_webhooks_active', 'Endpoints that are sent to', () => figure('active'));
  metrics.gauge('desk_webhooks_disabled', 'Endpoints that were disabled, by whomever', () => figure('disabled'));
  metrics.gauge('desk_webhooks_retrying', 'Active endpoints whose last try failed', () => figure('retrying'));
  metrics.gauge('desk_webhook_waiting', 'Changes behind the positions of active endpoints, summed up before filters', () => figure('waiting'));
  metrics.gauge('desk_webhook_delivered', 'Messages delivered since the desk began', () => figure('delivered'));
  metrics.gauge('desk_webhook_failed', 'Tries that failed since the desk began', () => figure('failed'));
}

async function readFigures(db: Db): Promise<Figures | null> {
  const [row] = await db.$queryRaw<Figures[]>`
    select count(*) filter (where state = 'ACTIVE')::int as active, count(*) filter (where state = 'DISABLED')::int as disabled,
      count(*) filter (where state = 'ACTIVE' and attempts > 0)::int as retrying,
      coalesce(sum(last.seq - position) filter (where state = 'ACTIVE'), 0)::float8 as waiting,
      coalesce(sum(delivered), 0)::float8 as delivered, coalesce(sum(failed), 0)::float8 as failed
    from webhook, (select coalesce(max(seq), 0) as seq from change) last`;
  return row ?? null;
}
