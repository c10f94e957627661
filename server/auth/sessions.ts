import { prismaAdapter } from 'better-auth/adapters/prisma';
import { APIError } from 'better-auth/api';
import { betterAuth } from 'better-auth/minimal';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Log } from '../../common/log.ts';
import type { Settings } from '../../common/settings.ts';
import type { Role } from '../../prisma/client/enums.ts';
import type { Db } from '../../prisma/db.ts';
import { readDesk } from '../records/desk.ts';
import { ANONYMOUS, type Viewer } from '../viewer.ts';
import { ADDRESS_HEADER } from './addressHeader.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { throttleAccounts } from './throttle.ts';

const DAY = 24 * 60 * 60;

export interface Sessions {
  handler(request: Request): Promise<Response>;
  /** The signed-in user of a Cookie header, or ANONYMOUS. */
  viewerOf(cookie: string): Promise<Viewer>;
}

/**
 * Sign-in by e-mail and password with sessions in the database. Nobody signs up: users are made by an administrator. Sign-in is
 * throttled by address (here) and by account (throttle.ts), both counted in the database, so by all servers together.
 */
export function openSessions(db: Db, settings: Settings, secret: string, log: Log): Sessions {
  const secure = settings.PUBLIC_URL?.startsWith('https:') ?? false;
  const library = betterAuth({
    secret,
    basePath: '/api/auth',
    ...(settings.PUBLIC_URL && { baseURL: settings.PUBLIC_URL }),
    trustedOrigins: ownOrigins,
    database: prismaAdapter(db, { provider: 'postgresql', transaction: true }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 200,
      password: { hash: hashPassword, verify: ({ hash, password }) => verifyPassword(password, hash) },
    },
    user: {
      additionalFields: {
        role: { type: 'string', input: false },
        disabledAt: { type: 'date', input: false, required: false },
      },
    },
    plugins: [twoFactor({ issuer: 'Casualty Desk', accountLockout: { enabled: true, maxFailedAttempts: 10, durationSeconds: 900 } })],
    session: { expiresIn: 14 * DAY, updateAge: DAY, cookieCache: { enabled: false } },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 300,
      customRules: { '/sign-in/email': { window: 60, max: 30 }, '/change-password': { window: 900, max: 10 }, '/two-factor/*': { window: 60, max: 30 } },
    },
    databaseHooks: { session: { create: { before: async ({ userId }) => refuseDisabled(db, userId) } } },
    hooks: throttleAccounts(db),
    advanced: {
      cookiePrefix: 'desk',
      useSecureCookies: secure,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', secure },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      database: { generateId: 'uuid' },
    },
    logger: { log: (level, message) => log[level === 'error' ? 'error' : 'debug']({ part: 'sign-in' }, message) },
    telemetry: { enabled: false },
  });
  return {
    handler: (request) => library.handler(request),
    async viewerOf(cookie) {
      if (!cookie.includes('desk.session_token=')) return ANONYMOUS;
      const found = await library.api.getSession({ headers: new Headers({ cookie }), query: { disableRefresh: true } });
      if (!found || found.user.disabledAt) return ANONYMOUS;
      const { id, name, twoFactorEnabled } = found.user;
      const role = found.user.role as Role;
      const lacksSecondFactor = !twoFactorEnabled && (await readDesk(db)).twoFactorRoles.includes(role);
      return { id, kind: 'USER', name, role, ...(lacksSecondFactor && { lacksSecondFactor }) };
    },
  };
}

async function refuseDisabled(db: Db, userId: string): Promise<void> {
  const user = await db.user.findUnique({ where: { id: userId }, select: { disabledAt: true } });
  if (user?.disabledAt) throw new APIError('FORBIDDEN', { code: 'USER_DISABLED', message: 'This account is closed: ask an administrator' });
}

/** A page of the desk itself is trusted under whatever name it was reached, also behind a proxy that speaks TLS; other sites' pages aren't. */
function ownOrigins(request: Request | undefined): string[] {
  if (!request) return [];
  const { host } = new URL(request.url);
  return [`http://${host}`, `https://${host}`];
}
