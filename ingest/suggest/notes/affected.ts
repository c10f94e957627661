import type { CountClaim, NoteSuggestion } from '../types.ts';
import { figuresIn } from '../words/figures.ts';
import type { Figure } from '../words/figures.ts';
import type { Reading, Sentence } from '../words/reading.ts';
import { foldWord } from '../words/words.ts';

type Affected = NonNullable<NoteSuggestion['affected']>;

const fold = (words: string) => new Set(words.split(/\s+/).map(foldWord));

const POPULATION = fold(`civilians people persons residents children inhabitants refugees idps displaced individuals women men returnees civilian
  مدني مدنيا مدنيين مدنيون شخص شخصا أشخاص نسمة نازح نازحا نازحين طفل طفلا أطفال مواطن ساكن إنسان لاجئ لاجئا`);
const AFFECTED = fold(`trapped displaced stranded besieged affected fled fleeing homeless remain living lack without cut suffer suffering face facing flee uprooted
  محاصر محاصرون محاصرين عالق عالقون عالقين عالقا نزح نزحوا نازح نازحين متضرر متضررين يعانون يعيشون يعيش فروا تشريد تهجير نزوح`);
const IN_NEED = fold('need needs needing require requires needed enough hungry hunger malnourished حاجة يحتاج يحتاجون');
const TARGETED = fold('target targets targeting plans plan aims intends يستهدف تخطط خطة');
const REACHED = fold('reached received assisted distributed delivered helped provided reaching vaccinated وصلت استفاد تلقى تلقوا توزيع وزعت');
/** Words between the number and the people: "50,000 mostly elderly civilians". */
const REACH = 4;
/** Fewer are the people of one house or one rescue. */
const FEWEST = 50;

/**
 * The number of people whom a sentence says are hit, in need, targeted or reached by help, with its qualifier. Numbers of
 * killed and injured are none, nor are families: how many people a family is, the sentence does not say.
 * @param inNeed the sentence says that something is lacking: the people are affected though no word of theirs says so
 */
export function affectedIn(reading: Reading, sentence: Sentence, harmed: readonly CountClaim[], inNeed: boolean): { affected: Affected; figure: Figure } | null {
  const status = statusOf(reading, sentence) ?? (inNeed ? 'AFF' : null);
  if (!status) return null;
  for (const figure of figuresIn(reading, sentence)) {
    if ((figure.max ?? figure.min ?? 0) < FEWEST || !countsPeople(reading, sentence, figure) || isHarm(reading, figure, harmed)) continue;
    return { affected: { min: figure.min, max: figure.max, qualifier: figure.qualifier, status }, figure };
  }
  return null;
}

function statusOf(reading: Reading, sentence: Sentence): Affected['status'] | null {
  const forms = reading.words.slice(sentence.first, sentence.last).flatMap((word) => word.forms);
  const says = (words: Set<string>) => forms.some((form) => words.has(form));
  if (says(REACHED)) return 'REA';
  if (says(TARGETED)) return 'TGT';
  if (says(IN_NEED)) return 'INN';
  return says(AFFECTED) ? 'AFF' : null;
}

function countsPeople(reading: Reading, sentence: Sentence, figure: Figure): boolean {
  for (let index = figure.last; index < Math.min(sentence.last, figure.last + REACH); index += 1) {
    const word = reading.words[index]!;
    if (/[,;.،%]/.test(reading.document.text.slice(reading.words[index - 1]!.end, word.start))) return false;
    if (/^\d/.test(word.fold) || word.fold === 'percent' || word.fold === 'families') return false;
    if (word.forms.some((form) => POPULATION.has(form))) return true;
  }
  return false;
}

function isHarm(reading: Reading, figure: Figure, harmed: readonly CountClaim[]): boolean {
  const start = reading.words[figure.first]!.start;
  const end = reading.words[figure.last - 1]!.end;
  return harmed.some(({ quote }) => quote.start < end && quote.end > start && quote.end > quote.start);
}
