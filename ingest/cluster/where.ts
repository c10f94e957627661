import type { Word } from './words.ts';

/** Arabic words that a place name follows, folded, article and prepositions allowed. */
const ARABIC_CUE = /^(?:[وبلف]|ال|بال|وال|لل)?(?:قريه|قري|بلده|بلدات|مدينه|حي|احياء?|مخيم|مخيمات|سد|طريق|ناحيه|منطقه|محافظه|جبل|قضاء?|سوق|مشفي|مدرسه|حاجز|معبر|مقاطعه)$/;
/** Directions and "countryside" stand before wider areas. */
const ARABIC_WIDE_CUE = /^(?:[وبلف]|ال|بال)?(?:ريف|ريفي|شمال|جنوب|شرق|غرب|شمالي|جنوبي|شرقي|غربي|محيط|اطراف|قرب|وسط)$/;
const ENGLISH_CUE = /^(?:in|at|near|of|on|from|outside|around|village|town|city|camp|neighbou?rhood|street|county)$/;
/** How far a name may reach after its cue. */
const REACH = 2;
const MOST_PLACES = 40;

/**
 * Words that stand where place names stand. No gazetteer: villages and streets that none has are what tells two events apart. A list of
 * candidates to compare, in order of appearance.
 */
export function placeWords(words: Word[]): string[] {
  const found = new Set<string>();
  words.forEach((word, i) => {
    if (found.size >= MOST_PLACES) return;
    const arabic = ARABIC_CUE.test(word.plain) || ARABIC_WIDE_CUE.test(word.plain);
    if (!arabic && !ENGLISH_CUE.test(word.plain)) return;
    for (const next of words.slice(i + 1, i + 1 + REACH)) {
      if (next.term === '' || /^\d/.test(next.plain) || ARABIC_CUE.test(next.plain) || ARABIC_WIDE_CUE.test(next.plain) || (!arabic && !next.name)) break;
      found.add(next.term);
    }
  });
  return [...found];
}
