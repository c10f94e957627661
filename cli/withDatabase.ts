import type { Db } from '../prisma/db.ts';
import type { Output } from './output.ts';

/** Runs `act` on the desk's database, started if need be, and leaves it as it was found. */
export async function withDatabase<T>(output: Output, act: (db: Db, url: string) => Promise<T>): Promise<T> {
  const { readSettings } = await import('../common/settings.ts');
  const { openDatabase } = await import('../prisma/open.ts');
  const { openDb } = await import('../prisma/db.ts');
  const settings = readSettings(process.env);
  const database = await openDatabase(settings, (message) => output.say(message));
  const db = openDb({ url: database.url, poolSize: 2, name: 'command line', statementTimeout: settings.STATEMENT_TIMEOUT });
  try {
    return await act(db, database.url);
  } finally {
    await db.$disconnect();
    await database.release();
  }
}
