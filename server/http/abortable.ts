/**
 * Results that can be given up while the next one is awaited. A plain generator takes `return()` only between two results, so a
 * quiet feed would keep its place long after its reader left: here `return()` first aborts `controller`, whose signal the
 * resolvers know, and answers at once.
 */
export function abortable<T>(results: AsyncIterable<T>, controller: AbortController): AsyncGenerator<T, undefined, undefined> {
  const iterator = results[Symbol.asyncIterator]();
  const end = { done: true, value: undefined } as const;
  let letGo: (() => void) | undefined;
  const giveUp = (): void => {
    controller.abort();
    letGo?.();
    iterator.return?.().catch(() => undefined); // nobody is left to tell
  };
  return {
    async next() {
      if (controller.signal.aborted) return end;
      const left = new Promise<typeof end>((resolve) => { letGo = () => resolve(end); });
      const step = await Promise.race([iterator.next(), left]);
      return step.done ? end : step;
    },
    async return() {
      giveUp();
      return end;
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
