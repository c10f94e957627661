import type { Grade, PartyVerdict, Qualifier } from '../../prisma/client/enums.ts';
import type { ClaimModel } from '../../prisma/client/models.ts';

export interface Range {
  min: number;
  max: number;
  qualifier: Qualifier;
}

type Harm = 'killed' | 'injured';

/** Claims that count: not withdrawn, and alleging harm at all. */
function alleging<Alleged extends Pick<ClaimModel, 'allegesHarm' | 'withdrawnAt'>>(claims: readonly Alleged[]): Alleged[] {
  return claims.filter((claim) => claim.allegesHarm && claim.withdrawnAt === null);
}

/**
 * The range that the claims give, rule 1: from the lowest number that any independent source states to the highest. A claim of "up
 * to n" starts at 0, one of "at least n" ends at n. null where no claim states a number: unknown is not zero.
 */
export function deriveRange(claims: readonly ClaimModel[], harm: Harm): Range | null {
  const stated = alleging(claims)
    .map((claim) => ({ min: claim[`${harm}Min`] ?? 0, max: claim[`${harm}Max`], qualifier: claim[`${harm}Qualifier`] }))
    .filter((range): range is Range => range.max !== null);
  const [first] = stated;
  if (!first) return null;
  const min = Math.min(...stated.map((range) => range.min));
  const max = Math.max(...stated.map((range) => range.max));
  const alike = stated.every((range) => range.min === min && range.max === max);
  if (alike) return { min, max, qualifier: first.qualifier };
  return { min, max, qualifier: min === max ? 'EXACT' : 'BETWEEN' };
}

/**
 * How many independent sources allege harm. Copies of one text (one syndication family) are one source, whoever prints them; so are
 * several texts of one outlet. Reports of the event that say nothing of harm don't count.
 */
export function independentSources(claims: readonly Pick<ClaimModel, 'sourceId' | 'family' | 'allegesHarm' | 'withdrawnAt'>[]): number {
  const joined = new Map<string, string>();
  const rootOf = (key: string): string => {
    const next = joined.get(key);
    return next === undefined ? key : rootOf(next);
  };
  const counted = alleging(claims);
  for (const claim of counted) {
    const source = rootOf(claim.sourceId);
    const family = rootOf(claim.family ?? claim.sourceId);
    if (source !== family) joined.set(source, family);
  }
  return new Set(counted.map((claim) => rootOf(claim.sourceId))).size;
}

export interface ProposedGrade {
  grade: Grade;
  /** One sentence for the reviewer. */
  reason: string;
}

/** What the policy proposes; reviewers decide. The order of the questions is the policy (docs/glossary.md, "Grade"). */
export function proposeGrade(claims: readonly ClaimModel[], verdicts: readonly PartyVerdict[]): ProposedGrade {
  if (verdicts.includes('CREDIBLE')) return { grade: 'CONFIRMED', reason: 'An accused party has accepted responsibility' };
  const accused = new Set(alleging(claims).map((claim) => claim.accusedPartyId).filter((id) => id !== null));
  if (accused.size > 1) return { grade: 'CONTESTED', reason: `Sources accuse ${accused.size} different parties` };
  const sources = independentSources(claims);
  if (sources >= 2 && accused.size === 1) return { grade: 'FAIR', reason: `${sources} independent sources allege harm and accuse one party` };
  const counted = sources === 1 ? 'Only one independent source alleges harm' : `${sources} independent sources allege harm, but none accuses a party`;
  return { grade: 'WEAK', reason: sources === 0 ? 'No source alleges harm to civilians' : counted };
}
