import type { PageArgs } from '../../schema/connection.ts';
import { writeCursor } from '../read/page.ts';
import { pageRead, type Listed, type OrderColumn, type PageRows } from './pageRead.ts';
import type { RootPlan } from './root.ts';
import { NotPlanned, type Fields, type Select } from './select.ts';
import { Columns, constant, writerOf, type Row, type Value, type Write } from './values.ts';

export interface List extends Listed {
  fields: Fields;
}

interface Page extends PageRows {
  pageInfo: Record<string, unknown>;
}

type WritePart = (page: Page) => string;

/** A Relay connection. */
export function connection(field: Select, list: List): RootPlan {
  const { fields, order } = list;
  const columns = new Columns();
  const write = parts(field, { fields, order, columns });
  const asksTotal = field.selected().some(({ name }) => name === 'totalCount');
  const read = pageRead(list, field.making, columns);

  return async (args, reads) => {
    const page = await read(args, reads, asksTotal);
    const { rows, backward, more } = page;
    const { after, before } = args as PageArgs;
    const pageInfo = {
      hasNextPage: backward ? before != null : more,
      hasPreviousPage: backward ? more : after != null,
      startCursor: cursorOf(rows.at(0)),
      endCursor: cursorOf(rows.at(-1)),
    };
    return { json: write({ ...page, pageInfo }) };
  };

  function cursorOf(row: Row | undefined): string | null {
    return row ? writeCursor(order.map((column) => cursorValue(column, row[columns.of(column.expression)] ?? ''))) : null;
  }
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
