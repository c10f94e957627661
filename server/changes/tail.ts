import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../common/log.ts';
import type { ChangeModel } from '../../prisma/client/models.ts';
import type { Db } from '../../prisma/db.ts';
import type { DeskError } from '../errors.ts';
import type { Bell } from './bell.ts';
import { LOOK_AGAIN_MS } from './follow.ts';
import { changesFrom, lastChange, outdated, sameChange, type Landmark } from './read.ts';
import { CHANGES_BELL } from '../../prisma/bells.ts';

/** Who hears of every change. Neither may throw. */
export interface Listener {
  /** The next batch is read when everybody is done with this one. */
  hear(changes: readonly ChangeModel[]): Promise<void>;
  /** The database went back to an older state: what was heard is no longer its history. */
  lose(error: DeskError): void;
}

/** The end of the feed as this process knows it: read once, whoever listens. */
export interface Tail {
  /** Number of the last change that was handed to the listeners. */
  head(): bigint;
  /** From the change behind `head` on. @returns a function that ends it */
  listen(listener: Listener): () => void;
  [Symbol.asyncDispose](): Promise<void>;
}

const BATCH = 100;
const RETRY_MS = 500;
/** Where nobody listens the end of the feed is looked for no more often than this: each of many processes would otherwise read every change for no one. */
const UNHEARD_MS = 250;

/** Goes along with the feed until disposed; a database that is away is waited for. */
export async function openTail({ db, bell, log }: { db: Db; bell: Bell; log: Log }): Promise<Tail> {
  const listeners = new Set<Listener>();
  const stopping = new AbortController();
  let head: Landmark | null = await lastChange(db);
  let wake = (): void => undefined;
  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, UNHEARD_MS).unref();
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const look = async (): Promise<boolean> => {
    if (listeners.size === 0) {
      const last = await lastChange(db);
      if (listeners.size === 0) head = last; // who came meanwhile begins at the old head
      return listeners.size > 0;
    }
    const [first, ...rest] = await changesFrom(db, head?.seq ?? 0n, BATCH + 1);
    if (head !== null && !sameChange(head, first)) {
      head = await lastChange(db);
      for (const listener of listeners) listener.lose(outdated());
      return true;
    }
    const found = head === null && first ? [first, ...rest] : rest;
    head = found.at(-1) ?? head;
    await Promise.all([...listeners].map((listener) => listener.hear(found)));
    return found.length > 0;
  };

  const running = (async () => {
    while (!stopping.signal.aborted) {
      if (listeners.size === 0) await pause();
      const rung = bell.count(CHANGES_BELL); // listen before you look
      try {
        if (!(await look())) await bell.past(CHANGES_BELL, rung, LOOK_AGAIN_MS, stopping.signal);
      } catch (error) {
        log.warn({ err: error }, 'The change feed could not be read; trying again');
        await sleep(RETRY_MS, undefined, { ref: false });
      }
    }
  })();

  return {
    head: () => head?.seq ?? 0n,
    listen(listener) {
      listeners.add(listener);
      wake();
      return () => listeners.delete(listener);
    },
    async [Symbol.asyncDispose]() {
      stopping.abort();
      wake();
      await running;
    },
  };
}
