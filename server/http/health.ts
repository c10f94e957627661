import type { FastifyInstance } from 'fastify';
import type { Db } from '../../prisma/db.ts';
import { shippedMigrations } from '../../prisma/migrate.ts';
import type { Log } from '../../common/log.ts';

/** A database that doesn't answer within this time is called away. */
const PATIENCE_MS = 2_000;

/** `/health/live`: the process answers. `/health/ready`: it can serve; if not, 503 and the reasons. */
export function healthRoutes(app: FastifyInstance, db: Db, log: Log): void {
  app.get('/health/live', (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }));
  app.get('/health/ready', async (_request, reply) => {
    const reasons = await unreadyBecause(db, log);
    return reply.code(reasons.length === 0 ? 200 : 503).header('cache-control', 'no-store').send(reasons.length === 0 ? { status: 'ok' } : { status: 'unready', reasons });
  });
}

/** What keeps the desk from serving, in words; empty when nothing does. */
export async function unreadyBecause(db: Db, log: Log): Promise<string[]> {
  try {
    const missing = await withinPatience(missingMigrations(db));
    return missing.length === 0 ? [] : [`The database lacks migrations: ${missing.join(', ')}`];
  } catch (error) {
    log.warn({ err: error }, 'The database can\'t be reached');
    return ['The database can\'t be reached'];
  }
}

async function missingMigrations(db: Db): Promise<string[]> {
  const applied = await db.$queryRaw<{ name: string }[]>`
    select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null`;
  const names = new Set(applied.map(({ name }) => name));
  return (await shippedMigrations()).map(({ name }) => name).filter((name) => !names.has(name));
}

async function withinPatience<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${PATIENCE_MS} ms`)), PATIENCE_MS);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
