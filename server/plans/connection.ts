import type { PageArgs } from '../../schema/connection.ts';
import { pageSize, readCursor, writeCursor } from '../read/page.ts';
import type { RootPlan } from './root.ts';
import { NotPlanned, type Args, type FieldsAt, type Making, type Select } from './select.ts';
import { Columns, constant, writerOf, type Cell, type Row, type Value, type Write } from './values.ts';

/** One column of a list's order; the last one is unique. */
export interface OrderKey {
  sql: string;
  type: string;
  /** The cell's value in a cursor, as server/read/page.ts writes it. */
  toCursor: (cell: string) => string | number;
  /** The other way: what the column is compared with. @throws DeskError CURSOR_INVALID; null where only the resolvers know */
  fromCursor: (value: unknown) => string | null;
}

export interface List {
  table: string;
  fields: FieldsAt;
  where: (at: string, making: Making) => string[];
  order: (at: string) => OrderKey[];
  direction: 'asc' | 'desc';
  /** Arguments made ready before they are bound, such as names looked up. */
  prepare?: (args: Args, reads: Parameters<RootPlan>[1]) => Promise<Args>;
}

interface Page {
  rows: Row[];
  pageInfo: Record<string, unknown>;
  total: string;
}

type WritePart = (page: Page) => string;

/** A Relay connection: one statement for the page, and one for the total where it is asked for. Same pages as server/read/page.ts. */
export function connection(field: Select, list: List): RootPlan {
  const { making } = field;
  const at = making.alias('n');
  const keys = list.order(at);
  const columns = new Columns();
  const cells = keys.map(({ sql }) => columns.of(sql));
  const cursorOf = (row: Row): string => writeCursor(keys.map(({ toCursor }, index) => toCursor(row[cells[index] ?? 0] ?? '')));
  const write = parts(field, { at, fields: list.fields, keys, columns });

  const where = list.where(at, making);
  const counted = `select count(*)::text from ${list.table} ${at} where ${where.join(' and ')}`;
  const countBinds = [...making.binds];
  const page = { backward: making.args['last'] != null || making.args['before'] != null, cursor: making.args['after'] != null || making.args['before'] != null };
  const forward = list.direction === 'asc';
  const rising = forward !== page.backward;
  if (page.cursor) {
    const behind = keys.map(({ type }, index) => making.bind(type, ({ cursor }) => (cursor as string[])[index]));
    where.push(`(${keys.map(({ sql }) => sql).join(', ')}) ${rising ? '>' : '<'} (${behind.join(', ')})`);
  }
  const order = keys.map(({ sql }) => `${sql} ${rising ? 'asc' : 'desc'}`).join(', ');
  const limit = making.bind('bigint', ({ take }) => take);
  const sql = `select ${columns.list.join(', ')} from ${list.table} ${at} where ${where.join(' and ')} order by ${order} limit ${limit}`;
  const binds = [...making.binds];
  const asksTotal = field.selected().some(({ name }) => name === 'totalCount');

  return async (given, reads) => {
    const pageArgs = given as PageArgs;
    const { backward, size } = pageSize(pageArgs, reads.pageLimit);
    const cursor = cursorValues(pageArgs, keys);
    if (cursor === 'unknown') return null;
    const args = { ...(list.prepare ? await list.prepare(given, reads) : given), cursor, take: size + 1 };
    const [found, total] = await Promise.all([
      reads.reader.rows(sql, binds.map((bind) => bind(args))),
      asksTotal ? reads.reader.rows(counted, countBinds.map((bind) => bind(args))) : undefined,
    ]);
    const more = found.length > size;
    const rows = more ? found.slice(0, size) : found;
    if (backward) rows.reverse();
    const [first, last] = [rows.at(0), rows.at(-1)];
    return write({
      rows, total: total?.[0]?.[0] ?? '0',
      pageInfo: {
        hasNextPage: backward ? pageArgs.before != null : more,
        hasPreviousPage: backward ? more : pageArgs.after != null,
        startCursor: first ? cursorOf(first) : null,
        endCursor: last ? cursorOf(last) : null,
      },
    });
  };
}

function cursorValues({ after, before }: PageArgs, keys: OrderKey[]): string[] | 'unknown' {
  const cursor = after ?? before;
  if (cursor == null) return [];
  const values = readCursor(cursor, keys.length);
  const read = keys.map(({ fromCursor }, index) => fromCursor(values[index]));
  return read.every((value) => value !== null) ? read : 'unknown';
}

interface Layout {
  at: string;
  fields: FieldsAt;
  keys: OrderKey[];
  columns: Columns;
}

/** What writes the connection's fields in the order in which they are selected. */
function parts(field: Select, layout: Layout): WritePart {
  const writes = field.selected().map(({ key, name, field: inner }, index): { before: string; write: WritePart } => ({
    before: `${index === 0 ? '{' : ','}"${key}":`,
    write: partOf(field, name, inner, layout),
  }));
  return (page) => `${writes.map(({ before, write }) => before + write(page)).join('')}}`;
}

function partOf(parent: Select, name: string, field: Select, layout: Layout): WritePart {
  const { at, fields, columns } = layout;
  switch (name) {
    case 'nodes':
      return listOf(writerOf(field.pick(fields(at)), columns));
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

function edge(field: Select, { at, fields, keys }: Layout): Value {
  const cursor: Value = {
    kind: 'made', columns: keys.map(({ sql }) => sql),
    write: (...cells: Cell[]) => `"${writeCursor(keys.map(({ toCursor }, index) => toCursor(cells[index] ?? '')))}"`,
  };
  return field.pick({ cursor: () => cursor, node: (node) => node.pick(fields(at)) });
}

function pageInfo(field: Select): WritePart {
  const selected = field.selected();
  const typename = constant(field.typeName);
  return ({ pageInfo: known }) => `{${selected.map(({ key, name }) =>
    `"${key}":${name === '__typename' && typename.kind === 'constant' ? typename.json : JSON.stringify(known[name])}`).join(',')}}`;
}
