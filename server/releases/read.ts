import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { Manifest, ManifestFile } from '../../schema/client/verify/manifest.ts';
import { DeskError } from '../errors.ts';
import { narrowBy, type Filters } from '../exports/filters.ts';
import { decimalsOf, writeCounted, type ExportFormat, type ExportFrom } from '../exports/exportRecords.ts';
import { openSnapshot, type Snapshot } from '../exports/rows.ts';
import { permit } from '../policies/permit.ts';
import type { Viewer } from '../viewer.ts';
import { currentEdition, type Edition } from './edition.ts';
import { hashedOnTheWay, HashSink, recordsOf, writeReleaseFile } from './files.ts';
import { findRelease, type ReleaseRow } from './find.ts';
import { frozenRows } from './frozenRows.ts';
import type { ReleasedKind } from './shape.ts';

/** When whoever asks for files that are still being made may come again. */
const SOON_SECONDS = 10;

/**
 * The manifest of a release as its bytes, of the edition that may be handed out now.
 * @throws DeskError NOT_FOUND, UNAVAILABLE while it has still to be made
 */
export async function readManifest(databaseUrl: string, viewer: Viewer, name: string): Promise<{ text: string; manifest: Manifest }> {
  permit(viewer, 'read public records');
  await using snapshot = await openSnapshot(databaseUrl);
  const { manifest: text } = await readyEdition(snapshot, await findRelease(snapshot, name));
  return { text, manifest: JSON.parse(text) as Manifest };
}

/**
 * Writes one file of a release, made anew from what was frozen, at the pace of its reader.
 * @throws Error before the end is told where the bytes are not those of the manifest, so that nobody takes them for whole
 */
export async function copyReleaseFile(databaseUrl: string, viewer: Viewer, name: string, file: ManifestFile, output: Writable): Promise<void> {
  permit(viewer, 'read public records');
  await using snapshot = await openSnapshot(databaseUrl);
  const made = new HashSink();
  const through = hashedOnTheWay(output, made);
  const written = finished(through);
  written.catch(() => undefined); // told by whoever writes, or below
  const release = await findRelease(snapshot, name);
  const known = await writeReleaseFile(snapshot, release, file.name, through);
  through.end();
  await written;
  if (!known) throw new DeskError('NOT_FOUND', `The release has no file ${file.name}`);
  if (made.entry(file.name, file.mediaType, file.rows).sha256 !== file.sha256) throw new Error(`${file.name} of release ${name} is no longer what its manifest says`);
}

/** A release's records of one kind, narrowed by a filter, as one file. @returns how many */
export async function exportRelease<Kind extends ReleasedKind>(
  { db, url }: ExportFrom, viewer: Viewer, name: string, request: { what: Kind; format: ExportFormat; filter?: Filters[Kind] | null }, output: Writable,
): Promise<number> {
  permit(viewer, 'read public records');
  await using snapshot = await openSnapshot(url);
  const release = await findRelease(snapshot, name);
  await readyEdition(snapshot, release);
  const rows = recordsOf(frozenRows(snapshot, release, request.what, await narrowBy(db, request.what, request.filter, await decimalsOf(snapshot))));
  return await writeCounted(rows, request.format, release.shape.columns[request.what], output);
}

/** @throws DeskError UNAVAILABLE while the files have still to be made */
export async function readyEdition(snapshot: Snapshot, release: ReleaseRow): Promise<Edition> {
  const edition = await currentEdition(snapshot, release);
  if (edition) return edition;
  throw new DeskError('UNAVAILABLE', `The files of release ${release.number} are being made: come again in ${SOON_SECONDS} seconds`, { retryAfterSeconds: SOON_SECONDS });
}
