import type { FinishedAnswer } from './finished.ts';
import type { Touched } from './look.ts';

/** An answer with what it was made from. */
export interface Kept {
  answer: FinishedAnswer;
  tags: readonly string[];
}

/** An answer that is being made. */
export interface Fill {
  /** Keeps the answer, unless something that it was made from moved since the fill began. */
  keep(kept: Kept): void;
  /** Ends the fill, kept or not. */
  end(): void;
  /** Resolves when it has ended. */
  ended: Promise<void>;
}

/** Answers by what was asked; those that nobody asked for again are given up first. */
export interface AnswerCache {
  has(key: string): boolean;
  get(key: string): FinishedAnswer | undefined;
  /** The fill of this answer that is under way. */
  underWay(key: string): Fill | undefined;
  begin(key: string): Fill;
  /** Gives up every answer made from something that was touched. */
  drop(touched: Touched): void;
  /** Bytes that are kept. */
  bytes(): number;
  count(): number;
}

/** What an entry takes beside its bodies: headers and the maps' own, and each tag. */
const OVERHEAD = 1_000;
const TAG_BYTES = 60;
/** No answer may fill more than this part of the cache. */
const LARGEST_PART = 8;

export function createCache(limit: number): AnswerCache {
  // Oldest first. What was asked for since it was looked over last gets a second round: moving it at each question would cost more than the look-up.
  const entries = new Map<string, Kept & { used: boolean }>();
  const byTag = new Map<string, Set<string>>();
  const fills = new Map<string, Fill & { moved: Set<string> }>();
  const open = new Set<Set<string>>();
  let bytes = 0;

  // Twice as it is, as bytes and with its head, and packed, which is smaller.
  const sizeOf = (key: string, { answer, tags }: Kept): number => key.length + 3 * answer.body.length + tags.length * TAG_BYTES + OVERHEAD;
  const remove = (key: string): void => {
    const kept = entries.get(key);
    if (!kept) return;
    entries.delete(key);
    bytes -= sizeOf(key, kept);
    for (const tag of kept.tags) {
      const keys = byTag.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) byTag.delete(tag);
    }
  };
  const clear = (): void => {
    entries.clear();
    byTag.clear();
    bytes = 0;
  };
  const put = (key: string, kept: Kept): void => {
    if (sizeOf(key, kept) > limit / LARGEST_PART) return;
    remove(key);
    entries.set(key, { ...kept, used: false });
    bytes += sizeOf(key, kept);
    for (const tag of kept.tags) {
      const keys = byTag.get(tag) ?? new Set();
      byTag.set(tag, keys.add(key));
    }
    for (const [oldest, entry] of entries) {
      if (bytes <= limit) break;
      if (!entry.used) remove(oldest);
      else {
        entries.delete(oldest);
        entries.set(oldest, { ...entry, used: false });
      }
    }
  };

  return {
    has: (key) => entries.has(key),
    get(key) {
      const kept = entries.get(key);
      if (kept) kept.used = true;
      return kept?.answer;
    },
    underWay: (key) => fills.get(key),
    begin(key) {
      const moved = new Set<string>();
      const { promise: ended, resolve } = Promise.withResolvers<void>();
      const fill = {
        moved, ended,
        keep: (kept: Kept) => {
          if (!moved.has('everything') && !kept.tags.some((tag) => moved.has(tag))) put(key, kept);
        },
        end: () => {
          open.delete(moved);
          if (fills.get(key) === fill) fills.delete(key);
          resolve();
        },
      };
      open.add(moved);
      fills.set(key, fill);
      return fill;
    },
    drop(touched) {
      const tags = touched === 'everything' || touched.includes('everything') ? ['everything'] : touched;
      for (const moved of open) for (const tag of tags) moved.add(tag);
      if (tags.includes('everything')) return clear();
      for (const tag of tags) for (const key of byTag.get(tag) ?? []) remove(key);
    },
    bytes: () => bytes,
    count: () => entries.size,
  };
}
