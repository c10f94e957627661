import type { Log } from '../../common/log.ts';
import { DeskError } from '../errors.ts';
import { databaseFault } from './databaseFault.ts';
import type { StreamEnd } from './openStreams.ts';

export interface SocketClose {
  code: number;
  reason: string;
}

/** How the server ends a WebSocket. Clients of graphql-ws come back by themselves after all but 4401. */
export const CLOSES = {
  GOING_AWAY: { code: 1001, reason: 'GOING_AWAY: the desk is stopping, come back with the last cursor' },
  UNAUTHENTICATED: { code: 4401, reason: 'UNAUTHENTICATED: sign in again, or send a valid API key' },
  VIEWER_CHANGED: { code: 4403, reason: 'VIEWER_CHANGED: your role has changed, connect again' },
  READER_TOO_SLOW: { code: 4410, reason: 'READER_TOO_SLOW: you took nothing for too long, come back with the last cursor' },
  RATE_LIMITED: { code: 1013, reason: 'RATE_LIMITED: you have too many streams open, close one first' },
  UNAVAILABLE: { code: 1013, reason: 'UNAVAILABLE: the database is away, come back in some seconds' },
  INTERNAL_SERVER_ERROR: { code: 4500, reason: 'INTERNAL_SERVER_ERROR: a fault of ours' },
} as const satisfies Record<StreamEnd | 'READER_TOO_SLOW' | 'RATE_LIMITED' | 'UNAVAILABLE' | 'INTERNAL_SERVER_ERROR', SocketClose>;

/** The close for an error that no operation can be told of: the viewer could not be looked up, or a bug. */
export function closeFor(error: unknown, log: Log): SocketClose {
  if (error instanceof DeskError && error.code === 'UNAUTHENTICATED') return CLOSES.UNAUTHENTICATED;
  if (databaseFault(error) !== null) return CLOSES.UNAVAILABLE;
  log.error({ err: error }, 'A WebSocket failed');
  return CLOSES.INTERNAL_SERVER_ERROR;
}
