import type { PublishedTallyModel } from '../../prisma/client/models.ts';
import type { Db } from '../../prisma/db.ts';
import { gap } from './arithmetic.ts';
import type { Scope } from './cells.ts';
import type { MonthlySummary } from './monthly.ts';

export interface Beside {
  tally: PublishedTallyModel;
  gap: { min: number | null; max: number | null; events: number | null };
}

/**
 * Totals that others published for exactly this month and for a scope that takes in ours: a tally of a country or party stands
 * beside summaries of all and of that country or party; one that says neither stands beside all.
 */
export async function talliesBeside(db: Db, summary: MonthlySummary): Promise<Beside[]> {
  const first = new Date(`${summary.month}-01T00:00:00Z`);
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0));
  const asOf = summary.asOf;
  const tallies = await db.publishedTally.findMany({
    where: {
      state: 'PUBLISHED', startDate: first, endDate: last,
      ...(asOf === null ? { toSeq: null } : { fromSeq: { lte: asOf }, OR: [{ toSeq: null }, { toSeq: { gt: asOf } }] }),
    },
    orderBy: [{ publisher: 'asc' }, { id: 'asc' }],
  });
  return tallies.filter((tally) => speaksOf(tally, summary.scope)).map((tally) => ({
    tally,
    gap: { ...gap(summary.killed, { min: tally.killedMin, max: tally.killedMax }), events: tally.events === null ? null : tally.events - summary.allegedEvents },
  }));
}

function speaksOf(tally: PublishedTallyModel, scope: Scope): boolean {
  if (scope.admin1) return false;
  if (scope.country && !tally.countries.includes(scope.country)) return false;
  return !scope.partyId || tally.partyId === scope.partyId;
}
