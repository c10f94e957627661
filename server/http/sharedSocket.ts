import type { WebSocket } from 'ws';
import type { FeedEvent, Outlet } from '../changes/outlet.ts';
import { awaited, ENDED } from './awaited.ts';
import { CLOSES } from './closeCodes.ts';

type Start = (outlet: Outlet) => () => void;

/**
 * A shared subscription as graphql-ws sees it: results that never come. The real ones go past it straight to the socket, one text for
 * all with the operation's id put in front. It ends when the client says so or the feed fails.
 */
export function sharedResults(socket: WebSocket, id: string, waitingBytes: number, start: Start): AsyncGenerator<never, undefined, undefined> {
  const over = Promise.withResolvers<typeof ENDED>();
  over.promise.catch(() => undefined); // it may fail before anybody waits
  const leave = start(socketOutlet(socket, id, waitingBytes, over.reject));
  return awaited<never>(() => over.promise, () => {
    leave();
    over.resolve(ENDED);
  });
}

function socketOutlet(socket: WebSocket, id: string, waitingBytes: number, fail: (error: unknown) => void): Outlet {
  const head = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
  return {
    send({ payload }: FeedEvent) {
      socket.send(`${head}${payload}}`);
      return socket.bufferedAmount <= waitingBytes;
    },
    drained: () => new Promise((resolve) => {
      const closed = (): void => void socket.once('close', () => resolve());
      if (socket.readyState !== socket.OPEN) return closed();
      // A ping leaves behind everything that was sent before it.
      socket.ping(undefined, false, (error?: Error | null) => (error ? closed() : resolve()));
    }),
    fail,
    tooSlow: () => socket.close(CLOSES.READER_TOO_SLOW.code, CLOSES.READER_TOO_SLOW.reason),
  };
}
