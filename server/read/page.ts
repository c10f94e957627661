import type { Connection, Edge, PageArgs } from '../../schema/connection.ts';
import { DeskError } from '../errors.ts';
import { UUID } from './ids.ts';

const USUAL_PAGE = 20;

/** One column of an order, with a value for every row; the last one must be unique. */
export interface OrderColumn<Row> {
  name: string;
  direction: 'asc' | 'desc';
  value: (row: Row) => string | number;
  /** Turns the cursor's value into what the query compares with. */
  parse: (value: unknown) => unknown;
}

export interface ListQuery<Row> {
  order: OrderColumn<Row>[];
  /** `where` and `orderBy` are Prisma's; `cursor` and `direction` say the same to hand-written SQL whose columns all run one way. */
  find: (part: { where: object | undefined; orderBy: object[]; take: number; cursor: unknown[] | null; direction: 'asc' | 'desc' }) => Promise<Row[]>;
  count: () => Promise<number>;
}

/**
 * A page of a keyset-ordered list: the cost of a page doesn't grow with its distance from the start, and rows that come or go
 * between two pages shift nothing. @throws DeskError BAD_USER_INPUT, CURSOR_INVALID
 */
export async function page<Row, Node>(args: PageArgs, limit: number, query: ListQuery<Row>, present: (row: Row) => Node): Promise<Connection<Node>> {
  const { backward, size } = pageSize(args, limit);
  const order = backward ? query.order.map(reversed) : query.order;
  const cursor = backward ? args.before : args.after;
  const values = cursor == null ? null : readCursor(cursor, order.length);
  const rows = await query.find({
    where: values === null ? undefined : behind(order, values),
    orderBy: order.map(({ name, direction }) => ({ [name]: direction })),
    take: size + 1,
    cursor: values && order.map(({ parse }, index) => parse(values[index])),
    direction: order[0]?.direction ?? 'asc',
  });
  const more = rows.length > size;
  const shown = backward ? rows.slice(0, size).toReversed() : rows.slice(0, size);
  const edges: Edge<Node>[] = shown.map((row) => ({ node: present(row), cursor: writeCursor(query.order.map(({ value }) => value(row))) }));
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    totalCount: query.count,
    pageInfo: {
      hasNextPage: backward ? args.before != null : more,
      hasPreviousPage: backward ? more : args.after != null,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** Which way a page goes and how many records it holds. @throws DeskError BAD_USER_INPUT */
export function pageSize({ first, last, after, before }: PageArgs, limit: number): { backward: boolean; size: number } {
  if (first != null && last != null) throw new DeskError('BAD_USER_INPUT', 'Give first or last, not both');
  if (after != null && before != null) throw new DeskError('BAD_USER_INPUT', 'Give after or before, not both');
  if ((last != null && after != null) || (first != null && before != null)) throw new DeskError('BAD_USER_INPUT', 'Use first with after, last with before');
  const size = first ?? last ?? USUAL_PAGE;
  if (size < 0 || size > limit) throw new DeskError('BAD_USER_INPUT', `A page holds 0 to ${limit} records, not ${size}: ask for less and follow the cursors`);
  return { backward: last != null || before != null, size };
}

function reversed<Row>(column: OrderColumn<Row>): OrderColumn<Row> {
  return { ...column, direction: column.direction === 'asc' ? 'desc' : 'asc' };
}

/**
 * Rows strictly behind the cursor: (a, b) > (x, y) written out, column by column. The first line follows from the others; it is the one
 * that PostgreSQL can look up in an index, so that a page far down doesn't read all before it.
 */
function behind<Row>(order: OrderColumn<Row>[], values: unknown[]): object {
  const [first] = order;
  return {
    ...(first && { [first.name]: { [first.direction === 'asc' ? 'gte' : 'lte']: first.parse(values[0]) } }),
    OR: order.map((column, index) => ({
      AND: [
        ...order.slice(0, index).map((earlier, at) => ({ [earlier.name]: earlier.parse(values[at]) })),
        { [column.name]: { [column.direction === 'asc' ? 'gt' : 'lt']: column.parse(values[index]) } },
      ],
    })),
  };
}

/** A row's place in its list, by the values of the list's order. */
export function writeCursor(values: (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** The values in a cursor, unchecked. @throws DeskError CURSOR_INVALID */
export function readCursor(cursor: string, length: number): unknown[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(values) && values.length === length) return values;
  } catch {
    // told below
  }
  throw invalidCursor();
}

function invalidCursor(): DeskError {
  return new DeskError('CURSOR_INVALID', 'This cursor is not one of this list: begin again without it');
}

/** The usual columns. Each refuses a cursor's value that it did not write itself. */
export function byId<Row>(name: string, value: (row: Row) => string, direction: 'asc' | 'desc' = 'asc'): OrderColumn<Row> {
  return { name, direction, value, parse: (text) => check(typeof text === 'string' && UUID.test(text), text) };
}

/** An instant or a day, told to the millisecond. */
export function byDate<Row>(name: string, value: (row: Row) => Date, direction: 'asc' | 'desc'): OrderColumn<Row> {
  return {
    name, direction, value: (row) => value(row).toISOString(),
    parse: (text) => {
      const date = new Date(String(text));
      const year = date.getUTCFullYear();
      return check(year >= 1 && year <= 9999, date);
    },
  };
}

/** A finite number. */
export function byNumber<Row>(name: string, value: (row: Row) => number, direction: 'asc' | 'desc'): OrderColumn<Row> {
  return { name, direction, value, parse: (number) => check(typeof number === 'number' && Number.isFinite(number), number) };
}

/** A whole number as PostgreSQL's integer holds it. */
export function byInteger<Row>(name: string, value: (row: Row) => number, direction: 'asc' | 'desc'): OrderColumn<Row> {
  return { name, direction, value, parse: (number) => check(typeof number === 'number' && Number.isInteger(number) && Math.abs(number) <= 2_147_483_647, number) };
}

/** Text, in the database's collation. */
export function byText<Row>(name: string, value: (row: Row) => string, direction: 'asc' | 'desc'): OrderColumn<Row> {
  return { name, direction, value, parse: (text) => check(typeof text === 'string' && !text.includes('\0') && text.isWellFormed(), text) };
}

/** A sequence number of the feed. */
export function bySequence<Row>(name: string, value: (row: Row) => bigint, direction: 'asc' | 'desc'): OrderColumn<Row> {
  return { name, direction, value: (row) => value(row).toString(), parse: (text) => check(typeof text === 'string' && /^\d{1,18}$/.test(text), text) && BigInt(String(text)) };
}

function check<T>(good: boolean, value: T): T {
  if (!good) throw invalidCursor();
  return value;
}
