/** A value that some part of the page gives, and how far that kind of part is to be trusted. */
export interface Candidate {
  value: string;
  /** Where it stands, such as `json-ld datePublished` or `meta article:published_time`. */
  from: string;
  /** 0..100. The highest wins; among equals the one that comes first on the page. */
  rank: number;
}

/** The rule for all fields: the highest rank, the first among equals. */
export function best(candidates: readonly Candidate[]): Candidate | null {
  let winner: Candidate | null = null;
  for (const candidate of candidates) if (!winner || candidate.rank > winner.rank) winner = candidate;
  return winner;
}
