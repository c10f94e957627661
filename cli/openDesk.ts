import { createLog, type Log } from '../common/log.ts';
import { readSettings, type Settings } from '../common/settings.ts';
import { openDb, type Db } from '../prisma/db.ts';
import { openDatabase } from '../prisma/open.ts';
import { STANDARD } from './output.ts';

/** What every command that touches records begins with. */
export interface OpenDesk {
  settings: Settings;
  log: Log;
  /** Connection string of the migrated database. */
  url: string;
  /** A line for the person who runs it: on standard error, results belong to standard output. */
  say: (message: string) => void;
  /** A client of the records, closed before the database is let go. @param statementTimeout in milliseconds; absent = none */
  connect(options?: { poolSize?: number; statementTimeout?: number }): Db;
  [Symbol.asyncDispose](): Promise<void>;
}

const POOL_SIZE = 2;

/**
 * Settings from the environment, then the database: embedded or DATABASE_URL, brought up to date.
 * @param name of the command, for the log and the database's list of connections
 */
export async function openDesk(name: string, overrides: Partial<Settings> = {}, say: OpenDesk['say'] = (message) => STANDARD.say(message)): Promise<OpenDesk> {
  const settings = { ...readSettings(process.env), ...overrides };
  const log = createLog(settings.LOG_LEVEL).child({ command: name });
  const opened = new AsyncDisposableStack();
  const database = await openDatabase(settings, say);
  const { url } = database;
  opened.defer(() => database.release());
  return {
    settings, log, url, say,
    connect({ poolSize = POOL_SIZE, ...options } = {}) {
      const db = openDb({ url, poolSize, name, ...options });
      opened.defer(() => db.$disconnect());
      return db;
    },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}
