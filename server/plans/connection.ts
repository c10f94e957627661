import type { Prisma } from '../../prisma/client/client.ts';
import type { PageArgs } from '../../schema/connection.ts';
import { pageSize, readCursor, writeCursor } from '../read/page.ts';
import type { Reads, RootPlan } from './root.ts';
import { NotPlanned, type Args, type Fields, type Select } from './select.ts';
import { Columns, constant, writerOf, type Row, type Value, type Write } from './values.ts';

/** One column of a list's order, as SQL, and as it stands in a cursor; the last one is unique. All run one way. */
export interface OrderColumn {
  expression: string;
  type: string;
  direction: 'asc' | 'desc';
  /** @throws DeskError CURSOR_INVALID */
  parse: (value: unknown) => unknown;
}

export interface List {
  /** The table with its alias. */
  table: string;
  fields: Fields;
  order: readonly OrderColumn[];
  /** What the viewer may see of it and what the request asks for: the same conditions as the resolvers'. */
  where: (args: Args, reads: Reads) => Promise<Prisma.Sql>;
}

interface Page {
  rows: Row[];
  pageInfo: Record<string, unknown>;
  total: string;
}

type WritePart = (page: Page) => string;

/** A Relay connection: one statement for the page, and one for the total where it is asked for. Same pages as server/read/page.ts. */
export function connection(field: Select, { table, fields, order, where }: List): RootPlan {
  const columns = new Columns();
  const write = parts(field, { fields, order, columns });
  const asksTotal = field.selected().some(({ name }) => name === 'totalCount');
  const statements = pageStatements(table, field.making.joins, order, columns);

  return async (args, reads) => {
    const pageArgs = args as PageArgs;
    const { backward, size } = pageSize(pageArgs, reads.pageLimit);
    const cursor = pageArgs.after ?? pageArgs.before;
    const values = cursor == null ? null : readCursor(cursor, order.length);
    const behind = values && order.map(({ parse }, index) => plain(parse(values[index])));
    const conditions = await where(args, reads);
    const { page, count } = statements(conditions.text, conditions.values.length, backward, behind !== null);
    const [found, total] = await Promise.all([
      reads.reader.rows(page, [...conditions.values, ...(behind ?? []), size + 1]),
      asksTotal ? reads.reader.rows(count, conditions.values) : undefined,
    ]);
    const more = found.length > size;
    const rows = more ? found.slice(0, size) : found;
    if (backward) rows.reverse();
    const json = write({
      rows, total: total?.[0]?.[0] ?? '0',
      pageInfo: {
        hasNextPage: backward ? pageArgs.before != null : more,
        hasPreviousPage: backward ? more : pageArgs.after != null,
        startCursor: cursorOf(rows.at(0)),
        endCursor: cursorOf(rows.at(-1)),
      },
    });
    return { json };
  };

  function cursorOf(row: Row | undefined): string | null {
    return row ? writeCursor(order.map((column) => cursorValue(column, row[columns.of(column.expression)] ?? ''))) : null;
  }
}

interface Statements {
  page: string;
  count: string;
}

/** Conditions come as many as there are combinations of filters: the statements of each are put together once. */
const STATEMENTS_KEPT = 100;

function pageStatements(table: string, joins: string, order: readonly OrderColumn[], columns: Columns): (conditions: string, bound: number, backward: boolean, behind: boolean) => Statements {
  for (const { expression } of order) columns.of(expression);
  const known = new Map<string, Statements>();
  return (conditions, bound, backward, behind) => {
    const key = `${Number(backward)}${Number(behind)} ${conditions}`;
    const found = known.get(key);
    if (found) return found;
    const rising = (order[0]?.direction === 'asc') !== backward;
    const place = behind ? ` and (${order.map(({ expression }) => expression).join(', ')}) ${rising ? '>' : '<'} (${order.map(({ type }, index) => `$${bound + index + 1}::${type}`).join(', ')})` : '';
    const sorted = order.map(({ expression }) => `${expression} ${rising ? 'asc' : 'desc'}`).join(', ');
    const statements = {
      page: `select ${columns.list.join(', ')} from ${table}${joins} where ${conditions}${place} order by ${sorted} limit $${bound + (behind ? order.length : 0) + 1}::bigint`,
      count: `select count(*)::text from ${table} where ${conditions}`,
    };
    if (known.size >= STATEMENTS_KEPT) known.clear();
    known.set(key, statements);
    return statements;
  };
}

function plain(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
}

/** What a cell is in a cursor, as server/read/page.ts writes it: an instant, a text or a number. */
function cursorValue({ type }: OrderColumn, cell: string): string | number {
  if (type === 'date') return `${cell}T00:00:00.000Z`;
  return type === 'integer' ? Number(cell) : cell;
}

interface Layout {
  fields: Fields;
  order: readonly OrderColumn[];
  columns: Columns;
}

/** What writes the connection's fields in the order in which they are selected. */
function parts(field: Select, layout: Layout): WritePart {
  const writes = field.selected().map(({ key, name, field: inner }, index): { before: string; write: WritePart } => ({
    before: `${index === 0 ? '' : ','}"${key}":`,
    write: partOf(field, name, inner, layout),
  }));
  // Everything may be left out by @skip and @include.
  return (page) => `{${writes.map(({ before, write }) => before + write(page)).join('')}}`;
}

function partOf(parent: Select, name: string, field: Select, layout: Layout): WritePart {
  const { fields, columns } = layout;
  switch (name) {
    case 'nodes':
      return listOf(writerOf(field.pick(fields), columns));
    case 'edges':
      return listOf(writerOf(edge(field, layout), columns));
    case 'totalCount':
      return ({ total }) => total;
    case 'pageInfo':
      return pageInfo(field);
    case '__typename': {
      const typename = JSON.stringify(parent.typeName);
      return () => typename;
    }
    default:
      throw new NotPlanned(`${parent.typeName}.${name}`);
  }
}

function listOf(write: Write): WritePart {
  return ({ rows }) => `[${rows.map(write).join(',')}]`;
}

function edge(field: Select, { fields, order }: Layout): Value {
  const cursor: Value = {
    kind: 'made', columns: order.map(({ expression }) => expression),
    write: (...cells) => `"${writeCursor(order.map((column, index) => cursorValue(column, cells[index] ?? '')))}"`,
  };
  return field.pick({ cursor: () => cursor, node: (node) => node.pick(fields) });
}

function pageInfo(field: Select): WritePart {
  const selected = field.selected();
  const typename = constant(field.typeName);
  return ({ pageInfo: known }) => `{${selected.map(({ key, name }) => `"${key}":${name === '__typename' ? typename.json : JSON.stringify(known[name])}`).join(',')}}`;
}
