import type { Disk } from 'flydrive';
import type { Log } from '../common/log.ts';
import type { Settings } from '../common/settings.ts';
import type { Db } from '../prisma/db.ts';
import type { SharedClock } from '../prisma/sharedClock.ts';
import type { IngestLimits } from './limits.ts';
import type { Knowledge } from './suggest/knowledge.ts';
import type { Fetcher } from './web/fetchPage.ts';

/** What the stages are given. */
export interface Ingest {
  db: Db;
  /** Dates whatever other workers will read. */
  clock: SharedClock;
  log: Log;
  settings: Settings;
  limits: IngestLimits;
  fetcher: Fetcher;
  storage: Disk;
  knowledge: Knowledge;
}
