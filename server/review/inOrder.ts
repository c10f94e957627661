import { Prisma } from '../../prisma/client/client.ts';
import type { ReviewItemModel } from '../../prisma/client/models.ts';
import { columnsOf } from '../../prisma/columns.ts';
import type { Db, Tx } from '../../prisma/db.ts';

/** A piece of the queue in its order: the highest priority first, of two alike the earlier. */
export interface Piece {
  /** Conditions on `review_item i`; each is one piece of the index by state and priority (server/review/conditions.ts). */
  stretches: Prisma.Sql[];
  /** What must hold in all of them. */
  where: Prisma.Sql;
  take: number;
  /** From the end: the lowest priority first. */
  backward?: boolean;
}

const COLUMNS = columnsOf('i', Prisma.ReviewItemScalarFieldEnum);

/**
 * The first items over several stretches. Each stretch is read by itself, in the order of its index, and the few found are merged: asked
 * with OR, PostgreSQL sorts the whole queue (bench/queue/run.ts).
 */
export function itemsInOrder(db: Db, piece: Piece): Promise<ReviewItemModel[]> {
  return db.$queryRaw<ReviewItemModel[]>(merged(COLUMNS, piece));
}

/** Their ids alone. */
export async function idsInOrder(tx: Tx, piece: Piece): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>(merged(Prisma.sql`i.id, i.priority`, piece));
  return rows.map(({ id }) => id);
}

/** How many items there are of what `where` says of `review_item i`. */
export async function countItems(db: Db, where: Prisma.Sql): Promise<number> {
  const [counted] = await db.$queryRaw<[{ count: number }]>`select count(*)::int as count from review_item i where ${where}`;
  return counted.count;
}

function merged(columns: Prisma.Sql, { stretches, where, take, backward = false }: Piece): Prisma.Sql {
  const order = (alias: string) => Prisma.raw(backward ? `${alias}priority, ${alias}id desc` : `${alias}priority desc, ${alias}id`);
  const parts = stretches.map((stretch) => Prisma.sql`(select ${columns} from review_item i where ${stretch} and ${where} order by ${order('i.')} limit ${take})`);
  return Prisma.sql`select * from (${Prisma.join(parts, ' union all ')}) found order by ${order('')} limit ${take}`;
}

/** What stands behind an item of the queue, or before it when read from the end. The first half alone can be looked up in the index; both are the order exactly. */
export function behindItem({ priority, id }: { priority: number; id: string }, backward = false): Prisma.Sql {
  return backward
    ? Prisma.sql`i.priority >= ${priority}::float8 and (i.priority > ${priority}::float8 or i.id < ${id}::uuid)`
    : Prisma.sql`i.priority <= ${priority}::float8 and (i.priority < ${priority}::float8 or i.id > ${id}::uuid)`;
}
