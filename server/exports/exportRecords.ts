import type { Writable } from 'node:stream';
import { DeskError } from '../errors.ts';
import { may, permit } from '../policies/permit.ts';
import type { Viewer } from '../viewer.ts';
import { CHANGE_COLUMNS, INCIDENT_COLUMNS, NOTE_COLUMNS, TALLY_COLUMNS, type Column, type Row } from './columns.ts';
import { writeCsv, writeHxl } from './csv.ts';
import { writeGeojson, writeNdjson } from './json.ts';
import { writeParquet } from './parquet.ts';
import { QUERIES, type View } from './queries.ts';
import { openSnapshot, readPages, type Snapshot } from './rows.ts';
import { namesUnderEmbargo, withhold } from './withhold.ts';
import type { WriteFormat } from './write.ts';

const COLUMNS: Record<keyof typeof QUERIES, readonly Column[]> = {
  incidents: INCIDENT_COLUMNS, notes: NOTE_COLUMNS, tallies: TALLY_COLUMNS, changes: CHANGE_COLUMNS,
};

const WRITERS = { csv: writeCsv, hxl: writeHxl, geojson: writeGeojson, ndjson: writeNdjson, parquet: writeParquet } satisfies Record<string, WriteFormat>;

export type ExportWhat = keyof typeof QUERIES;
export type ExportFormat = keyof typeof WRITERS;

export const EXPORT_WHAT = Object.keys(QUERIES) as ExportWhat[];
export const EXPORT_FORMATS = Object.keys(WRITERS) as ExportFormat[];

export interface ExportRequest {
  what: ExportWhat;
  format: ExportFormat;
  /** Id or number of a release: the records as they were in it. Null = as they are now. */
  release?: string | null;
}

/**
 * Writes records as one file, all of one moment, at the pace of its reader and in constant memory. Who may read the desk gets every
 * state and exact coordinates; others what is public, with coordinates as coarse as the desk has set.
 * @returns how many rows were written @throws DeskError NOT_FOUND for a release that isn't there
 */
export async function exportRecords(databaseUrl: string, viewer: Viewer, request: ExportRequest, output: Writable): Promise<number> {
  permit(viewer, 'read public records');
  await using snapshot = await openSnapshot(databaseUrl);
  const view = await viewOf(snapshot, viewer, request.release ?? null);
  const names = view.whole ? [] : await namesUnderEmbargo(snapshot);
  let count = 0;
  const pages = async function* (): AsyncGenerator<Row[]> {
    for await (const rows of readPages(snapshot, QUERIES[request.what](view))) {
      count += rows.length;
      const shown = request.what === 'changes' && !view.whole ? rows.map((row) => coarseChange(row, view.decimals)) : rows;
      yield names.length === 0 ? shown : shown.map((row) => withhold(row, names));
    }
  };
  await WRITERS[request.format](pages(), COLUMNS[request.what], output);
  return count;
}

async function viewOf({ client }: Snapshot, viewer: Viewer, release: string | null): Promise<View> {
  const { rows: [desk] } = await client.query<{ decimals: number | null }>('select coordinate_decimals as decimals from desk');
  const view = { whole: may(viewer, 'read the desk'), decimals: desk?.decimals ?? null };
  if (release === null) return { ...view, seq: null, month: null };
  const { rows: [found] } = await client.query<{ seq: string; month: string | null }>(
    `select seq::text as seq, to_char(month, 'YYYY-MM-DD') as month from release where id::text = lower($1) or number::text = $1`, [release]);
  if (!found) throw new DeskError('NOT_FOUND', `There is no release ${release}: give its id or its number`);
  return { ...view, ...found };
}

function coarseChange(row: Row, decimals: number | null): Row {
  return decimals === null ? row : { ...row, before: coarse(row['before'] ?? null, decimals), after: coarse(row['after'] ?? null, decimals) };
}

/** A record's snapshot with coordinates as readers may see them. */
function coarse(record: unknown, decimals: number): object | null {
  if (typeof record !== 'object' || record === null) return null;
  const rounded = (value: unknown) => (typeof value === 'number' ? Number(value.toFixed(decimals)) : value);
  const { lat, lon } = record as { lat?: unknown; lon?: unknown };
  return lat === undefined ? record : { ...record, lat: rounded(lat), lon: rounded(lon) };
}
