import type { Log } from '../../common/log.ts';
import type { Db } from '../../prisma/db.ts';
import { Group, type Question } from './group.ts';
import type { Outlet } from './outlet.ts';
import { lastSequence, readFeedCursor } from './read.ts';
import { Reader } from './reader.ts';
import type { Tail } from './tail.ts';

export interface LiveFigures {
  /** Different questions that are answered. */
  groups: number;
  /** Readers that get each event as it comes. */
  members: number;
  /** Readers that go at their own pace until they have caught up. */
  behind: number;
  /** Changes between the end of the feed and the reader that is furthest from it; those that its filter passes over count too. */
  lag: bigint;
  /** Number of the last change that was handed on. */
  position: bigint;
}

/** Followers of the feed, grouped by what they ask. */
export interface Live {
  /**
   * Reads the cursor; none means "from now on".
   * @returns a function that begins to send and returns one that ends it
   * @throws DeskError CURSOR_INVALID, CURSOR_AHEAD, CURSOR_OUTDATED
   */
  open(question: Question, after: string | null): Promise<(outlet: Outlet) => () => void>;
  figures(): LiveFigures;
}

/** @param stallSeconds how long a reader may take nothing at all before it is sent away */
export function createLive({ db, tail, log, stallSeconds }: { db: Db; tail: Tail; log: Log; stallSeconds: number }): Live {
  const groups = new Map<string, Group>();

  const groupOf = (question: Question): Group => {
    const known = groups.get(question.key);
    if (known) return known;
    const group: Group = new Group(question, tail.head(), db, log, () => {
      deafen();
      groups.delete(question.key);
    });
    const deafen = tail.listen(group);
    groups.set(question.key, group);
    return group;
  };

  return {
    async open(asked, after) {
      const seen = after === null ? await lastSequence(db) : await readFeedCursor(db, after);
      const question = groups.get(asked.key)?.question ?? asked; // one for thousands of readers, not one each
      return (outlet) => {
        const reader = new Reader(groupOf(question), seen, outlet, stallSeconds * 1000);
        void reader.follow();
        return () => reader.leave();
      };
    },
    figures() {
      const all = [...groups.values()];
      const position = tail.head();
      const slowest = all.flatMap((group) => [...group.behind].map(({ seen }) => seen).concat(group.position)).reduce((least, seen) => (seen < least ? seen : least), position);
      const count = (of: (group: Group) => number) => all.reduce((sum, group) => sum + of(group), 0);
      return { groups: all.length, members: count(({ members }) => members.size), behind: count(({ behind }) => behind.size), lag: position - slowest, position };
    },
  };
}
