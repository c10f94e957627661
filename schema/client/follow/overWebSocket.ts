import { createClient } from 'graphql-ws';
import type { Desk } from './ask.ts';
import { LIVE, type Change } from './change.ts';
import { FeedError, refuseErrors } from './feedError.ts';
import type { ChangeSource } from './follow.ts';
import { replay } from './replay.ts';

/** How often the desk is asked whether it is still there. */
const PING_MS = 15_000;
/** After this silence, answers to pings included, the connection counts as dead. */
const SILENCE_MS = 45_000;
/** By which a desk closes the sockets of those who may not ask. */
const REFUSED = new Set([4401, 4403]);

/** Changes of a desk: those that are there by query, those that come over a WebSocket. */
export function overWebSocket(desk: Desk): ChangeSource {
  return async function* (after, signal) {
    const cursor = yield* replay(desk, after, signal);
    const url = new URL('/graphql', desk.url);
    url.protocol = url.protocol.replace('http', 'ws');
    const silence = new AbortController();
    const alarm = setTimeout(() => silence.abort(new Error('The socket fell silent')), SILENCE_MS);
    // Coming back is the follower's business: it knows the last cursor that was kept.
    const client = createClient({
      url: url.href, retryAttempts: 0, keepAlive: PING_MS, on: { message: () => void alarm.refresh() }, ...(desk.key !== undefined && { connectionParams: { authorization: `Bearer ${desk.key}` } }),
    });
    const answers = client.iterate<{ changes: Change }>({ query: LIVE, variables: { after: cursor } });
    try {
      for await (const answer of untilAborted(answers, AbortSignal.any([signal, silence.signal]))) {
        refuseErrors(answer);
        if (answer.data) yield [answer.data.changes];
      }
    } catch (error) {
      throw told(error);
    } finally {
      clearTimeout(alarm);
      client.terminate();
      // Waits for a socket that is still being opened, so it is not waited for.
      void client.dispose()?.catch(() => undefined);
    }
  };
}

/**
 * The same until the signal, which may have been given before; then its reason is thrown at once. The client alone would not do: what is still
 * opening a socket isn't told to leave.
 */
async function* untilAborted<T>(items: AsyncIterator<T>, signal: AbortSignal): AsyncGenerator<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const leave = (): void => reject(signal.reason);
  aborted.catch(() => undefined); // told by the race
  signal.addEventListener('abort', leave);
  if (signal.aborted) leave();
  try {
    for (;;) {
      const next = await Promise.race([items.next(), aborted]);
      if (next.done) return;
      yield next.value;
    }
  } finally {
    signal.removeEventListener('abort', leave);
  }
}

/** A list of GraphQL errors, or the event by which the socket closed, as an error. */
function told(error: unknown): unknown {
  if (Array.isArray(error)) {
    try {
      refuseErrors({ errors: error });
    } catch (named) {
      return named;
    }
  }
  const { code, reason } = error as { code?: unknown; reason?: unknown };
  if (typeof code !== 'number') return error;
  const words = `The socket was closed: ${code} ${String(reason)}`;
  return REFUSED.has(code) ? new FeedError('UNAUTHENTICATED', words) : new Error(words);
}
