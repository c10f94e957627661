import type { Column, Row } from './columns.ts';
import { put, type WriteFormat } from './write.ts';

/** One JSON object a line; unknown is null. */
export const writeNdjson: WriteFormat = async (pages, columns, output) => {
  for await (const rows of pages) await put(output, rows.map((row) => `${JSON.stringify(pick(row, columns))}\n`).join(''));
};

/** A GeoJSON FeatureCollection (RFC 7946): WGS 84, longitude first; a record without a point has the geometry null. */
export const writeGeojson: WriteFormat = async (pages, columns, output) => {
  const properties = columns.filter(({ name }) => name !== 'lat' && name !== 'lon');
  await put(output, '{"type":"FeatureCollection","features":[');
  let first = true;
  for await (const rows of pages) {
    const features = rows.map((row) => JSON.stringify(feature(row, properties))).join(',\n');
    await put(output, `${first ? '' : ','}\n${features}`);
    first = false;
  }
  await put(output, '\n]}\n');
};

function feature(row: Row, properties: readonly Column[]): object {
  const { lat, lon } = row;
  const geometry = typeof lat === 'number' && typeof lon === 'number' ? { type: 'Point', coordinates: [lon, lat] } : null;
  return { type: 'Feature', id: row['code'] ?? row['id'] ?? row['seq'], geometry, properties: pick(row, properties) };
}

function pick(row: Row, columns: readonly Column[]): object {
  return Object.fromEntries(columns.map(({ name }) => [name, row[name] ?? null]));
}
