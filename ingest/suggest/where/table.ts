import { parse } from 'csv-parse/sync';
import type { PlacePrecision } from '../types.ts';
import { radiusOf } from './load.ts';
import type { PlaceRow } from './place.ts';

const PRECISIONS: PlacePrecision[] = [
  'EXACT', 'WITHIN_100M', 'NEARBY_LANDMARK', 'STREET', 'NEIGHBOURHOOD', 'VILLAGE', 'TOWN', 'CITY', 'SUBDISTRICT', 'DISTRICT', 'GOVERNORATE', 'COUNTRY',
];

/**
 * An operator's list of places as CSV text, with a header line of the columns `name`, `country` (ISO 3166-1 alpha-2), `lat`, `lon` and, where known,
 * `id`, `arabic`, `admin1`, `precision` (as in a suggestion; VILLAGE where absent), `radius` (metres), `population` and `names` (further names, parted
 * by ;). Rows without name, country or coordinates are handed back as faults with their line number. Throws where the text is no CSV.
 */
export function readPlaceTable(csv: string, source = 'own'): { rows: PlaceRow[]; faults: { line: number; reason: string }[] } {
  const lines: Record<string, string>[] = parse(csv, { columns: true, skip_empty_lines: true, trim: true, bom: true, relax_column_count: true });
  const rows: PlaceRow[] = [];
  const faults: { line: number; reason: string }[] = [];
  lines.forEach((line, index) => {
    const row = readRow(line, `${source}:${index + 2}`);
    if (typeof row === 'string') faults.push({ line: index + 2, reason: row });
    else rows.push(row);
  });
  return { rows, faults };
}

/** The row, or what it lacks. */
function readRow(line: Record<string, string>, id: string): PlaceRow | string {
  const [lat, lon] = [Number(line['lat'] || Number.NaN), Number(line['lon'] || Number.NaN)];
  if (!line['name']) return 'has no name';
  if (!/^[A-Z]{2}$/.test(line['country'] ?? '')) return 'has no country of two letters';
  if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) return 'has no coordinates on the globe';
  const precision = PRECISIONS.find((one) => one === line['precision']) ?? 'VILLAGE';
  const population = Number(line['population']) || 0;
  return {
    id: line['id'] || id, name: line['name'], arabic: line['arabic'] || null, country: line['country']!, admin1: line['admin1'] || null, lat, lon, precision,
    radius: Number(line['radius']) || radiusOf(precision, population), population, names: (line['names'] ?? '').split(';').filter(Boolean),
  };
}
