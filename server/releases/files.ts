import { PassThrough, Writable } from 'node:stream';
import { createHash, type Hash } from 'node:crypto';
import { once } from 'node:events';
import { canonicalJson } from '../../schema/client/verify/canonicalJson.ts';
import type { ManifestFile } from '../../schema/client/verify/manifest.ts';
import type { Column, Row } from '../exports/columns.ts';
import { WRITERS, type ExportFormat } from '../exports/exportRecords.ts';
import type { Snapshot } from '../exports/rows.ts';
import { put } from '../exports/write.ts';
import { frozenRows, type ReleasedRow } from './frozenRows.ts';
import type { ReleaseRow } from './find.ts';
import { RELEASED_KINDS, type ReleasedKind } from './shape.ts';

/** How a format's files end, and what they are. */
export const FORMATS: Record<ExportFormat, { ending: string; mediaType: string }> = {
  csv: { ending: 'csv', mediaType: 'text/csv; charset=utf-8' },
  hxl: { ending: 'hxl.csv', mediaType: 'text/csv; charset=utf-8' },
  geojson: { ending: 'geojson', mediaType: 'application/geo+json' },
  ndjson: { ending: 'ndjson', mediaType: 'application/x-ndjson' },
  parquet: { ending: 'parquet', mediaType: 'application/vnd.apache.parquet' },
};

interface TableFile {
  name: string;
  kind: ReleasedKind;
  format: ExportFormat;
}

/** The files of records in a release: each kind in every format, points on a map for incidents only. */
export const TABLE_FILES: readonly TableFile[] = RELEASED_KINDS.flatMap((kind) =>
  (Object.keys(FORMATS) as ExportFormat[]).filter((format) => format !== 'geojson' || kind === 'incidents').map((format) => ({ name: `${kind}.${FORMATS[format].ending}`, kind, format })));

/** Every record in the order of its leaf, with its salt: what the root is made of. */
export const RECORDS_FILE = 'records.ndjson';
/** The monthly totals. */
export const MONTHS_FILE = 'months.json';

export function monthsText({ summary }: ReleaseRow): string {
  return canonicalJson(summary);
}

export function recordLine(row: ReleasedRow): string {
  return `${canonicalJson(row)}\n`;
}

/** Writes one file of a release. @returns whether there is such a file */
export async function writeReleaseFile(snapshot: Snapshot, release: ReleaseRow, name: string, output: Writable): Promise<boolean> {
  if (name === MONTHS_FILE) {
    await put(output, monthsText(release));
    return true;
  }
  if (name === RECORDS_FILE) {
    for (const kind of RELEASED_KINDS) for await (const rows of frozenRows(snapshot, release, kind)) await put(output, rows.map(recordLine).join(''));
    return true;
  }
  const table = TABLE_FILES.find((file) => file.name === name);
  if (!table) return false;
  await WRITERS[table.format](recordsOf(frozenRows(snapshot, release, table.kind)), release.shape.columns[table.kind], output);
  return true;
}

/** The rows without what proves them. */
export async function* recordsOf(pages: AsyncIterable<ReleasedRow[]>): AsyncGenerator<Row[]> {
  for await (const rows of pages) yield rows.map(({ record }) => record);
}

/** Makes all files of one kind from one reading of it, keeping nothing of them but their hashes. @param see is shown every page */
export async function hashTables(
  kind: ReleasedKind, columns: readonly Column[], pages: AsyncIterable<ReleasedRow[]>, see: (rows: ReleasedRow[]) => void,
): Promise<ManifestFile[]> {
  let rows = 0;
  const made = TABLE_FILES.filter((file) => file.kind === kind).map(({ name, format }) => {
    const input = new PassThrough({ objectMode: true, highWaterMark: 1 });
    const sink = new HashSink();
    return { name, format, input, sink, done: WRITERS[format](input as AsyncIterable<Row[]>, columns, sink) };
  });
  const failed = Promise.race(made.map(({ done }) => done.then(() => new Promise<never>(() => undefined))));
  failed.catch(() => undefined);
  for await (const page of pages) {
    rows += page.length;
    see(page);
    const records = page.map(({ record }) => record);
    await Promise.race([failed, Promise.all(made.map(async ({ input }) => void (input.write(records) || (await once(input, 'drain')))))]);
  }
  for (const { input } of made) input.end();
  await Promise.all(made.map(({ done }) => done));
  return made.map(({ name, format, sink }) => sink.entry(name, FORMATS[format].mediaType, rows));
}

/** Hands every piece to both, at the pace of the reader. */
export function hashedOnTheWay(output: Writable, hash: HashSink): Writable {
  return new Writable({
    write: (piece: Buffer, _encoding, done) => {
      hash.write(piece);
      void handOn(output, piece, done);
    },
  });
}

async function handOn(output: Writable, piece: Buffer, done: (error?: Error) => void): Promise<void> {
  const fault = await put(output, piece).then(() => undefined, (error: Error) => error);
  done(fault);
}

/** Takes bytes and keeps their hash. */
export class HashSink extends Writable {
  private readonly hash: Hash = createHash('sha256');
  private bytes = 0;

  override _write(piece: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.hash.update(piece);
    this.bytes += piece.length;
    done();
  }

  entry(name: string, mediaType: string, rows: number): ManifestFile {
    return { name, mediaType, bytes: this.bytes, rows, sha256: this.hash.digest('hex') };
  }
}
