import type { Db } from './db.ts';

/** A difference of more than this between two readings is no drift: somebody has set a clock, or this machine slept. Milliseconds. */
const STEP_MS = 5_000;
/** A reading that took longer says too little of when it was true. Milliseconds. */
const SLOWEST_READING_MS = 1_000;

/**
 * The time that all processes share: the database's, as it was read last, gone on with by this machine's steady clock, which nobody can
 * set. Whatever others will read is dated by it. What one process alone waits for it measures by `performance.now()`.
 */
export class SharedClock {
  /** Milliseconds by which the database's clock is ahead of the steady one. */
  #ahead: number;

  private constructor(ahead: number) {
    this.#ahead = ahead;
  }

  static async open(db: Pick<Db, '$queryRaw'>): Promise<SharedClock> {
    // The first reading opens a connection as well.
    await reading(db);
    return new SharedClock((await reading(db)).ahead);
  }

  /** Never ahead of the database's, and behind it by no more than a reading takes: what is due by it is due there. */
  now(): Date {
    return new Date(Math.floor(performance.now() + this.#ahead));
  }

  /** Reads the database's clock anew. @returns the milliseconds by which it was set since the last reading, less than 0 for back; else 0 */
  async read(db: Pick<Db, '$queryRaw'>): Promise<number> {
    const { ahead, took } = await reading(db);
    if (took > SLOWEST_READING_MS) return 0;
    const step = ahead - this.#ahead;
    this.#ahead = ahead;
    return Math.abs(step) > STEP_MS ? Math.round(step) : 0;
  }
}

async function reading(db: Pick<Db, '$queryRaw'>): Promise<{ ahead: number; took: number }> {
  const asked = performance.now();
  const [row] = await db.$queryRaw<[{ at: Date }]>`select clock_timestamp() as at`;
  const answered = performance.now();
  return { ahead: row.at.getTime() - answered, took: answered - asked };
}
