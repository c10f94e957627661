// The order in which the reviewer goes through the queue: kept for this tab from the list as it was last shown.

const STORED = 'desk.queue';

interface Walk {
  /** The queue's address with its filters. */
  address: string;
  ids: string[];
}

export function rememberWalk(walk: Walk): void {
  sessionStorage.setItem(STORED, JSON.stringify(walk));
}

export function walk(): Walk {
  const stored = sessionStorage.getItem(STORED);
  return stored ? (JSON.parse(stored) as Walk) : { address: '/queue', ids: [] };
}

/** The item before this one in the list. */
export function previousOf(id: string): string | undefined {
  const { ids } = walk();
  return ids[ids.indexOf(id) - 1];
}

/** The first waiting item that wasn't passed yet; when all were, the most urgent one other than this. */
export function nextOf(id: string, waiting: readonly string[]): string | undefined {
  const { ids } = walk();
  const passed = new Set(ids.slice(0, ids.indexOf(id) + 1));
  const others = waiting.filter((each) => each !== id);
  return others.find((each) => !passed.has(each)) ?? others[0];
}
