import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../common/log.ts';
import { CHANGES_BELL } from '../../prisma/bells.ts';
import type { Db } from '../../prisma/db.ts';
import type { Bell } from '../changes/bell.ts';
import { cutRelease } from './cut.ts';

/** Makes the files of releases in the background of an API process. Several processes take turns; what one made, the next finds. */
export interface ReleaseKeeper extends AsyncDisposable {
  /** Somebody asks for the files of a release that have still to be made. */
  ask(name: string): void;
}

/** How often to look without having heard of a new release, and the pause between two looks. */
const LOOK_AGAIN_MS = 60_000;
const PAUSE_MS = 1_000;

/** Cuts every new release as soon as it is heard of, and any release again when asked. */
export function keepReleases({ db, url, bell, log }: { db: Db; url: string; bell: Bell; log: Log }): ReleaseKeeper {
  const stopping = new AbortController();
  const { signal } = stopping;
  const running = new Map<string, Promise<void>>();
  const ask = (name: string): void => {
    if (running.has(name) || signal.aborted) return;
    const done = cutRelease(url, name, signal)
      .then(({ release, edition }) => log.info({ release: release.number, edition }, 'The files of a release are made'))
      .catch((error: unknown) => void (signal.aborted || log.warn({ err: error, release: name }, 'The files of a release could not be made')))
      .finally(() => running.delete(name));
    running.set(name, done);
  };
  const watch = async (): Promise<void> => {
    while (!signal.aborted) {
      const rung = bell.count(CHANGES_BELL);
      const newest = await db.release.findFirst({ where: { editions: { none: {} } }, orderBy: { number: 'desc' }, select: { number: true } }).catch(() => null);
      if (newest) ask(newest.number.toString());
      await bell.past(CHANGES_BELL, rung, LOOK_AGAIN_MS, signal);
      await sleep(PAUSE_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  };
  const watching = watch();
  return {
    ask,
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await Promise.all([watching, ...running.values()]);
    },
  };
}
