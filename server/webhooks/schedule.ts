const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * How long after a failed try the next one follows, as Standard Webhooks suggests: ten tries in about three days. After the last the
 * endpoint is disabled.
 */
export const WAITS_MS: readonly number[] = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];

/** A wait is stretched or shortened by up to a tenth, so that endpoints that failed together don't come back together. */
const JITTER = 0.1;

/**
 * @param failed tries that have failed so far, 1 or more
 * @param scale shrinks the schedule, 0..1
 * @param retryAfterMs what the endpoint asked for: kept where it is longer than the schedule's wait, and never shrunk
 * @param chance 0..1, drawn evenly
 * @returns milliseconds until the next try, or null when the schedule is used up
 */
export function nextWait(failed: number, { scale, retryAfterMs, chance }: { scale: number; retryAfterMs: number | null; chance: number }): number | null {
  const wait = WAITS_MS[failed - 1];
  if (wait === undefined) return null;
  return Math.max(Math.round(wait * scale * (1 + JITTER * (2 * chance - 1))), retryAfterMs ?? 0);
}
