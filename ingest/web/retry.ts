import { OUTCOMES } from './outcomes.ts';
import type { FetchOutcome } from './outcomes.ts';

/**
 * How a failure is treated. HARD: asking again can't help, people must look (the address is refused, gone, no page).
 * SOFT: the site answers, but wrongly; it counts towards quarantine. TEMPORARY: nobody's fault for long (time-outs, 429, 5xx, DNS).
 */
export type FailureClass = 'HARD' | 'SOFT' | 'TEMPORARY';

const SOFT = new Set<FetchOutcome['outcome']>(['TLS_FAILED', 'TRUNCATED', 'BAD_ENCODING', 'BAD_RESPONSE', 'TOO_SLOW']);

/** null for an outcome that is no failure. */
export function failureClassOf(outcome: FetchOutcome['outcome']): FailureClass | null {
  if (OUTCOMES[outcome].next === 'DONE') return null;
  if (OUTCOMES[outcome].next === 'GIVE_UP') return 'HARD';
  return SOFT.has(outcome) ? 'SOFT' : 'TEMPORARY';
}

interface Schedule {
  readonly firstMs: number;
  readonly longestMs: number;
  readonly attempts: number;
}

const MINUTE = 60_000;

/** A page that was temporarily not to be had is tried for about a day, one that came out wrong for about half an hour. */
const SCHEDULES: Readonly<Record<Exclude<FailureClass, 'HARD'>, Schedule>> = {
  TEMPORARY: { firstMs: MINUTE, longestMs: 8 * 60 * MINUTE, attempts: 12 },
  SOFT: { firstMs: 5 * MINUTE, longestMs: 60 * MINUTE, attempts: 4 },
};

/**
 * When to try a page again after it failed, or null: never by itself, a person may.
 * @param attempts how many tries have failed, this one included
 * @param jitter 0 to 1, the caller's chance: spreads pages that failed together over a quarter of the wait
 */
export function nextTry(outcome: FetchOutcome, attempts: number, now: Date, jitter: number): Date | null {
  // We broke it off ourselves; the attempt doesn't count.
  if (outcome.outcome === 'CANCELLED') return now;
  const failure = failureClassOf(outcome.outcome);
  if (failure === null || failure === 'HARD') return null;
  const { firstMs, longestMs, attempts: most } = SCHEDULES[failure];
  if (attempts >= most) return null;
  const wait = Math.min(firstMs * 2 ** Math.max(0, attempts - 1), longestMs);
  const asked = 'retryAfter' in outcome ? (outcome.retryAfter?.getTime() ?? 0) : 0;
  return new Date(Math.max(now.getTime() + wait * (1 + jitter / 4), asked));
}
