import { causesOf } from './causes.ts';

/** PostgreSQL's serialization failure and deadlock, and Prisma's names of both. */
const CONFLICT = new Set(['40001', '40P01', 'P2034', 'TransactionWriteConflict']);

/** Whether PostgreSQL undid a transaction because of another one: done again from its beginning it may well succeed. */
export function isConflict(error: unknown): boolean {
  return [...causesOf(error)].some(({ codes }) => codes.some((code) => CONFLICT.has(code)));
}
