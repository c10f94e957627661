import { DeskError } from '../errors.ts';

/** When somebody who was turned away may come again. */
const COME_AGAIN_SECONDS = 10;

/** Lets so many run at once and turns the rest away: each holds a connection of the database as long as its reader takes. */
export function createSlots(limit: number) {
  let taken = 0;
  return {
    /** @throws DeskError RATE_LIMITED */
    async run<T>(act: () => Promise<T>): Promise<T> {
      if (taken >= limit) {
        throw new DeskError('RATE_LIMITED', `This desk writes ${limit} files at once: come again in ${COME_AGAIN_SECONDS} seconds`, { limit, retryAfterSeconds: COME_AGAIN_SECONDS });
      }
      taken += 1;
      try {
        return await act();
      } finally {
        taken -= 1;
      }
    },
  };
}
