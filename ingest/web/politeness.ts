/** How often a host may be asked, when nothing else is said. */
export interface HostManners {
  /** Between two requests to one host. */
  readonly intervalMs: number;
  /** A larger Crawl-delay is obeyed up to this; some files ask for days. */
  readonly longestDelayMs: number;
}

export const DEFAULT_MANNERS: HostManners = { intervalMs: 2_000, longestDelayMs: 5 * 60_000 };

export interface HostTurn {
  /** When the last request to the host was sent; null if never. */
  lastAskedAt: Date | null;
  /** From its robots.txt, in seconds. */
  crawlDelay: number | null;
  /** From its last 429 or 503. */
  retryAfter: Date | null;
}

/**
 * The moment from which a host may be asked again: the interval or its Crawl-delay after the last request, and not before
 * its Retry-After. Store it with the host and take a turn by moving it on in one statement: then it holds across all workers.
 */
export function nextTurn(turn: HostTurn, now: Date, manners: HostManners = DEFAULT_MANNERS): Date {
  const last = turn.lastAskedAt === null ? Number.NEGATIVE_INFINITY : turn.lastAskedAt.getTime();
  const retry = turn.retryAfter?.getTime() ?? Number.NEGATIVE_INFINITY;
  return new Date(Math.max(now.getTime(), last + delayMs(turn.crawlDelay, manners), retry));
}

/** What lies between two requests to a host, in milliseconds. */
export function delayMs(crawlDelay: number | null, manners: HostManners = DEFAULT_MANNERS): number {
  return Math.min(Math.max(manners.intervalMs, (crawlDelay ?? 0) * 1_000), Math.max(manners.intervalMs, manners.longestDelayMs));
}
