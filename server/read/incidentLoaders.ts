import DataLoader from 'dataloader';
import type { Db } from '../../prisma/db.ts';
import { grouped } from './batches.ts';
import { flatten, withCode } from './incidents.ts';
import type { IncidentRow } from './present.ts';

export interface IncidentLoaders {
  /** The version that holds now of an incident, or of the one that it was merged into. */
  incident: DataLoader<string, IncidentRow | null>;
  /** All versions of an incident, oldest first. */
  versions: DataLoader<string, IncidentRow[]>;
}

/** Loaders of incidents in every state: what a viewer may see of them is asked afterwards. */
export function createIncidentLoaders(db: Db): IncidentLoaders {
  return {
    incident: new DataLoader(async (ids) => {
      const rows = await currentRows(db, ids);
      return ids.map((id) => survivorOf(rows, id));
    }),
    versions: grouped(async (ids) => {
      const rows = await db.incidentVersion.findMany({ where: { incidentId: { in: ids } }, orderBy: { version: 'asc' }, include: withCode });
      return rows.map(flatten);
    }, ({ incidentId }) => incidentId),
  };
}

/** Current versions by id, with those that they were merged into: one statement for each step of merging. */
async function currentRows(db: Db, ids: readonly string[]): Promise<Map<string, IncidentRow>> {
  const rows = new Map<string, IncidentRow>();
  let wanted = [...new Set(ids)];
  while (wanted.length > 0) {
    const found = await db.incidentVersion.findMany({ where: { incidentId: { in: wanted }, toSeq: null }, include: withCode });
    for (const row of found) rows.set(row.incidentId, flatten(row));
    wanted = [...new Set(found.flatMap(({ mergedInto }) => (mergedInto && !rows.has(mergedInto) ? [mergedInto] : [])))];
  }
  return rows;
}

function survivorOf(rows: Map<string, IncidentRow>, id: string): IncidentRow | null {
  const row = rows.get(id);
  return row?.mergedInto ? survivorOf(rows, row.mergedInto) : (row ?? null);
}
