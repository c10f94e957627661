import { awaited, ENDED } from './awaited.ts';

/**
 * Results that can be given up while the next one is awaited. A plain generator takes `return()` only between two results, so a
 * quiet feed would keep its place long after its reader left: here `return()` first aborts `controller`, whose signal the
 * resolvers know, and answers at once.
 */
export function abortable<T>(results: AsyncIterable<T>, controller: AbortController): AsyncGenerator<T, undefined, undefined> {
  const iterator = results[Symbol.asyncIterator]();
  let letGo: (() => void) | undefined;
  const next = async (): Promise<IteratorResult<T, undefined>> => {
    if (controller.signal.aborted) return ENDED;
    const left = new Promise<typeof ENDED>((resolve) => { letGo = () => resolve(ENDED); });
    const step = await Promise.race([iterator.next(), left]);
    return step.done ? ENDED : step;
  };
  return awaited(next, () => {
    controller.abort();
    letGo?.();
    iterator.return?.().catch(() => undefined); // nobody is left to tell
  });
}
