import type { Prisma } from '../../prisma/client/client.ts';
import type { ScrapeStage } from '../../prisma/client/enums.ts';
import type { ScrapeJobModel } from '../../prisma/client/models.ts';

/** What became of a stage. Each is written on the row, where a person can read it. */
export type Step =
  /** The next stage can begin. */
  | { kind: 'ON'; stage: ScrapeStage; data?: Prisma.ScrapeJobUncheckedUpdateInput }
  /** The page's trip is over, and well. */
  | { kind: 'DONE'; outcome: string; message?: string; data?: Prisma.ScrapeJobUncheckedUpdateInput }
  /** Not our turn yet: no try is counted. */
  | { kind: 'WAIT'; until: Date }
  /** It failed. `until` null: never again by itself, a person may. */
  | { kind: 'FAILED'; outcome: string; message: string; until: Date | null };

export type Stage = (job: ScrapeJobModel, signal: AbortSignal) => Promise<Step>;
