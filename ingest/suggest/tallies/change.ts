import { readDigits } from '../words/figures.ts';
import type { Reading, Sentence } from '../words/reading.ts';
import { foldWord } from '../words/words.ts';

const fold = (words: string) => new Set(words.split(' ').map(foldWord));

const PERCENT = fold('percent pct بالمئة بالمائة');
const UP = fold('rise rose risen increase increased increasing up jump jumped higher more surge surged climbed ارتفاع ارتفع ارتفعت زيادة زاد زادت بزيادة');
const DOWN = fold('fall fell fallen drop dropped decrease decreased decline declined down lower fewer less reduction انخفاض انخفض انخفضت تراجع تراجعت بانخفاض نقص');
/** Words on either side of the percentage that say which way it went. */
const REACH = 7;

/**
 * The change against an earlier period that a sentence states, in percent, negative for a fall. null where no percentage
 * stands by a word of rise or fall.
 */
export function changeIn(reading: Reading, sentence: Sentence): number | null {
  for (let index = sentence.first; index < sentence.last; index += 1) {
    const value = readDigits(reading.words[index]!.fold);
    if (value === null || !isPercent(reading, index)) continue;
    const around = reading.words.slice(Math.max(sentence.first, index - REACH), Math.min(sentence.last, index + REACH));
    if (around.some((word) => word.forms.some((form) => DOWN.has(form)))) return -value;
    if (around.some((word) => word.forms.some((form) => UP.has(form)))) return value;
  }
  return null;
}

function isPercent(reading: Reading, index: number): boolean {
  const word = reading.words[index]!;
  if (/^\s?[%٪]/.test(reading.document.text.slice(word.end, word.end + 2))) return true;
  const [next, second] = [reading.words[index + 1], reading.words[index + 2]];
  if (!next) return false;
  if (next.forms.some((form) => PERCENT.has(form))) return true;
  return (next.fold === 'per' && second?.fold === 'cent') || (next.fold === 'في' && /^ال?ما?يه$/.test(second?.fold ?? ''));
}
