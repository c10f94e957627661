import type { ReleaseModel } from '../../prisma/client/models.ts';
import { Release, type MonthlySummary } from '../../schema/types/summary.ts';
import { writeFeedCursor } from '../changes/read.ts';
import { globalId } from './ids.ts';
import type { Rooted } from './present.ts';

/** The months as they were frozen, with what their field resolvers need. */
function frozenMonths(summary: unknown, asOf: bigint): MonthlySummary[] {
  return (summary as object[]).map((month) => ({ ...month, asOf, scope: {} }) as unknown as MonthlySummary);
}

export function presentRelease(row: ReleaseModel): Release & Rooted<ReleaseModel> {
  const { number, title, month, at, seq, sha256, summary } = row;
  return Object.assign(new Release(), {
    id: globalId('Release', row.id), number, title, month: month?.toISOString().slice(0, 7) ?? null, at, cursor: writeFeedCursor(seq), sha256,
    manifest: `/releases/${number}/manifest.json`, row,
    frozen: frozenMonths(summary, seq),
  });
}
