import { startEmbedded } from './embedded/start.ts';
import { migrate } from './migrate.ts';
import { untilReachable } from './untilReachable.ts';

export interface OpenDatabase {
  url: string;
  /** Whether it is the embedded server. */
  embedded: boolean;
  release(): Promise<void>;
}

/** The database that the settings name, waited for while it comes up, or the embedded one; brought to this program's schema. */
export async function openDatabase(
  settings: { DATABASE_URL?: string | undefined; DATABASE_WAIT_SECONDS?: number; DATA_DIR: string },
  say: (message: string) => void,
): Promise<OpenDatabase> {
  if (settings.DATABASE_URL) await untilReachable(settings.DATABASE_URL, settings.DATABASE_WAIT_SECONDS ?? 0, say);
  const database = settings.DATABASE_URL
    ? { url: settings.DATABASE_URL, embedded: false, release: async () => undefined }
    : { ...(await startEmbedded(settings.DATA_DIR, say)), embedded: true };
  try {
    const applied = await migrate(database.url);
    if (applied.length > 0) say(`Database brought up to date: ${applied.join(', ')}`);
    return database;
  } catch (error) {
    await database.release();
    throw error;
  }
}
