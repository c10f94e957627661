/** However long a site asks us to stay away, we look again after this. */
const LONGEST_MS = 7 * 24 * 3_600_000;

/**
 * Reads a Retry-After header: seconds, or an HTTP date.
 * @returns a moment not before `now` and at most a week after it, or null if there is none or it can't be read
 */
export function retryAfterOf(header: string | null, now: Date): Date | null {
  if (header === null) return null;
  const text = header.trim();
  const wait = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now.getTime();
  // Date.parse takes "-5" for a year; an HTTP date begins with a weekday.
  if (Number.isNaN(wait) || !/^(?:\d+$|[a-z]{3})/i.test(text)) return null;
  return new Date(now.getTime() + Math.min(Math.max(wait, 0), LONGEST_MS));
}
