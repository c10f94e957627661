/** Node's socket errors, PostgreSQL's classes 08 (connection), 53 (out of connections) and 57P (shutting down), and Prisma's names of the same. */
const AWAY = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EPIPE|EHOSTUNREACH|08\w{3}|53300|57P0[1-3]|P1001|P1002|P1017|P2024|DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections)$/;
/** Statement timeout. */
const CANCELLED = '57014';
/** Messages of pg and Prisma that carry no code. */
const AWAY_MESSAGE = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Unable to start a transaction in the given time|Transaction API error: Unable to start)/;
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
    if (names.some((name) => AWAY.test(name))) return 'UNAVAILABLE';
    if (typeof current['message'] === 'string' && AWAY_MESSAGE.test(current['message'])) return 'UNAVAILABLE';
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
