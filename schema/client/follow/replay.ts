import { setTimeout as sleep } from 'node:timers/promises';
import { ask, type Desk } from './ask.ts';
import { PAGE, type Change } from './change.ts';

/** Changes asked for at once: one transaction of the copy. */
const FIRST = 500;
const EMPTY_FEED_MS = 1_000;

interface Page {
  changes: { nodes: Change[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}

/**
 * Everything behind the cursor, page by page.
 * @returns the last cursor: whoever subscribes with it misses nothing. A feed without any change has none, so the first is waited for
 */
export async function* replay(desk: Desk, after: string | null, signal: AbortSignal): AsyncGenerator<Change[], string> {
  for (let cursor = after; ;) {
    const { changes: { nodes, pageInfo } } = await ask<Page>(desk, PAGE, { after: cursor, first: FIRST }, signal);
    if (nodes.length > 0) yield nodes;
    cursor = pageInfo.endCursor ?? cursor;
    if (pageInfo.hasNextPage) continue;
    if (cursor !== null) return cursor;
    await sleep(EMPTY_FEED_MS, undefined, { signal });
  }
}
