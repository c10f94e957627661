import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { saysAway } from './away.ts';

/** Pauses between two tries, in milliseconds: the first, and the longest. */
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 3_000;
/** Milliseconds of one try: a host that drops what it is sent would keep it for minutes. */
const TRY_MS = 10_000;

/**
 * Returns when the server takes a connection to this database. While it can't be reached, or says that it is starting or stopping, it is
 * asked again and again: processes of one machine or cluster are started together, and PostgreSQL is the slow one after a crash.
 * @param seconds to wait at most; 0 = one try
 * @param say told why it waits, at each new reason, and when it is over
 * @throws Error when the time is over; at once for what won't pass by itself: a wrong password, a database that isn't there
 */
export async function untilReachable(connectionString: string, seconds: number, say: (message: string) => void): Promise<void> {
  const end = performance.now() + seconds * 1000;
  let said = '';
  for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    const reason = await reasonAway(connectionString);
    if (reason === null) break;
    const left = end - performance.now();
    if (left <= 0) throw new Error(`The database of DATABASE_URL can't be reached${seconds > 0 ? ` after ${seconds} s (DATABASE_WAIT_SECONDS)` : ''}: ${reason}. Look whether it runs, and whether its address is right`);
    if (reason !== said) say(`The database can't be reached yet (${reason}): waiting up to ${Math.ceil(left / 1000)} s`);
    said = reason;
    await sleep(Math.min(pause, left));
  }
  if (said !== '') say('The database answers');
}

/** Why the database can't be reached just now; null where it can. @throws Error for what won't pass by itself */
async function reasonAway(connectionString: string): Promise<string | null> {
  const client = new pg.Client({ connectionString, application_name: 'casualty-desk start', connectionTimeoutMillis: TRY_MS });
  // A connection that breaks later than its promise ends must not end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return null;
  } catch (error) {
    const { code = '', message } = error as Error & { code?: string };
    if (!saysAway([code], message)) throw error;
    // Of several addresses that all refuse, the error has a code and no message.
    return message || code;
  } finally {
    await client.end().catch(() => undefined);
  }
}
