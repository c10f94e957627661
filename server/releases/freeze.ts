import { randomBytes } from 'node:crypto';
import { recordLeaf } from '../../schema/client/verify/leaf.ts';
import { shownRows } from '../exports/exportRecords.ts';
import type { ShownRow, Snapshot } from '../exports/rows.ts';
import { viewOf, type ReleaseRow } from './find.ts';
import { FORMAT, PRESENT_SHAPE, RELEASED, RELEASED_KINDS, type ReleasedKind } from './shape.ts';

/**
 * Keeps every record of a release as the public reads it now. A version of a record never changes, but the names of sources and parties
 * beside it, the codes that others give it, the coarseness of points and what is withheld may: so the whole row is kept, once for all
 * releases that have it alike. Releases must be frozen in the order of their numbers.
 */
export async function freezeRecords(snapshot: Snapshot, release: ReleaseRow): Promise<void> {
  const view = await viewOf(snapshot, release, { frozen: false });
  for (const kind of RELEASED_KINDS) {
    for await (const rows of shownRows(snapshot, view, kind)) await keep(snapshot, release.number, kind, rows as ShownRow[]);
  }
}

async function keep({ client }: Snapshot, release: number, kind: ReleasedKind, rows: readonly ShownRow[]): Promise<void> {
  const { columns, words } = PRESENT_SHAPE;
  const frozen = rows.map((row) => {
    const record = Object.fromEntries(columns[kind].map(({ name }) => [name, row[name] ?? null]));
    const salt = randomBytes(16).toString('hex');
    return { record_id: row.record_id, version: row.version, body: record, salt, leaf: recordLeaf({ kind, record, salt }, words[kind]).toString('hex') };
  });
  await client.query(
    `insert into frozen_record (record_id, version, release, kind, format, body, salt, leaf)
     select n.record_id, n.version, $2, $3::"EntityKind", $4, n.body, n.salt, decode(n.leaf, 'hex')
     from jsonb_to_recordset($1::jsonb) n (record_id uuid, version int, body jsonb, salt text, leaf text)
     left join lateral (
       select f.body, f.format from frozen_record f where f.record_id = n.record_id and f.version = n.version and f.release <= $2 order by f.release desc limit 1
     ) last on true
     where last.body is distinct from n.body or last.format is distinct from $4`,
    [JSON.stringify(frozen), release, RELEASED[kind], FORMAT]);
}
