import { ByteWriter, ParquetWriter, type SchemaElement, type Writer } from 'hyparquet-writer';
import type { Writable } from 'node:stream';
import type { Cell, Column, ColumnKind, Row } from './columns.ts';
import { put, type WriteFormat } from './write.ts';

/** Rows that are held and written together; readers skip whole groups by their statistics. */
const ROW_GROUP = 10_000;

const TYPES: Record<ColumnKind, Omit<SchemaElement, 'name'>> = {
  TEXT: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  INTEGER: { type: 'INT32' },
  BIGINT: { type: 'INT64' },
  NUMBER: { type: 'DOUBLE' },
  DAY: { type: 'INT32', converted_type: 'DATE' },
  INSTANT: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
  LIST: { type: 'BYTE_ARRAY', converted_type: 'JSON' },
  JSON: { type: 'BYTE_ARRAY', converted_type: 'JSON' },
};

/**
 * Parquet with typed columns: days as DATE, instants as TIMESTAMP, lists as JSON arrays. Memory holds one group of values, column by column;
 * as rows of objects they filled the heap with what had just lived long enough to count as old.
 */
export const writeParquet: WriteFormat = async (pages, columns, output) => {
  const file = new ParquetWriter({ writer: outputWriter(output), schema: schemaOf(columns), createdBy: 'casualty-desk' });
  let group = new Group(columns);
  for await (const rows of pages) {
    for (const row of rows) {
      group.add(row);
      if (group.size < ROW_GROUP) continue;
      await group.write(file);
      group = new Group(columns);
    }
  }
  if (group.size > 0) await group.write(file);
  await file.finish();
};

/** Values of some rows, column by column. */
class Group {
  size = 0;
  readonly #columns: readonly (Column & { values: unknown[] })[];

  constructor(columns: readonly Column[]) {
    this.#columns = columns.map((column) => ({ ...column, values: [] }));
  }

  add(row: Row): void {
    for (const { name, kind, values } of this.#columns) values.push(typed(row[name] ?? null, kind));
    this.size += 1;
  }

  /** As one row group of the file. */
  async write(file: ParquetWriter): Promise<void> {
    await file.write({ columnData: this.#columns.map(({ name, values }) => ({ name, data: values })), rowGroupSize: this.size });
  }
}

/** Hands the bytes of each finished group on, at the pace of the reader. */
function outputWriter(output: Writable): Writer {
  const held = new ByteWriter();
  const flush = async () => {
    const piece = new Uint8Array(held.buffer.slice(0, held.index));
    held.index = 0;
    await put(output, piece);
  };
  return Object.assign(held, { flush, finish: flush });
}

/** Given whole, so that a file without rows has its columns too; every column may be empty. */
function schemaOf(columns: readonly Column[]): SchemaElement[] {
  const leaves = columns.map(({ name, kind }) => ({ name, ...TYPES[kind], repetition_type: 'OPTIONAL' as const }));
  return [{ name: 'root', num_children: leaves.length }, ...leaves];
}

function typed(cell: Cell, kind: ColumnKind): unknown {
  if (cell === null) return null;
  if (kind === 'BIGINT') return BigInt(Number(cell));
  return typeof cell === 'string' && (kind === 'DAY' || kind === 'INSTANT') ? new Date(cell) : cell;
}
