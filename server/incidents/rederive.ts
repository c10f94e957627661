import type { Tx } from '../../prisma/db.ts';
import type { ClaimModel } from '../../prisma/client/models.ts';
import { deriveRange } from './assess.ts';
import type { IncidentFacts } from './facts.ts';

/** The facts with another set of claims, given by id. */
export async function rederive(tx: Tx, facts: IncidentFacts, claimIds: readonly string[]): Promise<IncidentFacts> {
  return restOn(facts, claimIds.length === 0 ? [] : await tx.claim.findMany({ where: { id: { in: [...claimIds] } }, orderBy: { id: 'asc' } }));
}

/** The facts resting on other claims: ranges follow the claims unless a reviewer set them or no claim states a number. */
export function restOn(facts: IncidentFacts, claims: readonly ClaimModel[]): IncidentFacts {
  const next = { ...facts, claimIds: claims.map(({ id }) => id) };
  if (facts.overrideReason !== null) return next;
  const killed = deriveRange(claims, 'killed');
  const injured = deriveRange(claims, 'injured');
  return {
    ...next,
    ...(killed && { killedMin: killed.min, killedMax: killed.max, killedQualifier: killed.qualifier }),
    ...(injured && { injuredMin: injured.min, injuredMax: injured.max, injuredQualifier: injured.qualifier }),
  };
}
