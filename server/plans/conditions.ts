import { NotPlanned, type Making } from './select.ts';

/** How each key of a filter is said in SQL. */
export type Conditions = Record<string, (at: string, bind: (type: string) => string) => string>;

/** The conditions of the filter that the request gives: null and absent keys say nothing. @throws NotPlanned for a key that isn't known */
export function conditions(at: string, making: Making, known: Conditions): string[] {
  const filter = (making.args['filter'] ?? {}) as Record<string, unknown>;
  return Object.entries(filter).flatMap(([key, value]) => {
    if (value == null) return [];
    const condition = Object.hasOwn(known, key) ? known[key] : undefined;
    if (!condition) throw new NotPlanned(`the filter ${key}`);
    return [condition(at, (type) => making.bind(type, (args) => plain((args['filter'] as Record<string, unknown>)[key], type)))];
  });
}

function plain(value: unknown, type: string): unknown {
  if (!(value instanceof Date)) return value;
  return type === 'date' ? value.toISOString().slice(0, 10) : value.toISOString();
}
