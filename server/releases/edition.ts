import type { Manifest, ManifestFile } from '../../schema/client/verify/manifest.ts';
import { recordLeaf } from '../../schema/client/verify/leaf.ts';
import { MerkleTree } from '../../schema/client/verify/merkle.ts';
import { SCHEMA_VERSION } from '../../schema/version.ts';
import type { Snapshot } from '../exports/rows.ts';
import { citationOf, LICENCE } from './citation.ts';
import { hashTables, HashSink, MONTHS_FILE, monthsText, recordLine, RECORDS_FILE } from './files.ts';
import type { ReleaseRow } from './find.ts';
import { frozenRows, withheldSince, type Withheld } from './frozenRows.ts';
import { FORMAT, RELEASED_KINDS } from './shape.ts';

export interface Edition {
  edition: number;
  /** The bytes of manifest.json. */
  manifest: string;
}

/** The edition that may be handed out now; null where it has still to be made. */
export async function currentEdition(snapshot: Snapshot, release: ReleaseRow): Promise<Edition | null> {
  const { digest } = await withheldSince(snapshot, release);
  const { rows: [found] } = await snapshot.client.query<Edition>('select edition, manifest from release_edition where release_id = $1 and withheld = $2', [release.id, digest]);
  return found ?? null;
}

/** Makes every file of a release once, to hash it, and keeps the manifest. Its records must be frozen. */
export async function makeEdition(snapshot: Snapshot, release: ReleaseRow): Promise<Edition> {
  const withheld = await withheldSince(snapshot, release);
  const { rows: [last] } = await snapshot.client.query<{ edition: number }>('select coalesce(max(edition), 0) as edition from release_edition where release_id = $1', [release.id]);
  const edition = (last?.edition ?? 0) + 1;
  const { tree, files } = await hashFiles(snapshot, release);
  const root = tree.root().toString('hex');
  const manifest = `${JSON.stringify(describe(release, edition, withheld, { root, leaves: tree.size, files }), null, 2)}\n`;
  await snapshot.client.query(
    'insert into release_edition (release_id, edition, withheld, root, leaves, manifest) values ($1, $2, $3, $4, $5, $6)',
    [release.id, edition, withheld.digest, root, tree.size, manifest]);
  return { edition, manifest };
}

async function hashFiles(snapshot: Snapshot, release: ReleaseRow): Promise<{ tree: MerkleTree; files: ManifestFile[] }> {
  const tree = new MerkleTree();
  const records = new HashSink();
  const files: ManifestFile[] = [];
  for (const kind of RELEASED_KINDS) {
    const { columns, words } = release.shape;
    files.push(...await hashTables(kind, columns[kind], frozenRows(snapshot, release, kind), (rows) => {
      records.write(rows.map(recordLine).join(''));
      for (const row of rows) tree.add(recordLeaf(row, words[kind]));
    }));
  }
  const months = new HashSink();
  months.write(monthsText(release));
  files.push(records.entry(RECORDS_FILE, 'application/x-ndjson', tree.size));
  files.push(months.entry(MONTHS_FILE, 'application/json', Array.isArray(release.summary) ? release.summary.length : 0));
  return { tree, files };
}

function describe(release: ReleaseRow, edition: number, withheld: Withheld, { root, leaves, files }: { root: string; leaves: number; files: ManifestFile[] }): Manifest {
  const { number, title, month, at, seq, shape: { columns, words } } = release;
  return {
    format: FORMAT, edition, withheldSince: withheld.records, number, title, month: month?.slice(0, 7) ?? null, at: at.toISOString(), sequence: Number(seq),
    licence: LICENCE, citation: citationOf(release), schemaVersion: SCHEMA_VERSION,
    merkle: { hash: 'SHA-256', tree: 'RFC 6962', leaves, root },
    files,
    columns: Object.fromEntries(RELEASED_KINDS.map((kind) => [kind, [...columns[kind]]])),
    words: Object.fromEntries(RELEASED_KINDS.map((kind) => [kind, [...words[kind]]])),
  };
}
