import { DeskError } from '../errors.ts';
import { decimalsOf } from '../exports/exportRecords.ts';
import type { View } from '../exports/queries.ts';
import type { Snapshot } from '../exports/rows.ts';
import { PRESENT_SHAPE, shapeOf, type Shape } from './shape.ts';

/** A release as its row says it. */
export interface ReleaseRow {
  id: string;
  number: number;
  title: string;
  /** First day of its month, YYYY-MM-DD; null = everything. */
  month: string | null;
  /** It shows the state after this change. */
  seq: string;
  at: Date;
  /** The monthly totals as they were frozen. */
  summary: unknown;
  shape: Shape;
}

const RELEASES = `
  select r.id, r.number, r.title, to_char(r.month, 'YYYY-MM-DD') as month, r.seq::text as seq, r.at, r.summary, e.manifest
  from release r left join release_edition e on e.release_id = r.id and e.edition = 1`;

type Found = Omit<ReleaseRow, 'shape'> & { manifest: string | null };

const shaped = ({ manifest, ...row }: Found): ReleaseRow => ({ ...row, shape: manifest === null ? PRESENT_SHAPE : shapeOf(manifest) });

/** @param name id or number @throws DeskError NOT_FOUND */
export async function findRelease({ client }: Snapshot, name: string): Promise<ReleaseRow> {
  const { rows: [found] } = await client.query<Found>(`${RELEASES} where r.id::text = lower($1) or r.number::text = $1`, [name]);
  if (!found) throw new DeskError('NOT_FOUND', `There is no release ${name.slice(0, 50)}: give its id or its number`);
  return shaped(found);
}

/** Releases up to a number of which no files were made yet, oldest first. */
export async function findUncut({ client }: Snapshot, upTo: number): Promise<ReleaseRow[]> {
  const { rows } = await client.query<Found>(`${RELEASES} where r.number <= $1 and e.manifest is null order by r.number`, [upTo]);
  return rows.map(shaped);
}

/** What a release shows: the public's view of its month after its last change. `frozen` reads the records as it froze them. */
export async function viewOf(snapshot: Snapshot, { number, seq, month }: ReleaseRow, { frozen }: { frozen: boolean }): Promise<View> {
  return { whole: false, seq, month, decimals: await decimalsOf(snapshot), frozen: frozen ? number : null };
}
