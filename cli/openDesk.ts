import { createLog, type Log } from '../common/log.ts';
import { readSettings, type Settings } from '../common/settings.ts';
import { openDatabase } from '../prisma/open.ts';

/** What every command that touches records begins with. */
export interface OpenDesk {
  settings: Settings;
  log: Log;
  /** Connection string of the migrated database. */
  url: string;
  /** A line for the person who runs it: on standard error, results belong to standard output. */
  say: (message: string) => void;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Settings from the environment, then the database: embedded or DATABASE_URL, brought up to date.
 * @param name of the command, for the log
 */
export async function openDesk(name: string, overrides: Partial<Settings> = {}): Promise<OpenDesk> {
  const settings = { ...readSettings(process.env), ...overrides };
  const log = createLog(settings.LOG_LEVEL).child({ command: name });
  const say = (message: string) => console.error(message);
  const database = await openDatabase(settings, say);
  return { settings, log, url: database.url, say, [Symbol.asyncDispose]: () => database.release() };
}
