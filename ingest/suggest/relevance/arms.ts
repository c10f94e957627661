import type { Reading, Sentence } from '../words/reading.ts';
import { hasTopic, topicsOf } from '../words/lexicon.ts';
import { foldWord } from '../words/words.ts';
import type { Word } from '../words/words.ts';

const fold = (words: string) => new Set(words.split(/\s+/).map(foldWord));

/**
 * Arms that have other meanings elsewhere, so that the lexicon of single words leaves them to the sentence: a shell on the beach, a bomb of
 * a goal. They speak of arms beside a death or an injury, which is where they are asked for.
 */
const DOUBTFUL = fold('shell bomb grenade grenades blast explosion explosions exploded explosive explosives mine mines ' +
  'لغم ألغام ذخيرة ذخائر قنبلة قنابل عبوة متفجرات انفجار تفجير');
const BEFORE_STRIKE = new Set(['air', 'drone', 'missile', 'artillery', 'rocket', 'aerial']);
const STRIKE = new Set(['strike', 'strikes', 'raid', 'raids', 'attack', 'attacks']);

/** Does the sentence speak of weapons at work: by a word of its own, or by two ("air strike")? */
export function speaksOfArms(reading: Reading, sentence: Pick<Sentence, 'first' | 'last'>): boolean {
  return armsAmong(reading.words.slice(sentence.first, sentence.last));
}

export function armsAmong(words: readonly Word[]): boolean {
  return words.some((word, index) => hasTopic(topicsOf(word), 'ARMS') || isAirStrike(words, index) || word.forms.some((form) => DOUBTFUL.has(form)));
}

/** How many words of the text name weapons for certain. */
export function countArms(reading: Reading): number {
  const certain = (words: readonly Word[]) => words.filter((word, index) => hasTopic(topicsOf(word), 'ARMS') || isAirStrike(words, index)).length;
  return certain(reading.titleWords) + certain(reading.words);
}

function isAirStrike(words: readonly Word[], index: number): boolean {
  return STRIKE.has(words[index]!.fold) && BEFORE_STRIKE.has(words[index - 1]?.fold ?? '');
}
