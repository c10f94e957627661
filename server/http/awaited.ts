/** An async generator whose results are asked for by `next` and that `giveUp` ends, however its reader leaves and even while one is awaited. */
export function awaited<T>(next: () => Promise<IteratorResult<T, undefined>>, giveUp: () => void): AsyncGenerator<T, undefined, undefined> {
  return {
    next,
    async return() {
      giveUp();
      return ENDED;
    },
    async throw(error: unknown) {
      giveUp();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      giveUp();
    },
  };
}

export const ENDED = { done: true, value: undefined } as const;
