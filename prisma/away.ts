/** Node's socket errors, PostgreSQL's classes 08 (connection), 53 (out of connections) and 57P (shutting down, starting), and Prisma's names of the same. */
const AWAY = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH|08\w{3}|53300|57P0[1-3]|P1001|P1002|P1017|P2024|DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections)$/;
/** Messages of pg and Prisma that carry no code. */
const AWAY_MESSAGE = /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|Unable to start a transaction in the given time|Transaction API error: Unable to start)/;

/** Whether an error of this code or message says that the database can't be reached just now, which may pass by itself. */
export function saysAway(codes: readonly string[], message: unknown): boolean {
  return codes.some((code) => AWAY.test(code)) || (typeof message === 'string' && AWAY_MESSAGE.test(message));
}
