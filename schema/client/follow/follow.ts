import { setTimeout as sleep } from 'node:timers/promises';
import type { Change } from './change.ts';
import { FeedError, passes } from './feedError.ts';

/** Everything behind a cursor and everything that comes, in commit order, in batches; ends when the connection does. */
export type ChangeSource = (after: string | null, signal: AbortSignal) => AsyncGenerator<readonly Change[]>;

/** What keeps a copy of the records, and how far it has got. */
export interface CursorStore {
  /** The last change that the copy holds; null = none yet. */
  cursor(): Promise<string | null> | string | null;
  /**
   * Applies changes and moves the cursor from `after` to the last of them, all or nothing. What it holds already changes nothing.
   * @throws Error where the cursor is no longer `after`: somebody else writes to this copy
   */
  apply(changes: readonly Change[], after: string | null): Promise<void> | void;
}

export interface FollowOptions {
  cursorStore: CursorStore;
  /** Ends following; what was applied stays. */
  signal?: AbortSignal;
  /** Waits between tries, in milliseconds: twice as long after each failure, up to the second. */
  backOff?: readonly [first: number, most: number];
  /** Told before each wait. */
  onRetry?: (error: unknown, milliseconds: number) => void;
  /** Told after each batch that was applied. */
  onApplied?: (changes: readonly Change[]) => void;
}

/**
 * Keeps a copy exact: reads what is behind the copy's cursor, then what comes, and comes back by itself whenever the connection or the desk
 * is lost. Batches and cursor are one transaction of the copy, so a stop at any point loses and repeats nothing.
 * @throws FeedError by name for what doesn't pass by itself: CURSOR_AHEAD and CURSOR_OUTDATED (drop the copy and begin again), CURSOR_INVALID, UNAUTHENTICATED,
 * FORBIDDEN; and whatever the store throws
 */
export async function follow(changes: ChangeSource, { cursorStore, signal = new AbortController().signal, backOff: [first, most] = [500, 30_000], onRetry, onApplied }: FollowOptions): Promise<void> {
  let wait = first;
  while (!signal.aborted) {
    let after = await cursorStore.cursor();
    const source = changes(after, signal);
    let lost: unknown = new Error('The desk ended the stream');
    for (;;) {
      const next = await source.next().catch((error: unknown) => {
        lost = error;
        return null;
      });
      if (next === null || next.done) break;
      await cursorStore.apply(next.value, after);
      after = next.value.at(-1)?.cursor ?? after;
      wait = first;
      onApplied?.(next.value);
      if (signal.aborted) break;
    }
    await source.return(undefined).catch(() => undefined);
    if (signal.aborted) return;
    if (!passes(lost)) throw lost;
    const asked = lost instanceof FeedError ? (lost.retryAfterSeconds ?? 0) * 1_000 : 0;
    const milliseconds = Math.max(asked, wait * (0.5 + Math.random() / 2));
    onRetry?.(lost, milliseconds);
    await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
    wait = Math.min(wait * 2, most);
  }
}
