import { createClient } from 'graphql-ws';
import type { Desk } from './ask.ts';
import { LIVE, type Change } from './change.ts';
import { FeedError, refuseErrors } from './feedError.ts';
import type { ChangeSource } from './follow.ts';
import { replay } from './replay.ts';

/** How often the desk is asked whether it is still there. */
const PING_MS = 15_000;
/** By which a desk closes the sockets of those who may not ask. */
const REFUSED = new Set([4401, 4403]);

/** Changes of a desk: those that are there by query, those that come over a WebSocket. */
export function overWebSocket(desk: Desk): ChangeSource {
  return async function* (after, signal) {
    const cursor = yield* replay(desk, after, signal);
    const url = new URL('/graphql', desk.url);
    url.protocol = url.protocol.replace('http', 'ws');
    // Coming back is the follower's business: it knows the last cursor that was kept.
    const client = createClient({ url: url.href, retryAttempts: 0, keepAlive: PING_MS, ...(desk.key !== undefined && { connectionParams: { authorization: `Bearer ${desk.key}` } }) });
    const leave = (): void => client.terminate();
    signal.addEventListener('abort', leave, { once: true });
    try {
      for await (const answer of client.iterate<{ changes: Change }>({ query: LIVE, variables: { after: cursor } })) {
        refuseErrors(answer);
        if (answer.data) yield [answer.data.changes];
      }
    } catch (error) {
      throw told(error);
    } finally {
      signal.removeEventListener('abort', leave);
      await client.dispose();
    }
  };
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
