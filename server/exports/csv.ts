import { stringify } from 'csv-stringify/sync';
import type { Cell, Column } from './columns.ts';
import { put, type WriteFormat } from './write.ts';

/** Parts the values of a list inside one cell. */
const LIST_MARK = ' | ';

/** Signs by which a spreadsheet takes a text for a formula, and by which such texts are smuggled past a check of the first sign. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** CSV (RFC 4180, UTF-8) of all columns under their names. */
export const writeCsv: WriteFormat = async (pages, columns, output) => {
  await put(output, stringify([columns.map(({ name }) => name)]));
  for await (const rows of pages) await put(output, stringify(rows.map((row) => columns.map((column) => text(row[column.name] ?? null)))));
};

/** CSV of the tagged columns, with the row of HXL tags under the names. */
export const writeHxl: WriteFormat = async (pages, columns, output) => {
  const tagged = columns.filter((column): column is Column & { tag: string } => column.tag !== null);
  await put(output, stringify([tagged.map(({ name }) => name), tagged.map(({ tag }) => tag)]));
  for await (const rows of pages) await put(output, stringify(rows.map((row) => tagged.map((column) => text(row[column.name] ?? null)))));
};

/** A cell: empty where nothing is known; numbers as they are, so that a longitude stays negative; texts never a formula. */
function text(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'string') return harmless(cell);
  return harmless(Array.isArray(cell) ? cell.join(LIST_MARK) : JSON.stringify(cell));
}

function harmless(value: string): string {
  return FORMULA.test(value) ? `'${value}` : value;
}
