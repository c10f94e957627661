import type { Log } from '../../common/log.ts';
import type { Auth, Credentials } from '../auth/auth.ts';
import { DeskError } from '../errors.ts';
import type { Viewer } from '../viewer.ts';
import type { StreamLimits } from './parts.ts';

/** Why the server ends a stream. docs/errors.md tells clients what to do about each. */
export type StreamEnd = 'GOING_AWAY' | 'UNAUTHENTICATED' | 'VIEWER_CHANGED';

/** A WebSocket or an event stream that is open. */
export interface OpenStream {
  credentials: Credentials;
  viewer: Viewer;
  /** Of the other end. */
  address: string;
  /** Operations that run on it now. */
  operations(): number;
  end(why: StreamEnd): void;
}

export interface OpenStreams {
  /** Whether one more stream may be opened for this user or key, or for this address where nobody is signed in. */
  hasRoom(viewer: Viewer, address: string): boolean;
  /** @returns a function to call when the stream is closed */
  add(stream: OpenStream): () => void;
  count(): { streams: number; operations: number };
  /** Looks up everybody's right once and ends the streams of those who lost it. */
  recheck(): Promise<void>;
  /** Tells everybody to come back later and stops the re-checks. */
  endAll(): void;
}

/**
 * Keeps the streams of one server. Every `recheckSeconds` the credentials of each are looked up again, once for all streams that
 * share them: a revoked key, an ended session, a disabled user and a changed role end the stream. While the database is away
 * nobody can be looked up, and nobody is sent away for it.
 */
export function createOpenStreams(auth: Auth, log: Log, { recheckSeconds, streamsPerCaller }: Pick<StreamLimits, 'recheckSeconds' | 'streamsPerCaller'>): OpenStreams {
  const open = new Set<OpenStream>();
  const callers = new Map<string, number>();
  let checking = false;
  let ended = false;

  const recheck = async (): Promise<void> => {
    const verdicts = new Map<string, Promise<StreamEnd | null>>();
    for (const stream of open) {
      if (stream.viewer.kind === 'ANONYMOUS') continue;
      const who = `${stream.credentials.authorization ?? ''}\n${stream.credentials.cookie ?? ''}`;
      const verdict = verdicts.get(who) ?? judge(auth, stream, log);
      verdicts.set(who, verdict);
      const why = await verdict;
      if (why !== null) stream.end(why);
    }
  };

  const timer = setInterval(() => {
    if (checking) return;
    checking = true;
    void recheck().finally(() => { checking = false; });
  }, recheckSeconds * 1000);
  timer.unref();

  const move = (caller: string, by: number): void => {
    const now = (callers.get(caller) ?? 0) + by;
    if (now > 0) callers.set(caller, now);
    else callers.delete(caller);
  };

  return {
    hasRoom: (viewer, address) => (callers.get(callerOf(viewer, address)) ?? 0) < streamsPerCaller,
    add(stream) {
      const caller = callerOf(stream.viewer, stream.address);
      open.add(stream);
      move(caller, 1);
      if (ended) stream.end('GOING_AWAY');
      return () => {
        if (open.delete(stream)) move(caller, -1);
      };
    },
    count: () => ({ streams: open.size, operations: [...open].reduce((sum, stream) => sum + stream.operations(), 0) }),
    recheck,
    endAll() {
      ended = true;
      clearInterval(timer);
      for (const stream of open) stream.end('GOING_AWAY');
    },
  };
}

function callerOf({ id }: Viewer, address: string): string {
  return id ?? address;
}

async function judge(auth: Auth, { credentials, viewer }: OpenStream, log: Log): Promise<StreamEnd | null> {
  try {
    const now = await auth.viewerOf(credentials);
    if (now.kind === 'ANONYMOUS') return 'UNAUTHENTICATED';
    return now.id === viewer.id && now.role === viewer.role ? null : 'VIEWER_CHANGED';
  } catch (error) {
    if (error instanceof DeskError) return 'UNAUTHENTICATED';
    log.warn({ err: error }, 'The right of an open stream could not be looked up');
    return null;
  }
}
