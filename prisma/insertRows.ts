import { snakeCase } from './columns.ts';
import type { Tx } from './db.ts';

/**
 * Inserts any number of rows in one statement with one parameter. Keys are the model's field names, all of them camelCase forms
 * of the columns; every row must have the same keys, and columns that are left out take their defaults. Rows that are there already are
 * refused, or passed over with `ignoreConflicts`.
 */
export async function insertRows(tx: Tx, table: string, rows: readonly object[], options: { ignoreConflicts?: boolean } = {}): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = columnList(first);
  await tx.$executeRawUnsafe(
    `insert into "${table}" (${columns}) select ${columns} from jsonb_populate_recordset(null::"${table}", $1::jsonb)${options.ignoreConflicts ? ' on conflict do nothing' : ''}`,
    rowsJson(rows),
  );
}

/** The columns of an object's keys, for statements that insert more than one table's rows. */
export function columnList(row: object): string {
  return Object.keys(row).map((key) => `"${snakeCase(key)}"`).join(', ');
}

/** Rows as `jsonb_populate_recordset` reads them. */
export function rowsJson(rows: readonly object[]): string {
  return toJson(rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [snakeCase(key), typeof value === 'bigint' ? value.toString() : value]))));
}

/** JSON with bigints as numbers' texts, which PostgreSQL reads back without loss. */
export function toJson(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    // Few values hold a bigint, and with a function JSON takes several times as long.
    return JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner));
  }
}
