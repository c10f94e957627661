import { embargoedNames, namesOne } from '../incidents/embargo.ts';
import { WITHHELD } from '../read/withheld.ts';
import type { Row } from './columns.ts';
import type { Snapshot } from './rows.ts';

/** Every name that is under embargo as of the snapshot. */
export async function namesUnderEmbargo({ client }: Snapshot): Promise<string[]> {
  const { rows } = await client.query<{ name: string; nameAr: string | null }>('select name, name_ar as "nameAr" from victim where embargoed and removed_at is null');
  return embargoedNames(rows.map((row) => ({ ...row, embargoed: true })));
}

/**
 * A row whose quotes name nobody under embargo, wherever in it they stand: what would is withheld whole. All names of the desk are looked
 * for, not only those of the row's incident: a file goes out once, so it errs on the side of silence.
 */
export function withhold<T extends Row | object>(row: T, names: readonly string[]): T {
  if (names.length === 0) return row;
  return Object.fromEntries(Object.entries(row).map(([key, value]: [string, unknown]) => {
    if (key === 'quote' && typeof value === 'string') return [key, namesOne(value, names) ? WITHHELD : value];
    return [key, isRecord(value) ? withhold(value, names) : value];
  })) as T;
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
