import type { Settings } from '../../common/settings.ts';
import type { Log } from '../../common/log.ts';
import type { Db } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import { ANONYMOUS, type Viewer } from '../viewer.ts';
import { viewerOfKey } from './apiKeys.ts';
import type { Sessions } from './sessions.ts';

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

/**
 * Requests that come at once with the same credentials share one look-up; nothing is remembered once it is answered. The session library, a
 * tenth of a second to load, is loaded when the first of them has a cookie.
 */
export function createAuth(db: Db, settings: Settings, secret: string, log: Log): Auth {
  let opening: Promise<Sessions> | undefined;
  const sessions = () => (opening ??= import('./sessions.ts').then(({ openSessions }) => openSessions(db, settings, secret, log)));
  const lookUp = async ({ authorization, cookie }: Credentials): Promise<Viewer> => {
    if (authorization !== undefined) return viewerOfKey(db, bearerOf(authorization));
    return cookie === undefined ? ANONYMOUS : (await sessions()).viewerOf(cookie);
  };
  const underWay = new Map<string, Promise<Viewer>>();
  return {
    handle: async (request) => (await sessions()).handler(request),
    viewerOf(credentials) {
      if (credentials.authorization === undefined && credentials.cookie === undefined) return Promise.resolve(ANONYMOUS);
      const who = `${credentials.authorization ?? ''}\n${credentials.cookie ?? ''}`;
      const found = underWay.get(who) ?? lookUp(credentials).finally(() => underWay.delete(who));
      underWay.set(who, found);
      return found;
    },
  };
}

function bearerOf(authorization: string): string {
  const [, token] = /^Bearer +([^\s]+)$/i.exec(authorization.trim()) ?? [];
  if (token === undefined) throw new DeskError('UNAUTHENTICATED', 'The Authorization header must be "Bearer" and an API key');
  return token;
}
