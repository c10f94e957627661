import { saysAway } from '../../prisma/away.ts';
import { causesOf } from '../../prisma/causes.ts';
import { isConflict } from '../../prisma/conflict.ts';

/** Statement timeout. */
const CANCELLED = '57014';

/** Whether an error says that the database is away, gave a statement up, or undid a transaction because of another's. */
export function databaseFault(error: unknown): 'UNAVAILABLE' | 'TIMED_OUT' | 'CONFLICT' | null {
  for (const { codes, message } of causesOf(error)) {
    if (codes.includes(CANCELLED)) return 'TIMED_OUT';
    if (saysAway(codes, message)) return 'UNAVAILABLE';
  }
  return isConflict(error) ? 'CONFLICT' : null;
}
