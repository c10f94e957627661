import pino, { type Logger } from 'pino';

export type Log = Logger;

/** Logs go to standard error as JSON lines: standard output belongs to results. */
export function createLog(level: string): Log {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: ['password', '*.password', 'authorization', 'cookie', '*.secret'] },
    pino.destination({ dest: 2, sync: true }),
  );
}
