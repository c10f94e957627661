import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { FeedEvent, Outlet } from '../changes/outlet.ts';
import { DeskError } from '../errors.ts';
import { frameEvent, printEvent } from './eventFormat.ts';
import type { Mask } from './maskError.ts';

/** The bytes of an event, made once for all streams. */
const printed = new WeakMap<FeedEvent, Buffer>();

function bytesOf(event: FeedEvent): Buffer {
  const known = printed.get(event);
  if (known) return known;
  const bytes = Buffer.from(frameEvent('next', event.payload, event.id));
  printed.set(event, bytes);
  return bytes;
}

/**
 * Writes a shared subscription to an event stream until it fails or the reader leaves. It ends without `complete`, so that a browser
 * comes back with the last event's id, unless coming back would be in vain.
 */
export async function sharedStream(
  response: ServerResponse, waitingBytes: number, mask: Mask, signal: AbortSignal, start: (outlet: Outlet) => () => void,
): Promise<void> {
  const over = Promise.withResolvers<void>();
  const say = (error: unknown): void => void response.write(printEvent('next', { errors: [mask(error)] }));
  const leave = start({
    send(event) {
      response.write(bytesOf(event));
      return response.writableLength <= waitingBytes;
    },
    async drained() {
      if (response.writableNeedDrain) await once(response, 'drain', { signal }).catch(() => undefined);
    },
    fail(error) {
      say(error);
      if (error instanceof DeskError) response.write(printEvent('complete'));
      over.resolve();
    },
    tooSlow() {
      say(new DeskError('READER_TOO_SLOW', 'You took nothing for too long: come back with the last cursor'));
      over.resolve();
    },
  });
  signal.addEventListener('abort', () => over.resolve(), { once: true });
  if (signal.aborted) over.resolve();
  await over.promise;
  leave();
}
