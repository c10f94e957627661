import type { Writable } from 'node:stream';
import type { Db } from '../../prisma/db.ts';
import { permit } from '../policies/permit.ts';
import type { Viewer } from '../viewer.ts';
import { coarseChange } from './coarse.ts';
import { COLUMNS, type Column, type ExportWhat, type Row } from './columns.ts';
import { writeCsv, writeHxl } from './csv.ts';
import { narrowBy, type Filters, type Narrow } from './filters.ts';
import { writeGeojson, writeNdjson } from './json.ts';
import { writeParquet } from './parquet.ts';
import { QUERIES, type View } from './queries.ts';
import { openSnapshot, readPages, type Snapshot } from './rows.ts';
import { finderOf, withhold } from './withhold.ts';
import type { WriteFormat } from './write.ts';

export const WRITERS = { csv: writeCsv, hxl: writeHxl, geojson: writeGeojson, ndjson: writeNdjson, parquet: writeParquet } satisfies Record<string, WriteFormat>;

export type ExportFormat = keyof typeof WRITERS;
export const EXPORT_FORMATS = Object.keys(WRITERS) as ExportFormat[];

/** Rows are read over a connection of their own to `url`; what is looked up beside them through `db`. */
export interface ExportFrom {
  db: Db;
  url: string;
}

export interface ExportRequest<What extends ExportWhat = ExportWhat> {
  what: What;
  format: ExportFormat;
  /** As `readFilter` reads it; absent narrows nothing. */
  filter?: Filters[What] | null;
  /** For the desk itself: every state and exact coordinates. Else what is public, with coordinates as coarse as the desk has set. */
  whole?: boolean;
}

/**
 * Writes the records that hold now as one file, all of one moment, at the pace of its reader and in constant memory. A release is written
 * by `exportRelease`.
 * @returns how many rows were written @throws DeskError FORBIDDEN where the whole is not the viewer's to see
 */
export async function exportRecords<What extends ExportWhat>({ db, url }: ExportFrom, viewer: Viewer, request: ExportRequest<What>, output: Writable): Promise<number> {
  permit(viewer, request.whole ? 'read the desk' : 'read public records');
  await using snapshot = await openSnapshot(url);
  const view: View = { whole: request.whole ?? false, decimals: await decimalsOf(snapshot), seq: null, month: null };
  const narrow = await narrowBy(db, request.what, request.filter, view.whole ? null : view.decimals);
  return await writeCounted(shownRows(snapshot, view, request.what, narrow), request.format, COLUMNS[request.what], output);
}

/** Writes pages of rows. The first is read before anything is written, so that what can't be read is told instead of half a file. @returns how many rows */
export async function writeCounted(pages: AsyncGenerator<Row[]>, format: ExportFormat, columns: readonly Column[], output: Writable): Promise<number> {
  let count = 0;
  const first = await pages.next();
  const counted = async function* (): AsyncGenerator<Row[]> {
    for (let page = first; !page.done; page = await pages.next()) {
      count += page.value.length;
      yield page.value;
    }
  };
  await WRITERS[format](counted(), columns, output);
  return count;
}

/** Rows of a view, without what nobody outside the desk may read. */
export async function* shownRows(snapshot: Snapshot, view: View, what: ExportWhat, narrow?: Narrow): AsyncGenerator<Row[]> {
  const namesOne = view.whole ? null : await finderOf(snapshot);
  for await (const rows of readPages(snapshot, QUERIES[what](view, narrow))) {
    const shown = what === 'changes' && !view.whole ? rows.map((row) => coarseChange(row, view.decimals)) : rows;
    yield shown.map((row) => withhold(row, namesOne));
  }
}

/** Decimals of coordinates that readers see at present. */
export async function decimalsOf({ client }: Snapshot): Promise<number | null> {
  const { rows: [desk] } = await client.query<{ decimals: number | null }>('select coordinate_decimals as decimals from desk');
  return desk?.decimals ?? null;
}
