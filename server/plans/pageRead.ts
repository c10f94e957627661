import type { Prisma } from '../../prisma/client/client.ts';
import type { PageArgs } from '../../schema/connection.ts';
import { pageSize, readCursor } from '../read/page.ts';
import { gather } from './gather.ts';
import type { Reads } from './root.ts';
import type { Args, Making } from './select.ts';
import type { Columns, Row } from './values.ts';

/** An SQL expression with the type that values for it are cast to. */
export interface Typed {
  expression: string;
  type: string;
}

/** One column of a list's order, as SQL, and as it stands in a cursor; the last one is unique. All run one way. */
export interface OrderColumn extends Typed {
  direction: 'asc' | 'desc';
  /** @throws DeskError CURSOR_INVALID */
  parse: (value: unknown) => unknown;
}

/** Where a list's records are, and which. */
export interface Listed {
  /** The table with its alias. */
  table: string;
  /** What a row of it is found by; it stays the same row then. */
  key: readonly Typed[];
  order: readonly OrderColumn[];
  /** What the viewer may see of it and what the request asks for: the same conditions as the resolvers'. */
  where: (args: Args, reads: Reads) => Promise<Prisma.Sql>;
}

export interface PageRows {
  rows: readonly Row[];
  backward: boolean;
  /** Whether there are rows behind the page's last, in the direction of reading. */
  more: boolean;
  total: string;
}

/**
 * How a page's rows are read, and the total where it is asked for: same pages as server/read/page.ts. Which rows is for PostgreSQL to plan with
 * the request's values: a plan for any values reads a whole history for one month of one country when its guess of the limit is wrong.
 * Planning what hangs on a row (claims, sources, parties) takes longer than finding a page, so where that is selected the page is
 * of keys, and a second statement, planned once, reads the rows of all who ask in one turn of the event loop.
 */
export function pageRead(list: Listed, making: Making, columns: Columns): (args: Args, reads: Reads, asksTotal: boolean) => Promise<PageRows> {
  for (const { expression } of list.order) columns.of(expression);
  const statements = statementsOf(list, making.nested ? list.key.map(({ expression }) => expression) : columns.list, making.nested ? '' : making.joins);
  const complete = making.nested ? byKeys(list, making, columns) : async (rows: Row[]) => rows;

  return async (args, reads, asksTotal) => {
    const pageArgs = args as PageArgs;
    const { backward, size } = pageSize(pageArgs, reads.pageLimit);
    const cursor = pageArgs.after ?? pageArgs.before;
    const behind = cursor == null ? null : readCursor(cursor, list.order.length).map((value, index) => plain(list.order[index]?.parse(value)));
    const { text, values } = await list.where(args, reads);
    const { page, count } = statements(text, values.length, backward, behind !== null);
    const [found, total] = await Promise.all([
      reads.reader.rows(page, [...values, ...(behind ?? []), size + 1], { planned: 'anew' }),
      asksTotal ? reads.reader.rows(count, values, { planned: 'anew' }) : undefined,
    ]);
    const more = found.length > size;
    const rows = await complete(more ? found.slice(0, size) : found, reads);
    return { rows: backward ? rows.toReversed() : rows, backward, more, total: total?.[0]?.[0] ?? '0' };
  };
}

interface Statements {
  page: string;
  count: string;
}

/** Conditions come as many as there are combinations of filters: the statements of each are put together once. */
const STATEMENTS_KEPT = 100;

function statementsOf({ table, order }: Listed, selected: readonly string[], joins: string): (conditions: string, bound: number, backward: boolean, behind: boolean) => Statements {
  const known = new Map<string, Statements>();
  return (conditions, bound, backward, behind) => {
    const key = `${Number(backward)}${Number(behind)} ${conditions}`;
    const found = known.get(key);
    if (found) return found;
    const rising = (order[0]?.direction === 'asc') !== backward;
    const place = behind ? ` and (${order.map(({ expression }) => expression).join(', ')}) ${rising ? '>' : '<'} (${order.map(({ type }, index) => `$${bound + index + 1}::${type}`).join(', ')})` : '';
    const sorted = order.map(({ expression }) => `${expression} ${rising ? 'asc' : 'desc'}`).join(', ');
    const statements = {
      page: `select ${selected.join(', ')} from ${table}${joins} where ${conditions}${place} order by ${sorted} limit $${bound + (behind ? order.length : 0) + 1}::bigint`,
      count: `select count(*)::text from ${table} where ${conditions}`,
    };
    if (known.size >= STATEMENTS_KEPT) known.clear();
    known.set(key, statements);
    return statements;
  };
}

/** Reads the rows that keys name, in the order of the keys. */
function byKeys({ table, key }: Listed, making: Making, columns: Columns): (keys: readonly Row[], reads: Reads) => Promise<Row[]> {
  const own = columns.of('asked.key');
  const same = key.map(({ expression, type }, index) => `${expression} = (asked.key->>${index})::${type}`).join(' and ');
  const sql = `select ${columns.list.join(', ')} from (select value as key from json_array_elements($1::json) value) asked join ${table} on ${same}${making.joins}`;
  const together = gather(async (keys: string[], { reader }: Reads) => new Map((await reader.rows(sql, [`[${keys.join(',')}]`])).map((row) => [row[own] ?? '', row])));
  return async (keys, reads) => {
    const asked = keys.map((each) => JSON.stringify(each));
    const found = await together(asked, reads);
    return asked.map((each) => found.get(each)).filter((row) => row !== undefined);
  };
}

function plain(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
}
