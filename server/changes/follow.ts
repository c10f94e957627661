import { CHANGES_BELL } from '../../prisma/bells.ts';
import type { ChangeModel } from '../../prisma/client/models.ts';
import type { Db } from '../../prisma/db.ts';
import type { Viewer } from '../viewer.ts';
import type { Bell } from './bell.ts';
import { changesAfter, lastSequence, readFeedCursor, type ChangeQuery } from './read.ts';

const PAGE = 200;
/** The net under a notification that got lost. */
const LOOK_AGAIN_MS = 5_000;

/**
 * Everything behind the cursor, then everything that comes, in commit order, until aborted. Each reader goes at its own pace: what it
 * has not asked for yet stays in the table, so a slow one costs no memory.
 */
export async function* followChanges(
  { db, bell, signal }: { db: Db; bell: Bell; signal: AbortSignal }, viewer: Viewer, query: ChangeQuery, after: string | null | undefined,
): AsyncGenerator<ChangeModel> {
  let seen = after == null ? await lastSequence(db) : await readFeedCursor(db, after);
  while (!signal.aborted) {
    const ring = bell.wait(CHANGES_BELL, LOOK_AGAIN_MS, signal); // listen before you look
    const end = await lastSequence(db);
    const found = end > seen ? await changesAfter(db, viewer, query, seen, PAGE) : [];
    for (const change of found) {
      yield change;
      seen = change.seq;
    }
    if (found.length < PAGE && end > seen) seen = end; // the filter passed over the rest
    if (found.length === 0) await ring;
  }
}
