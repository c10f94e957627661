import { PrismaPg } from '@prisma/adapter-pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { PrismaClient, type Prisma } from './client/client.ts';
import { isConflict } from './conflict.ts';
import { withSession } from './session.ts';

/** The database as acts receive it. Only the outermost act takes it; what runs inside a transaction takes a Tx. */
export type Db = PrismaClient;

declare const inTransaction: unique symbol;

/** A client that is inside a transaction: only `transact` hands one out. */
export type Tx = Prisma.TransactionClient & { readonly [inTransaction]: true };

export interface DbOptions {
  url: string;
  poolSize: number;
  /** Shown by pg_stat_activity. */
  name: string;
  /** Milliseconds after which a statement is given up. */
  statementTimeout?: number;
}

/** Names of prepared statements kept at most; past that, new texts run unprepared. */
const STATEMENT_NAMES = 500;
const UNPREPARED = '';
/** In a statement's text: planned for its values each time. A prepared one may be planned once for any, and whether a word is common decides the way. */
export const PLANNED_ANEW = '/* planned anew */';

export function openDb({ url, poolSize, name, statementTimeout }: DbOptions): Db {
  const names = new Map<string, string>();
  const adapter = new PrismaPg(
    {
      connectionString: withSession(url),
      max: poolSize,
      application_name: `casualty-desk ${name}`,
      keepAlive: true,
      ...(statementTimeout ? { statement_timeout: statementTimeout } : {}),
    },
    { statementNameGenerator: ({ sql }) => statementName(names, sql) },
  );
  return new PrismaClient({ adapter });
}

function statementName(names: Map<string, string>, sql: string): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  if (names.size >= STATEMENT_NAMES || sql.includes(PLANNED_ANEW)) return UNPREPARED;
  const name = `desk_${names.size}`;
  names.set(sql, name);
  return name;
}

/** How long an act may wait for a connection, and how long it may then take. */
const WAIT_MS = 15_000;
const RUN_MS = 120_000;

/** How often an act is done at most where others are in its way, and how long it waits in between: up to so many milliseconds more each time. */
const TRIES = 5;
const PAUSE_MS = 100;

/**
 * Runs `act` in one transaction (read committed). PostgreSQL ends a deadlock by undoing one of its transactions: `act` is then done again,
 * from its beginning. So it may do nothing outside the transaction (no network call, no file), and keeps what it makes to itself until it returns.
 */
export async function transact<T>(db: Db, act: (tx: Tx) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await db.$transaction((tx) => act(tx as Tx), { maxWait: WAIT_MS, timeout: RUN_MS });
    } catch (error) {
      if (tries >= TRIES || !isConflict(error)) throw error;
    }
    // By chance, so that two who met don't meet again.
    await sleep(Math.random() * PAUSE_MS * tries);
  }
}
