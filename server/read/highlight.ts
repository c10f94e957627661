import type { TextRange } from '../../schema/types/search.ts';
import { fold } from './fold.ts';
import { matchesWord, type QueryWord } from './words.ts';

/** Characters of a snippet. */
const LONGEST = 300;
/** Characters shown before the first match, where there are so many. */
const LEAD = 80;
const TOKEN = /[\p{L}\p{N}\p{M}'’ʼ`\u0640]+/gu;

/** Where a text holds words of a query, in UTF-16 code units; what the database finds by folded words is found again here. */
export function rangesOf(text: string, words: readonly QueryWord[]): TextRange[] {
  const ranges: TextRange[] = [];
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const folded = fold(token).split(' ');
    if (words.some((word) => folded.some((each) => matchesWord(word, each)))) ranges.push({ start: index, end: index + token.length });
  }
  return ranges;
}

/** The piece of a long text that the first match stands in, from a word's beginning to a word's end, with … where it was cut. */
export function excerpt(text: string, words: readonly QueryWord[]): string {
  if (text.length <= LONGEST) return text;
  const [first] = rangesOf(text, words);
  const from = first === undefined || first.end <= LONGEST ? 0 : text.indexOf(' ', first.start - LEAD) + 1;
  const start = first !== undefined && from > first.start ? first.start : from;
  const cut = text.lastIndexOf(' ', start + LONGEST);
  const whole = start + LONGEST >= text.length;
  const end = whole ? text.length : cut > start ? cut : start + LONGEST;
  return `${start > 0 ? '…' : ''}${text.slice(start, end).toWellFormed()}${whole ? '' : '…'}`;
}
