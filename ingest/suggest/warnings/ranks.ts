import type { Span } from '../types.ts';
import type { Reading } from '../words/reading.ts';
import { foldWord } from '../words/words.ts';

const fold = (words: string) => new Set(words.split(/\s+/).map(foldWord));

const SUPERLATIVE = fold('deadliest bloodiest worst highest lowest record largest most الأكثر الأعلى أعلى الأكبر أكبر الأسوأ أسوأ الأعنف أعنف');
const SINCE = fold('since منذ');
const MONTH = fold('month months year years week day toll number شهر عام سنة أسبوع يوم حصيلة عدد');
const EVER = fold('ever record yet تاريخ الإطلاق');
const HARM = fold('deadliest bloodiest civilian civilians killed deaths casualties casualty toll fatalities دموية دموي ضحايا مدنيين قتلى حصيلة القتلى');
/** Words between the superlative and what it is measured against. */
const REACH = 14;

/** Sentences that rank a toll or a month against those before: "the second deadliest month since August 2014". */
export function rankSentences(reading: Reading): Span[] {
  return reading.sentences.flatMap((sentence) => {
    for (let index = sentence.first; index < sentence.last; index += 1) {
      if (!reading.words[index]!.forms.some((form) => SUPERLATIVE.has(form))) continue;
      const behind = reading.words.slice(index + 1, Math.min(sentence.last, index + REACH)).flatMap((word) => word.forms);
      const around = reading.words.slice(Math.max(sentence.first, index - 8), Math.min(sentence.last, index + REACH)).flatMap((word) => word.forms);
      const says = (list: readonly string[], words: Set<string>) => list.some((form) => words.has(form));
      if (says(around, HARM) && (says(behind, SINCE) || says(behind, EVER)) && says(around, MONTH)) return [{ start: sentence.start, end: sentence.end }];
    }
    return [];
  });
}
