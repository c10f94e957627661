import type { InclusionProof, Manifest } from '../../schema/client/verify/manifest.ts';
import { MerkleTree } from '../../schema/client/verify/merkle.ts';
import { DeskError } from '../errors.ts';
import { QUERIES } from '../exports/queries.ts';
import { openSnapshot, readPages, type Snapshot } from '../exports/rows.ts';
import { finderOf } from '../exports/withhold.ts';
import { permit } from '../policies/permit.ts';
import type { Viewer } from '../viewer.ts';
import { findRelease, viewOf, type ReleaseRow } from './find.ts';
import { released, type FrozenRow } from './frozenRows.ts';
import { readyEdition } from './read.ts';
import { RELEASED_KINDS, type ReleasedKind } from './shape.ts';

/**
 * Proof that a record is in a release: its leaf's way to the root.
 * @param record an incident's code, or the id of another record @throws DeskError NOT_FOUND, UNAVAILABLE
 */
export async function proveInclusion(databaseUrl: string, viewer: Viewer, name: string, record: string): Promise<InclusionProof> {
  permit(viewer, 'read public records');
  await using snapshot = await openSnapshot(databaseUrl);
  const release = await findRelease(snapshot, name);
  const { manifest } = await readyEdition(snapshot, release);
  const { merkle: { root, leaves } } = JSON.parse(manifest) as Manifest;
  let before = 0;
  for (const kind of RELEASED_KINDS) {
    const { found, rows } = await placeOf(snapshot, release, kind, record);
    if (!found) {
      before += rows;
      continue;
    }
    const index = before + found.place;
    const words = release.shape.words[kind];
    const shown = released(kind, found, words, await finderOf(snapshot));
    return { release: release.number, root, leaves, index, path: await pathTo(snapshot, release, index), words: [...words], ...shown };
  }
  throw new DeskError('NOT_FOUND', `${record.slice(0, 50)} is not in release ${release.number}`);
}

/** The record and its place among those of its kind, and how many these are. */
async function placeOf(snapshot: Snapshot, release: ReleaseRow, kind: ReleasedKind, record: string): Promise<{ found: (FrozenRow & { place: number }) | null; rows: number }> {
  const { text, values } = QUERIES[kind](await viewOf(snapshot, release, { frozen: true }));
  const named = kind === 'incidents' ? 'code' : 'id';
  const { rows: [row] } = await snapshot.client.query<FrozenRow & { place: number; rows: number }>(`
    with frozen as materialized (${text}),
      placed as (select record_id, body, salt, (row_number() over (order by record_id))::int - 1 as place from frozen)
    select counted.rows, placed.* from (select count(*)::int as rows from frozen) counted left join placed on body->>'${named}' = $${values.length + 1}`,
  [...values, record]);
  return { found: row?.body ? row : null, rows: row?.rows ?? 0 };
}

async function pathTo(snapshot: Snapshot, release: ReleaseRow, index: number): Promise<string[]> {
  const tree = new MerkleTree(index);
  for (const kind of RELEASED_KINDS) {
    const { text, values } = QUERIES[kind](await viewOf(snapshot, release, { frozen: true }));
    for await (const rows of readPages(snapshot, { text: `select leaf from (${text}) frozen order by record_id`, values })) {
      for (const { leaf } of rows as unknown as { leaf: Buffer }[]) tree.add(leaf);
    }
  }
  tree.root();
  return tree.path.map((hash) => hash.toString('hex'));
}
