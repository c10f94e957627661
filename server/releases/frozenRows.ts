import { createHash } from 'node:crypto';
import { hashOfWords, type ReleasedRecord } from '../../schema/client/verify/leaf.ts';
import type { Row } from '../exports/columns.ts';
import type { Narrow } from '../exports/filters.ts';
import { QUERIES } from '../exports/queries.ts';
import { readPages, type Snapshot } from '../exports/rows.ts';
import { finderOf } from '../exports/withhold.ts';
import type { NamesOne } from '../incidents/embargo.ts';
import { WITHHELD } from '../read/withheld.ts';
import { viewOf, type ReleaseRow } from './find.ts';
import { RELEASED_KINDS, type ReleasedKind } from './shape.ts';

export interface FrozenRow {
  record_id: string;
  body: Row;
  salt: string;
}

export interface ReleasedRow extends ReleasedRecord {
  kind: ReleasedKind;
  record: Row;
}

/**
 * The records of one kind as a release froze them, a page at a time. Where one of its words names a victim whose name has come under embargo
 * since, all words of the record are withheld, and their hash is told in their stead.
 */
export async function* frozenRows(snapshot: Snapshot, release: ReleaseRow, kind: ReleasedKind, narrow?: Narrow): AsyncGenerator<ReleasedRow[]> {
  const namesOne = await finderOf(snapshot);
  const words = release.shape.words[kind];
  const view = await viewOf(snapshot, release, { frozen: true });
  for await (const rows of readPages(snapshot, QUERIES[kind](view, narrow))) yield (rows as unknown as FrozenRow[]).map((row) => released(kind, row, words, namesOne));
}

export function released(kind: ReleasedKind, { body, salt }: FrozenRow, words: readonly string[], namesOne: NamesOne | null): ReleasedRow {
  if (namesOne === null || !words.some((name) => typeof body[name] === 'string' && namesOne(body[name]))) return { kind, record: body, salt };
  const spoken = Object.fromEntries(words.map((name) => [name, body[name] ?? null]));
  const withheld = Object.fromEntries(words.filter((name) => body[name] != null).map((name) => [name, WITHHELD]));
  return { kind, record: { ...body, ...withheld }, wordsSha256: hashOfWords(spoken, salt) };
}

export interface Withheld {
  /** SHA-256 of the ids, in the order of the leaves. */
  digest: string;
  records: number;
}

/** Which records of a release have words that must be withheld by now. Only records with words are read. */
export async function withheldSince(snapshot: Snapshot, release: ReleaseRow): Promise<Withheld> {
  const namesOne = await finderOf(snapshot);
  const hash = createHash('sha256');
  let records = 0;
  for (const kind of namesOne ? RELEASED_KINDS : []) {
    const { text, values } = QUERIES[kind](await viewOf(snapshot, release, { frozen: true }));
    const spoken = release.shape.words[kind].map((name) => `body->>'${name}'`).join(', ');
    const query = { values, text: `select record_id, array_remove(array[${spoken}], null) as words from (${text}) frozen where coalesce(${spoken}) is not null` };
    for await (const rows of readPages(snapshot, query)) {
      for (const { record_id: id, words } of rows as unknown as { record_id: string; words: string[] }[]) {
        if (!words.some((word) => namesOne?.(word))) continue;
        hash.update(id);
        records += 1;
      }
    }
  }
  return { digest: hash.digest('hex'), records };
}
