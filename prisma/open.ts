import { startEmbedded } from './embedded/start.ts';
import { migrate } from './migrate.ts';

export interface OpenDatabase {
  url: string;
  /** Whether it is the embedded server. */
  embedded: boolean;
  release(): Promise<void>;
}

/** The database that the settings name, or the embedded one, brought to this program's schema. */
export async function openDatabase(
  settings: { DATABASE_URL?: string | undefined; DATA_DIR: string },
  say: (message: string) => void,
): Promise<OpenDatabase> {
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
