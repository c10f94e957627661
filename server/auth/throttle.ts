import { APIError, createAuthMiddleware } from 'better-auth/api';
import type { Db } from '../../prisma/db.ts';
import { accountKey, countTry, TRIES } from './tries.ts';

const SIGN_IN = '/sign-in/email';

/**
 * Counts tries by account, since an attacker with many addresses passes a count by address. A good password starts the count anew. The
 * e-mail is hashed: the table holds no list of who was tried. The rows live in the session library's table, which it prunes after
 * its longest window, the 900 seconds of a password change.
 */
export function throttleAccounts(db: Db) {
  return {
    before: createAuthMiddleware(async ({ path, body }) => {
      if (path !== SIGN_IN) return;
      const key = accountKey(body);
      if (key === null) return;
      const { count, wait } = await countTry(db, key);
      if (count > TRIES) {
        throw new APIError('TOO_MANY_REQUESTS', { code: 'RATE_LIMITED', message: `Too many tries for this account: wait ${wait} seconds` }, { 'retry-after': String(wait) });
      }
    }),
    after: createAuthMiddleware(async ({ path, body, context }) => {
      const key = path === SIGN_IN && context.newSession ? accountKey(body) : null;
      if (key !== null) await db.rateLimit.deleteMany({ where: { key } });
    }),
  };
}
