/** Precision and recall of a page's text by four-word shingles, as the public benchmarks count them. */
export interface Overlap {
  precision: number;
  recall: number;
}

const SHINGLE = 4;

/** Words as Python's `\w+` finds them. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}_]+/gu) ?? [];
}

/** Shingles as a multiset; a text with fewer than four words has one. */
export function shinglesOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  const last = Math.max(1, words.length - SHINGLE + 1);
  for (let at = 0; at < last && words.length > 0; at += 1) {
    const key = words.slice(at, at + SHINGLE).join(' ');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

export function overlap(answer: string, truth: string): Overlap {
  const answered = shinglesOf(wordsOf(answer));
  const wanted = shinglesOf(wordsOf(truth));
  let common = 0;
  for (const [key, count] of answered) common += Math.min(count, wanted.get(key) ?? 0);
  const total = (counts: Map<string, number>): number => [...counts.values()].reduce((sum, count) => sum + count, 0);
  const [a, w] = [total(answered), total(wanted)];
  return { precision: a === 0 ? Number(w === 0) : common / a, recall: w === 0 ? 1 : common / w };
}

/** F1 of the two page means. */
export function f1Of(overlaps: readonly Overlap[]): { f1: number; precision: number; recall: number } {
  const mean = (pick: (one: Overlap) => number): number => overlaps.reduce((sum, one) => sum + pick(one), 0) / Math.max(1, overlaps.length);
  const precision = mean((one) => one.precision);
  const recall = mean((one) => one.recall);
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
