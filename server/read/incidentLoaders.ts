import DataLoader from 'dataloader';
import type { ChangeModel } from '../../prisma/client/models.ts';
import type { Db } from '../../prisma/db.ts';
import { grouped } from './batches.ts';
import type { IncidentRow } from './present.ts';

/** Who made a change, and why. */
export type MadeBy = Pick<ChangeModel, 'seq' | 'entityId' | 'actorId' | 'actorRole' | 'reason'>;

export interface IncidentLoaders {
  /** The version that holds now of an incident, or of the one that it was merged into. */
  incident: DataLoader<string, IncidentRow | null>;
  /** All versions of an incident, oldest first. */
  versions: DataLoader<string, IncidentRow[]>;
  /** The change that a number of the feed names. */
  change: DataLoader<bigint, MadeBy | null>;
}

/** Loaders of incidents in every state: what a viewer may see of them is asked afterwards. */
export function createIncidentLoaders(db: Db): IncidentLoaders {
  return {
    incident: new DataLoader(async (ids) => {
      const rows = await currentRows(db, ids);
      return ids.map((id) => survivorOf(rows, id));
    }),
    versions: grouped((ids) => db.incidentVersion.findMany({ where: { incidentId: { in: ids } }, orderBy: { version: 'asc' } }), ({ incidentId }) => incidentId),
    change: new DataLoader(async (numbers) => {
      const rows = await db.change.findMany({ where: { seq: { in: [...numbers] } }, select: { seq: true, entityId: true, actorId: true, actorRole: true, reason: true } });
      const bySeq = new Map(rows.map((row) => [row.seq, row]));
      return numbers.map((seq) => bySeq.get(seq) ?? null);
    }),
  };
}

/** Current versions by id, with those that they were merged into: one statement for each step of merging. */
async function currentRows(db: Db, ids: readonly string[]): Promise<Map<string, IncidentRow>> {
  const rows = new Map<string, IncidentRow>();
  let wanted = [...new Set(ids)];
  while (wanted.length > 0) {
    const found = await db.incidentVersion.findMany({ where: { incidentId: { in: wanted }, toSeq: null } });
    for (const row of found) rows.set(row.incidentId, row);
    wanted = [...new Set(found.flatMap(({ mergedInto }) => (mergedInto && !rows.has(mergedInto) ? [mergedInto] : [])))];
  }
  return rows;
}

function survivorOf(rows: Map<string, IncidentRow>, id: string): IncidentRow | null {
  const row = rows.get(id);
  return row?.mergedInto ? survivorOf(rows, row.mergedInto) : (row ?? null);
}
