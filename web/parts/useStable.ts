import { useCallback, useLayoutEffect, useRef } from 'react';

/** The callback as one function for good, that does what the latest render says: so that parts that didn't change aren't drawn anew. */
export function useStable<Arguments extends unknown[], Result>(act: (...args: Arguments) => Result): (...args: Arguments) => Result {
  const latest = useRef(act);
  useLayoutEffect(() => {
    latest.current = act;
  });
  return useCallback((...args: Arguments) => latest.current(...args), []);
}
