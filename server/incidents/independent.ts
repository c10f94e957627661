import type { ClaimModel } from '../../prisma/client/models.ts';

/** What of a claim tells where it comes from. */
export type Origin = Pick<ClaimModel, 'sourceId' | 'family'> & Partial<Pick<ClaimModel, 'articleId'>>;

/**
 * How many independent sources made these claims: the largest number of outlets that can each be given a text of its own. Forty outlets
 * with one wire story are one, since there is one text to give; one outlet with five texts is one, since it is one outlet. An outlet that
 * prints the wire story and reports by itself counts beside another that prints only the wire. (Maximum matching between outlets and
 * texts, by augmenting paths.)
 */
export function countIndependent(claims: readonly Origin[]): number {
  const textsOf = new Map<string, Set<string>>();
  for (const { sourceId, family, articleId } of claims) {
    const texts = textsOf.get(sourceId) ?? new Set();
    textsOf.set(sourceId, texts.add(family ?? articleId ?? sourceId));
  }
  const given = new Map<string, string>();
  const give = (outlet: string, tried: Set<string>): boolean => {
    for (const text of textsOf.get(outlet) ?? []) {
      if (tried.has(text)) continue;
      tried.add(text);
      const holder = given.get(text);
      if (holder !== undefined && !give(holder, tried)) continue;
      given.set(text, outlet);
      return true;
    }
    return false;
  };
  return [...textsOf.keys()].filter((outlet) => give(outlet, new Set())).length;
}
