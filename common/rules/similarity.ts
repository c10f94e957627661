import { fold } from './keywords.ts';

const WORDS_A_PHRASE = 3;
/** Words of a text that are compared: more make it slower, not surer. */
const MOST_WORDS = 3_000;

/** Phrases of three words, each once. A text shorter than that is one phrase. */
export function phrases(text: string): ReadonlySet<string> {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu)?.slice(0, MOST_WORDS) ?? [];
  if (words.length < WORDS_A_PHRASE) return new Set(words.length === 0 ? [] : [words.join(' ')]);
  return new Set(words.slice(WORDS_A_PHRASE - 1).map((_, index) => words.slice(index, index + WORDS_A_PHRASE).join(' ')));
}

/** How much two texts have in common: phrases of both over phrases of either (Jaccard), 0..1. */
export function similarity(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((phrase) => other.has(phrase)).length;
  const all = one.size + other.size - shared;
  return all === 0 ? 0 : shared / all;
}
