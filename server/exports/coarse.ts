import { coarse } from '../read/coarse.ts';
import type { Row } from './columns.ts';

/** A change whose records have their points as readers may see them. */
export function coarseChange(row: Row, decimals: number | null): Row {
  return decimals === null ? row : { ...row, before: coarseRecord(row['before'] ?? null, decimals), after: coarseRecord(row['after'] ?? null, decimals) };
}

function coarseRecord(record: unknown, decimals: number): object | null {
  if (typeof record !== 'object' || record === null) return null;
  const rounded = (value: unknown) => (typeof value === 'number' ? coarse(value, decimals) : value);
  const { lat, lon } = record as { lat?: unknown; lon?: unknown };
  return lat === undefined ? record : { ...record, lat: rounded(lat), lon: rounded(lon) };
}
