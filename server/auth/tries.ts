import { createHash } from 'node:crypto';
import type { Db, Tx } from '../../prisma/db.ts';

/** Tries of one account's password within the window, from wherever they come. */
export const TRIES = 10;
const WINDOW_SECONDS = 900;

/** Until when accounts are locked out for too many tries, by e-mail address; those that aren't are left out. */
export async function lockedOut(db: Db, emails: readonly string[]): Promise<Map<string, Date>> {
  const keys = new Map(emails.map((email) => [keyOf(email), email]));
  const rows = await db.rateLimit.findMany({ where: { key: { in: [...keys.keys()] }, count: { gte: TRIES } } });
  const until = rows.map(({ key, lastRequest }) => [keys.get(key) ?? '', new Date(Number(lastRequest) + WINDOW_SECONDS * 1000)] as const);
  return new Map(until.filter(([, date]) => date.getTime() > Date.now()));
}

/** Starts an account's count of tries anew. */
export async function forgetTries(tx: Tx, email: string): Promise<void> {
  await tx.rateLimit.deleteMany({ where: { key: keyOf(email) } });
}

/** Counts one more try of an account. @returns how many there were within the window, and the seconds until it begins anew */
export async function countTry(db: Db, key: string): Promise<{ count: number; wait: number }> {
  const now = Date.now();
  const from = now - WINDOW_SECONDS * 1000;
  const [row] = await db.$queryRaw<{ count: number; start: bigint }[]>`
    insert into rate_limit (id, key, count, last_request) values (gen_random_uuid(), ${key}, 1, ${now})
    on conflict (key) do update set
      count = case when rate_limit.last_request < ${from} then 1 else rate_limit.count + 1 end,
      last_request = case when rate_limit.last_request < ${from} then ${now} else rate_limit.last_request end
    returning count, last_request as start`;
  return { count: row?.count ?? 1, wait: Math.max(1, Math.ceil((Number(row?.start ?? now) - from) / 1000)) };
}

/** Key of the account that a sign-in names; null where it names none. */
export function accountKey(body: unknown): string | null {
  const email = typeof body === 'object' && body !== null && 'email' in body ? body.email : null;
  return typeof email === 'string' ? keyOf(email) : null;
}

function keyOf(email: string): string {
  return `account:${createHash('sha256').update(email.trim().toLowerCase()).digest('hex')}`;
}
