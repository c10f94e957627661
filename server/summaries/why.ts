import { Prisma } from '../../prisma/client/client.ts';
import type { ClaimModel } from '../../prisma/client/models.ts';
import type { Db } from '../../prisma/db.ts';
import type { IncidentRow } from '../read/present.ts';
import { HEADLINE } from './arithmetic.ts';
import type { Scope } from './cells.ts';
import { checkMonth, monthAfter } from './monthly.ts';

export interface TracedClaimRow {
  claim: ClaimModel;
  evidence: { url: string; fetchedAt: string; httpStatus: number; sha256: string; size: number; extractor: string } | null;
}

export interface ContributionRow {
  incident: IncidentRow;
  claims: TracedClaimRow[];
}

/**
 * The incidents behind a month's headline, each with its claims, the sentences that say them and the bytes they were read from. Ordered by
 * incident id; `after` is the last id seen.
 */
export async function contributions(db: Db, month: string, scope: Scope, asOf: bigint | null, after: string | null, take: number): Promise<{ count: number; rows: ContributionRow[] }> {
  const where: Prisma.IncidentVersionWhereInput = {
    state: 'PUBLISHED',
    startDate: { gte: new Date(`${checkMonth(month)}-01`), lt: new Date(`${monthAfter(month)}-01`) },
    grade: { in: [...(scope.grades?.length ? scope.grades : HEADLINE)] },
    ...(asOf === null ? { toSeq: null } : { fromSeq: { lte: asOf }, OR: [{ toSeq: null }, { toSeq: { gt: asOf } }] }),
    ...(scope.country && { country: scope.country }),
    ...(scope.admin1 && { admin1: scope.admin1 }),
    ...(scope.partyId && { parties: { some: { partyId: scope.partyId } } }),
  };
  const [count, versions] = await Promise.all([
    db.incidentVersion.count({ where }),
    db.incidentVersion.findMany({
      where: after ? { AND: [where, { incidentId: { gt: after } }] } : where, orderBy: { incidentId: 'asc' }, take,
    }),
  ]);
  const traced = await trace(db, versions.flatMap(({ claimIds }) => claimIds));
  return {
    count,
    rows: versions.map((incident) => ({ incident, claims: incident.claimIds.flatMap((id) => traced.get(id) ?? []) })),
  };
}

async function trace(db: Db, ids: string[]): Promise<Map<string, TracedClaimRow>> {
  const claims = await db.claim.findMany({
    where: { id: { in: ids } },
    include: { extraction: { select: { extractor: true, revision: { select: { finalUrl: true, fetchedAt: true, httpStatus: true, blob: true } } } } },
  });
  return new Map(claims.map(({ extraction, ...claim }) => [claim.id, {
    claim,
    evidence: extraction && {
      url: extraction.revision.finalUrl, fetchedAt: extraction.revision.fetchedAt.toISOString(), httpStatus: extraction.revision.httpStatus,
      sha256: extraction.revision.blob.sha256, size: extraction.revision.blob.size, extractor: extraction.extractor,
    },
  }]));
}
