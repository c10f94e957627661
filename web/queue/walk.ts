import type { ReviewFilter } from '../gql/graphql.ts';

// The reviewer's way through the queue, kept for this tab: which list it began from, and what was passed. An item that was passed isn't
// offered again before the end of the list, so that skipping leads on and not back.

const STORED = 'desk.queue';

export interface Walk {
  /** The queue's address with its filters. */
  address: string;
  /** What the list was narrowed to; null = everything that waits. */
  filter: ReviewFilter | null;
  /** The list as it was shown, then each item that was gone on to. */
  ids: string[];
}

const START: Walk = { address: '/queue', filter: null, ids: [] };

export function rememberWalk(walk: Walk): void {
  sessionStorage.setItem(STORED, JSON.stringify(walk));
}

export function walk(): Walk {
  const stored = sessionStorage.getItem(STORED);
  return stored ? (JSON.parse(stored) as Walk) : START;
}

/** Everything up to this item, and the item. */
export function passedUpTo(id: string): string[] {
  const { ids } = walk();
  return ids.includes(id) ? ids.slice(0, ids.indexOf(id) + 1) : [id];
}

/** Notes that the reviewer went from one item to another. */
export function walkOn(from: string, to: string): void {
  rememberWalk({ ...walk(), ids: [...passedUpTo(from).filter((id) => id !== to), to] });
}

/** The item that was passed before this one. */
export function previousOf(id: string): string | undefined {
  return passedUpTo(id).at(-2);
}
