import { Prisma } from './client/client.ts';

const columnNames = new Map<string, string>();

/** A model's field name as its column is called. */
export function snakeCase(field: string): string {
  const known = columnNames.get(field);
  if (known !== undefined) return known;
  const name = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  columnNames.set(field, name);
  return name;
}

/** The columns of the table behind an alias under their fields' names, for hand-written SQL that gives a model's rows. @param fields the model's ScalarFieldEnum */
export function columnsOf(alias: string, fields: Record<string, string>): Prisma.Sql {
  return Prisma.raw(Object.values(fields).map((field) => `${alias}.${snakeCase(field)} as "${field}"`).join(', '));
}
