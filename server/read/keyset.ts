import { Prisma } from '../../prisma/client/client.ts';

/** A place in a list that is read by hand-written SQL. */
export interface Keyset {
  /** Expression of each column of the order, with the type that a cursor's value is cast to. */
  columns: { expression: string; type: string }[];
  direction: 'asc' | 'desc';
  /** What the cursor says of each column; null = from the start. */
  values: readonly unknown[] | null;
}

/** Rows strictly behind the cursor, as one comparison of rows: the index leads straight to them, however far they are. */
export function behindCursor({ columns, direction, values }: Keyset): Prisma.Sql {
  if (values === null) return Prisma.sql`true`;
  const left = Prisma.raw(columns.map(({ expression }) => expression).join(', '));
  const right = Prisma.join(columns.map(({ type }, index) => Prisma.sql`${values[index]}::${Prisma.raw(type)}`));
  return direction === 'asc' ? Prisma.sql`(${left}) > (${right})` : Prisma.sql`(${left}) < (${right})`;
}

export function inOrder({ columns, direction }: Keyset): Prisma.Sql {
  return Prisma.raw(columns.map(({ expression }) => `${expression} ${direction}`).join(', '));
}
