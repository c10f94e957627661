import { useEffect, useRef } from 'react';
import { useClient } from 'urql';
import { nextWaiting } from '../queue/nextWaiting.ts';
import { useBell } from '../queue/useBell.ts';
import { afterPaint } from '../parts/afterPaint.ts';
import { forgetAhead, readAhead } from './readAhead.ts';

/**
 * Looks for the next waiting item and reads it while the reviewer is still with this one, so that a decision needn't wait for either; when
 * the desk says that the next one moved, it looks again. What was read is shown and asked for anew, and the claim is made by the desk.
 * @returns asks which item is next; undefined at the end of the queue. Rejects with the API's error
 */
export function useNextItem(id: string): () => Promise<string | undefined> {
  const api = useClient();
  const found = useRef<string | undefined>(undefined);
  const look = async () => {
    const next = await nextWaiting(api, id);
    found.current = next;
    if (next) await readAhead(api, next);
    return next;
  };
  const looking = useRef<Promise<string | undefined> | undefined>(undefined);
  const start = () => {
    const search = look();
    looking.current = search;
    // Whoever asks hears of it; until then a failure is nobody's concern.
    search.catch(() => {
      if (looking.current === search) looking.current = undefined;
    });
    return search;
  };
  // The item on the screen comes first.
  useEffect(() => afterPaint(start), [id]);
  useBell((moved) => {
    if (moved !== found.current) return;
    forgetAhead(api, moved);
    void start();
  });
  // An end of the queue is asked about again: what the reviewer let go of a moment ago waits once more.
  return async () => (await (looking.current ?? start())) ?? start();
}
