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

/** What a context is told of the request. */
type Facts = Pick<Context, 'lastEventId' | 'signal'>;

/** The context of one request. */
export function createContext({ db, settings, bell }: ContextParts, viewer: Viewer, facts: Facts): Context {
  return new RequestContext(viewer, db, settings, bell, facts);
}

/** Apollo copies a context's own fields and keeps its prototype: what is made late is shared by the copies. */
class RequestContext implements Context {
  private readonly late: { loaders?: Loaders; desk?: Promise<DeskModel> } = {};

  constructor(readonly viewer: Viewer, readonly db: Db, readonly settings: Settings, readonly bell: Bell, private readonly facts: Facts) {}

  get lastEventId(): string | null {
    return this.facts.lastEventId;
  }

  get signal(): AbortSignal {
    return this.facts.signal;
  }

  /** What a plan answers needs none of them. */
  get loaders(): Loaders {
    return (this.late.loaders ??= createLoaders(this.db));
  }

  desk(): Promise<DeskModel> {
    return (this.late.desk ??= readDesk(this.db));
  }
}
