/** Titles are the same when their letters and digits are, whatever the case, quotes and spaces. */
export function sameTitle(answer: string | null, truth: string): boolean {
  return answer !== null && plain(answer) === plain(truth);
}

/** The same set of names. */
export function sameAuthors(answer: readonly string[], truth: readonly string[]): boolean {
  const [a, b] = [new Set(answer.map(plain)), new Set(truth.map(plain))];
  return a.size === b.size && [...a].every((name) => b.has(name));
}

/** The same day as each is written. */
export function sameDay(answer: string | null, truth: string): boolean {
  return answer !== null && answer.slice(0, 10) === truth.slice(0, 10);
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
