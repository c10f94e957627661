import type { Settings } from '../../common/settings.ts';
import type { Log } from '../../common/log.ts';
import type { Db } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import { ANONYMOUS, type Viewer } from '../viewer.ts';
import { viewerOfKey } from './apiKeys.ts';
import { openSessions } from './sessions.ts';

/** How somebody says who they are. */
export interface Credentials {
  /** The Cookie header. */
  cookie?: string | undefined;
  /** The Authorization header. */
  authorization?: string | undefined;
}

export interface Auth {
  /** Answers `/api/auth/*`. */
  handle(request: Request): Promise<Response>;
  /**
   * Who asks: the key of an `Authorization: Bearer cdk_…` header, else the user of the session cookie, else nobody. A key that is
   * given must hold; a session that has ended just means signed out.
   * @throws DeskError UNAUTHENTICATED for a key that is unknown, revoked or no key
   */
  viewerOf(credentials: Credentials): Promise<Viewer>;
}

export function createAuth(db: Db, settings: Settings, secret: string, log: Log): Auth {
  const sessions = openSessions(db, settings, secret, log);
  return {
    handle: (request) => sessions.handler(request),
    async viewerOf({ authorization, cookie }) {
      if (authorization !== undefined) return viewerOfKey(db, bearerOf(authorization));
      return cookie === undefined ? ANONYMOUS : sessions.viewerOf(cookie);
    },
  };
}

function bearerOf(authorization: string): string {
  const [, token] = /^Bearer +([^\s]+)$/i.exec(authorization.trim()) ?? [];
  if (token === undefined) throw new DeskError('UNAUTHENTICATED', 'The Authorization header must be "Bearer" and an API key');
  return token;
}
