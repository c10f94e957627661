import { Prisma } from '../../prisma/client/client.ts';
import { IncidentSums } from '../../schema/types/stats.ts';
import { rangesOfSums, type KnownSums } from '../summaries/arithmetic.ts';

/** The sums of incidents `v` as SQL gives them. */
export interface SumsRow extends KnownSums {
  incidents: number;
  harmIncidents: number;
}

const RANGES = ['killed_min', 'killed_max', 'injured_min', 'injured_max', 'deaths_min', 'deaths_max'];

/** Columns of a SumsRow, over distinct incidents `v`. */
export const SUMS = Prisma.raw(`
  count(*)::int as incidents, count(*) filter (where v.killed_max > 0 or v.injured_max > 0)::int as "harmIncidents",
  count(*) filter (where v.killed_max is null)::int as "killedUnknown", count(*) filter (where v.injured_max is null)::int as "injuredUnknown",
  ${RANGES.map((column) => `coalesce(sum(v.${column}), 0)::float8 as "${column.replace(/_m/, 'M')}"`).join(', ')}`);

/** Adds rows that speak of different incidents. */
export function addSums(rows: readonly SumsRow[]): SumsRow {
  const add = (name: keyof SumsRow) => rows.reduce((sum, row) => sum + row[name], 0);
  return {
    incidents: add('incidents'), harmIncidents: add('harmIncidents'), killedUnknown: add('killedUnknown'), injuredUnknown: add('injuredUnknown'),
    killedMin: add('killedMin'), killedMax: add('killedMax'), injuredMin: add('injuredMin'), injuredMax: add('injuredMax'), deathsMin: add('deathsMin'), deathsMax: add('deathsMax'),
  };
}

/** As the monthly summaries say it. */
export function presentSums(row: SumsRow): IncidentSums {
  const { incidents, harmIncidents, killedUnknown, injuredUnknown } = row;
  return Object.assign(new IncidentSums(), { incidents, harmIncidents, killedUnknown, injuredUnknown, ...rangesOfSums(incidents, row) });
}
