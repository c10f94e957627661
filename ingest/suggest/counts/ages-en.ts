import { readNumberEn } from './numbers-en.ts';
import type { Token } from './tokens.ts';

/** Numbers before these measure time, not people. */
export const UNIT_OF_TIME = /^(?:year|yr|month|week|day|hour|minute|yo)s?$/;

/** Index behind "17-year-old", "two-month old", or `i`. */
export function skipAge(tokens: Token[], i: number): number {
  const number = readNumberEn(tokens, i);
  if (!number || number.value === null) return i;
  let at = number.next;
  if (tokens[at]?.word === '-') at += 1;
  if (!UNIT_OF_TIME.test(tokens[at]?.word ?? '')) return i;
  at += 1;
  if (tokens[at]?.word === '-') at += 1;
  if (tokens[at]?.word === 'and' && tokens[at + 1]?.word === 'a' && tokens[at + 2]?.word === 'half') at += 3;
  return /^olds?$/.test(tokens[at]?.word ?? '') ? at + 1 : i;
}

const ONE_OF_MANY = /^(?:family|families|group|crew|team|household|couple|convoy|class|staff)$/;

/** Index behind "of 71" in "a woman of 71", behind "of four" in "a father of four": an age or children, not the dead. `i` where none stands. */
export function skipOfNumber(tokens: Token[], i: number): number {
  if (tokens[i]?.word !== 'of' || ONE_OF_MANY.test(tokens[i - 1]?.word ?? '')) return i;
  const number = readNumberEn(tokens, i + 1);
  return number && number.value !== null ? number.next : i;
}

/** "a 13-year veteran", "a two-day raid": a length of time. */
export function isSpan(tokens: Token[], i: number): boolean {
  const number = readNumberEn(tokens, i);
  return number !== null && tokens[number.next]?.word === '-' && UNIT_OF_TIME.test(tokens[number.next + 1]?.word ?? '');
}

/** "1:45": part of a time of day or a running time. */
export function isClock(tokens: Token[], i: number): boolean {
  const isTouching = (a: Token | undefined, b: Token | undefined) => a !== undefined && b !== undefined && a.end === b.start;
  const [before, at, after] = [tokens[i - 1], tokens[i], tokens[i + 1]];
  return (before?.word === ':' && isTouching(tokens[i - 2], before) && tokens[i - 2]?.value !== null && isTouching(before, at)) || (after?.word === ':' && isTouching(at, after) && isTouching(after, tokens[i + 2]));
}

/** Whether an age of one person stands at token `i`. */
export function isAge(tokens: Token[], i: number): boolean {
  return skipAge(tokens, i) > i && !tokens[skipAge(tokens, i) - 1]?.word.endsWith('olds');
}

