import { CHANGES_BELL } from '../../prisma/bells.ts';
import type { ChangeModel } from '../../prisma/client/models.ts';
import type { Db } from '../../prisma/db.ts';
import type { Viewer } from '../viewer.ts';
import type { Bell } from './bell.ts';
import { changesAfter, lastSequence, readFeedCursor, type ChangeQuery } from './read.ts';

const PAGE = 200;
/** The net under a notification that got lost. */
export const LOOK_AGAIN_MS = 5_000;

/**
 * Everything behind the cursor, then everything that comes, in commit order, until aborted. It reads for one reader alone, at that
 * reader's pace: what has not been asked for yet stays in the table. Those who ask the same are served together (`live.ts`).
 */
export async function* followChanges(
  { db, bell, signal }: { db: Db; bell: Bell; signal: AbortSignal }, viewer: Viewer, query: ChangeQuery, after: string | null | undefined,
): AsyncGenerator<ChangeModel> {
  let seen = after == null ? await lastSequence(db) : await readFeedCursor(db, after);
  while (!signal.aborted) {
    const rung = bell.count(CHANGES_BELL); // listen before you look
    const end = await lastSequence(db);
    const found = end > seen ? await changesAfter(db, viewer, query, seen, PAGE, end) : [];
    for (const change of found) {
      yield change;
      seen = change.seq;
    }
    if (found.length < PAGE) {
      seen = end; // the filter passed over the rest
      await bell.past(CHANGES_BELL, rung, LOOK_AGAIN_MS, signal);
    }
  }
}
