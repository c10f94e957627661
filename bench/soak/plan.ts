/** How a page behaves. Those in GOOD end as an article in the queue, whatever it took; the others never do. */
export type Behaviour = keyof typeof GOOD | keyof typeof BAD;

/** Of forty pages of a host: how many behave so. What fails does so at the first requests and answers well afterwards. */
const GOOD = {
  PLAIN: 15, GZIPPED: 4, SLOW: 2, REDIRECT: 2, OTHER_HOST: 1, RESET_ONCE: 1, TRUNCATED_ONCE: 1, SILENT_ONCE: 0.4, UNAVAILABLE_ONCE: 1, RATE_LIMITED_ONCE: 1,
} as const;
const BAD = {
  MISSING: 2, UNAVAILABLE: 1, BOMB: 2, ENDLESS: 1, IMAGE: 1, LOGIN: 1, CUT_SHORT: 1, RESET: 1, GARBAGE: 1, FORBIDDEN: 1, SILENT: 0.1, DRIPPING: 0.04,
} as const;

export interface PlannedPage {
  /** Which host serves it, from 0. */
  host: number;
  path: string;
  behaviour: Behaviour;
  good: boolean;
  /** Unlike any other page's. */
  number: number;
}

/** Every fifth host has no robots.txt: what others forbid is open there. */
export function hasRobots(host: number): boolean {
  return host % 5 !== 4;
}

/** Pages spread over the hosts; the parts of the behaviours hold over all of them, so that rare ones are on some hosts only. */
export function planPages(hosts: number, pages: number): PlannedPage[] {
  const shares = Object.entries({ ...GOOD, ...BAD }) as [Behaviour, number][];
  const total = shares.reduce((sum, [, share]) => sum + share, 0);
  const owed = new Map<Behaviour, number>();
  return Array.from({ length: pages }, (_, number) => {
    for (const [behaviour, share] of shares) owed.set(behaviour, (owed.get(behaviour) ?? 0) + share / total);
    const [behaviour] = [...owed].reduce((most, each) => (each[1] > most[1] ? each : most));
    owed.set(behaviour, (owed.get(behaviour) ?? 0) - 1);
    const path = behaviour === 'FORBIDDEN' ? `/private/${number}` : `/news/${number}`;
    const host = number % hosts;
    return { host, path, behaviour, good: behaviour in GOOD || (behaviour === 'FORBIDDEN' && !hasRobots(host)), number };
  });
}
