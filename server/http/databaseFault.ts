import { saysAway } from '../../prisma/away.ts';

/** Statement timeout. */
const CANCELLED = '57014';
const CAUSES_FOLLOWED = 6;

/**
 * Whether an error says that the database is away or gave a statement up. Prisma's driver adapter hides PostgreSQL's code some
 * levels down, so the causes are followed.
 */
export function databaseFault(error: unknown): 'UNAVAILABLE' | 'TIMED_OUT' | null {
  let current = error;
  for (let level = 0; level < CAUSES_FOLLOWED && isRecord(current); level += 1) {
    const names = [current['code'], current['originalCode'], current['kind']].filter((name) => typeof name === 'string');
    if (names.includes(CANCELLED)) return 'TIMED_OUT';
    if (saysAway(names, current['message'])) return 'UNAVAILABLE';
    current = causeOf(current);
  }
  return null;
}

function causeOf(error: Record<string, unknown>): unknown {
  const meta = error['meta'];
  return (isRecord(meta) ? meta['driverAdapterError'] : undefined) ?? error['cause'];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
