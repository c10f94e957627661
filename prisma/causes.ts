const CAUSES_FOLLOWED = 6;

/** What an error, or a cause of it, says of itself. */
export interface Cause {
  codes: string[];
  message: unknown;
}

/** An error and its causes: Prisma's driver adapter hides PostgreSQL's code some levels down. */
export function* causesOf(error: unknown): Generator<Cause> {
  let current = error;
  for (let level = 0; level < CAUSES_FOLLOWED && isRecord(current); level += 1) {
    yield { codes: [current['code'], current['originalCode'], current['kind']].filter((name) => typeof name === 'string'), message: current['message'] };
    current = causeOf(current);
  }
}

function causeOf(error: Record<string, unknown>): unknown {
  const meta = error['meta'];
  return (isRecord(meta) ? meta['driverAdapterError'] : undefined) ?? error['cause'];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
