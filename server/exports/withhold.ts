import { embargoedNames, nameFinder, type NamesOne } from '../incidents/embargo.ts';
import { WITHHELD } from '../read/withheld.ts';
import type { Row } from './columns.ts';
import type { Snapshot } from './rows.ts';

/** Columns and fields whose words people wrote, or sources: they can name anybody. */
export const WORDS: ReadonlySet<string> = new Set([
  'title', 'place', 'placeName', 'grade_reason', 'gradeReason', 'override_reason', 'overrideReason', 'timeOfDay', 'quote', 'speaker', 'area', 'rank', 'reason',
]);

/** Tells texts that name somebody whose name is under embargo as of the snapshot; null where nobody's is. */
export async function finderOf({ client }: Pick<Snapshot, 'client'>): Promise<NamesOne | null> {
  const { rows } = await client.query<{ name: string; nameAr: string | null }>('select name, name_ar as "nameAr" from victim where embargoed');
  return rows.length === 0 ? null : nameFinder(embargoedNames(rows.map((row) => ({ ...row, embargoed: true }))));
}

/**
 * A row whose words name nobody under embargo, wherever in it they stand: what would is withheld whole. All names of the desk are looked
 * for, not only those of the row's incident: a file goes out once, so it errs on the side of silence.
 */
export function withhold<T extends Row | object>(row: T, namesOne: NamesOne | null): T {
  if (namesOne === null) return row;
  return Object.fromEntries(Object.entries(row).map(([key, value]: [string, unknown]) => {
    if (WORDS.has(key) && typeof value === 'string') return [key, namesOne(value) ? WITHHELD : value];
    return [key, isRecord(value) ? withhold(value, namesOne) : value];
  })) as T;
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
