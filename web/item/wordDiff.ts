/** A run of words that both texts have, or only the older (removed) or the newer (added). */
export interface Change {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Beyond this many differing words on both sides the table would grow too large: the whole stretch counts as replaced. */
const LARGEST_TABLE = 4_000_000;

/**
 * What changed between two texts, word by word: the longest common subsequence of the words between what both begin and end with. Words
 * keep the space behind them, so that the changes put together give either text again.
 */
export function wordDiff(older: string, newer: string): Change[] {
  const before = wordsOf(older);
  const after = wordsOf(newer);
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return joined([
    ...before.slice(0, head).map(same),
    ...between(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...before.slice(before.length - tail).map(same),
  ]);
}

function between(before: string[], after: string[]): Change[] {
  if (before.length * after.length > LARGEST_TABLE) return [...before.map(removed), ...after.map(added)];
  const lengths = commonLengths(before, after);
  const width = after.length + 1;
  const changes: Change[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length && j < after.length) {
    if (before[i] === after[j]) {
      changes.push(same(before[i++] ?? ''));
      j += 1;
    } else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) changes.push(removed(before[i++] ?? ''));
    else changes.push(added(after[j++] ?? ''));
  }
  return [...changes, ...before.slice(i).map(removed), ...after.slice(j).map(added)];
}

/** At i, j: how many words the rests of both have in common, in order. */
function commonLengths(before: string[], after: string[]): Uint16Array {
  const width = after.length + 1;
  const lengths = new Uint16Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = before[i] === after[j]
        ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
        : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  }
  return lengths;
}

function joined(changes: Change[]): Change[] {
  const runs: Change[] = [];
  for (const { kind, text } of changes) {
    const last = runs.at(-1);
    if (last?.kind === kind) last.text += text;
    else runs.push({ kind, text });
  }
  return runs;
}

const wordsOf = (text: string): string[] => text.match(/\S+\s*|\s+/g) ?? [];
const same = (text: string): Change => ({ kind: 'same', text });
const added = (text: string): Change => ({ kind: 'added', text });
const removed = (text: string): Change => ({ kind: 'removed', text });
