import type { Count } from '../types.ts';
import { figuresIn } from '../words/figures.ts';
import type { Figure } from '../words/figures.ts';
import type { Reading, Sentence } from '../words/reading.ts';
import { wordSpeaksOf } from '../words/reading.ts';
import { foldWord } from '../words/words.ts';

const fold = (words: string) => new Set(words.split(' ').map(foldWord));

const PEOPLE = fold('people persons civilians شخص شخصا أشخاص مدني مدنيا مدنيين');
/** A part of a whole that stands before. */
const OF_WHICH = fold('including among of بينهم منهم بينها');
/** Fewer are one attack's dead, which the finder of counts tells by its own rules. */
const FEWEST = 13;
/** Words between the number and the people, and between these and the word of harm. */
const REACH = 5;

/**
 * A figure of people near a word of harm, for sentences whose order the finder of counts can't follow: a tally's long sentence
 * often has the number far from its verb ("that no fewer than 120 civilians, by its count, were killed"). null where there is none.
 */
export function peopleBy(reading: Reading, sentence: Sentence, harm: 'DEATH' | 'INJURY'): Count | null {
  for (const figure of figuresIn(reading, sentence)) {
    if ((figure.max ?? figure.min ?? 0) < FEWEST) continue;
    const before = reading.words[figure.first - 1];
    if (before?.forms.some((form) => OF_WHICH.has(form))) continue;
    const noun = nounBehind(reading, sentence, figure);
    if (noun !== null && isNear(reading, sentence, figure, noun, harm)) return { min: figure.min, max: figure.max, qualifier: figure.qualifier };
  }
  return null;
}

function nounBehind(reading: Reading, sentence: Sentence, figure: Figure): number | null {
  for (let index = figure.last; index < Math.min(sentence.last, figure.last + 2); index += 1) {
    if (reading.words[index]!.forms.some((form) => PEOPLE.has(form))) return index;
  }
  return null;
}

function isNear(reading: Reading, sentence: Sentence, figure: Figure, noun: number, harm: 'DEATH' | 'INJURY'): boolean {
  const other = harm === 'DEATH' ? 'INJURY' : 'DEATH';
  for (let step = 1; step <= REACH; step += 1) {
    const around = [noun + step, figure.first - step].filter((index) => index >= sentence.first && index < sentence.last);
    if (around.some((index) => wordSpeaksOf(reading, index, harm))) return true;
    if (around.some((index) => wordSpeaksOf(reading, index, other))) return false;
  }
  return false;
}
