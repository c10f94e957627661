import type { Db } from '../prisma/db.ts';
import type { Output } from './output.ts';

/** Runs `act` on the desk's database, started if need be, and leaves it as it was found. */
export async function withDatabase<T>(output: Output, act: (db: Db, url: string) => Promise<T>): Promise<T> {
  const { openDesk } = await import('./openDesk.ts');
  await using desk = await openDesk('command line', {}, (message) => output.say(message));
  return await act(desk.connect({ statementTimeout: desk.settings.STATEMENT_TIMEOUT }), desk.url);
}
