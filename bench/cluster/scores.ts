export interface Scores {
  precision: number;
  recall: number;
  f1: number;
}

/** Pair scores: of all pairs of texts put together, how many belong together, and the other way round. */
export function pairScores(truth: string[], answer: string[]): Scores {
  const together = pairsIn(truth.map((incident, i) => `${incident}\u0000${answer[i]}`));
  return scores(together / pairsIn(answer), together / pairsIn(truth));
}

/** B³: for each text, the share of its group that belongs with it and the share of its incident that is in its group; means over texts. */
export function bCubed(truth: string[], answer: string[]): Scores {
  const inTruth = countOf(truth);
  const inAnswer = countOf(answer);
  const both = countOf(truth.map((incident, i) => `${incident}\u0000${answer[i]}`));
  const mean = (sizes: Map<string, number>, keys: string[]) =>
    truth.reduce((sum, incident, i) => sum + both.get(`${incident}\u0000${answer[i]}`)! / sizes.get(keys[i]!)!, 0) / truth.length;
  return scores(mean(inAnswer, answer), mean(inTruth, truth));
}

function scores(precision: number, recall: number): Scores {
  const [p, r] = [precision || 0, recall || 0];
  return { precision: p, recall: r, f1: p + r === 0 ? 0 : 2 * p * r / (p + r) };
}

function pairsIn(keys: string[]): number {
  let pairs = 0;
  for (const size of countOf(keys).values()) pairs += size * (size - 1) / 2;
  return pairs;
}

function countOf(keys: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
