import type { Settings } from '../common/settings.ts';
import type { DeskModel } from '../prisma/client/models.ts';
import type { Db } from '../prisma/db.ts';
import type { Bell } from './changes/bell.ts';
import { createLoaders, type Loaders } from './read/loaders.ts';
import { readDesk } from './records/desk.ts';
import type { Viewer } from './viewer.ts';

/** What every resolver is given. One a request. */
export interface Context {
  viewer: Viewer;
  db: Db;
  settings: Settings;
  loaders: Loaders;
  /** Rings when changes are committed, or the queue moved, by any process. */
  bell: Bell;
  /** Where an event stream broke off. */
  lastEventId: string | null;
  /** Aborted when nobody waits for the answer any more. */
  signal: AbortSignal;
  desk(): Promise<DeskModel>;
}

export interface ContextParts {
  db: Db;
  settings: Settings;
  bell: Bell;
}

/** The context of one request. */
export function createContext({ db, settings, bell }: ContextParts, viewer: Viewer, request: { lastEventId: string | null; signal: AbortSignal }): Context {
  let desk: Promise<DeskModel> | undefined;
  let loaders: Loaders | undefined;
  // What a plan answers needs no loaders. Apollo copies a context with its prototype and reads all that is its own.
  const late = { get loaders(): Loaders { return (loaders ??= createLoaders(db)); } };
  return Object.assign(Object.create(late) as typeof late, {
    viewer, db, settings, bell, lastEventId: request.lastEventId, signal: request.signal,
    desk: () => (desk ??= readDesk(db)),
  });
}
