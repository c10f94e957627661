import type { Token } from './tokens.ts';
import type { Unit } from './words.ts';
import type { Span } from '../types.ts';

/** What the words say, before it is known which day the text was written on. */
export type Saying =
  | { kind: 'DAY'; year: number | null; month: number; day: number; lastDay: number | null; weekday: number | null; /** Month and day could be the other way round. */ ambiguous: boolean }
  | { kind: 'MONTH'; year: number | null; month: number }
  | { kind: 'MONTHS'; year: number; month: number; lastYear: number; lastMonth: number }
  | { kind: 'YEAR'; year: number }
  | { kind: 'WEEKDAY'; weekday: number; /** "last Friday", الجمعة الماضي: never the day of publication itself. */ past: boolean; /** اليوم الجمعة: the day of publication. */ today: boolean }
  | { kind: 'AGO'; unit: Unit; amount: number; /** "last week" covers its unit; "a week ago" points at a day. */ whole: boolean };

export interface Mention {
  saying: Saying;
  quote: Span;
}

/** A text's tokens with the text, as the readers of date phrases take them. */
export interface Phrase {
  text: string;
  tokens: Token[];
}

/** A phrase read at some token: what it says and the index of the first token behind it. */
export interface Reading {
  saying: Saying;
  next: number;
}

/** What lies between token i and the one before it; a long gap is only ever compared, so it is cut. */
export function gapBefore(phrase: Phrase, i: number): string {
  const before = phrase.tokens[i - 1];
  const here = phrase.tokens[i];
  return before && here ? phrase.text.slice(before.end, Math.min(here.start, before.end + 6)) : '\n';
}

const LOOSE = /^[\s,،.()/|–-]{0,4}$/;

/** Do the two tokens stand in one phrase: nothing between them but a little punctuation, and no new line? */
export function joined(phrase: Phrase, i: number): boolean {
  const gap = gapBefore(phrase, i);
  return LOOSE.test(gap) && !gap.includes('\n');
}

/** The folded word at token i; '' past the end. */
export function wordAt(phrase: Phrase, i: number): string {
  return phrase.tokens[i]?.key ?? '';
}

/** Looks a word up, also without a leading و, ف, ب, ل or ك. */
export function lookUp<T>(table: ReadonlyMap<string, T>, key: string): T | undefined {
  const found = table.get(key);
  if (found !== undefined || key.length < 4) return found;
  return 'وفبلك'.includes(key[0]!) ? table.get(key.slice(1)) : undefined;
}
