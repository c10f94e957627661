/** A word of the text, in the form that dictionaries are asked with. */
export interface Word {
  start: number;
  end: number;
  /** Lower case, without vowel signs; see `foldWord`. */
  fold: string;
  /** `fold` first, then what is left of an Arabic word without its joined particles, article and pronoun. */
  forms: readonly string[];
}

// Numbers keep their separators, initials their dots (U.S), words their apostrophe (Russia's). Hyphens part words, so that
// "US-led" and "US led" are the same. The underscore of hashtags parts words too, and so does a change of script: posts glue an
// account's Latin name to the Arabic words behind it.
const WORD = /\p{N}+(?:[.,٬٫]\p{N}+)*|\p{Lu}(?:\.\p{Lu})+(?!\p{L})|[\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef]+|(?:(?![\u0600-\u06ff])[\p{L}\p{M}])+(?:['’](?:(?![\u0600-\u06ff])\p{L})+)*/gu;
const NOT_PLAIN_ASCII = /[^a-z0-9]/;
const ARABIC = /[\u0621-\u064a]/;

/** The words of a text in order. Words that a poster cut with stretch signs to pass filters ("قـ ـصف", "صـ.ار.وخ") are joined again. */
export function readWords(text: string): Word[] {
  const words: Word[] = [];
  let stretched = false;
  for (const match of text.matchAll(WORD)) {
    const start = match.index;
    const end = start + match[0].length;
    const before = words.at(-1);
    const hasStretch = match[0].includes(STRETCH);
    if (before && (stretched || hasStretch) && isCut(text, before, start, match[0])) {
      words[words.length - 1] = makeWord(text.slice(before.start, end), before.start, end);
      stretched = true;
    } else {
      words.push(makeWord(match[0], start, end));
      stretched = hasStretch;
    }
  }
  return words;
}

const STRETCH = '\u0640';
const LONGEST_CUT = 3;
const LONGEST_PART = 20;

/** Stretch signs on both sides of a small gap, or in the word before a mere dot. */
function isCut(text: string, before: Word, start: number, after: string): boolean {
  if (start - before.end > LONGEST_CUT || before.end - before.start > LONGEST_PART) return false;
  const gap = text.slice(before.end, start);
  if (!/^[ .،,]*$/.test(gap)) return false;
  if (text[before.end - 1] === STRETCH && (after.startsWith(STRETCH) || gap === '.')) return true;
  return gap === '.' && ARABIC.test(after) && text.slice(before.start, before.end).includes(STRETCH);
}

type Reading = Pick<Word, 'fold' | 'forms'>;

/** Readings of words met before, for the same few thousand words make up most texts: it halves the time of reading Arabic. */
const known = new Map<string, Reading>();
const MOST_KNOWN = 20_000;

function makeWord(raw: string, start: number, end: number): Word {
  let reading = known.get(raw);
  if (!reading) {
    const fold = foldWord(raw);
    reading = { fold, forms: ARABIC.test(fold) ? arabicForms(fold) : [fold] };
    if (known.size >= MOST_KNOWN) known.clear();
    if (raw.length < 40) known.set(raw, reading);
  }
  return { start, end, fold: reading.fold, forms: reading.forms };
}

/**
 * Lower case; no accents, vowel signs, stretch signs or dots of initials; English possessive off; the Arabic letters that
 * writers exchange made one (أإآٱ → ا, ؤ → و, ئى → ي, ة → ه); Arabic-Indic digits made European.
 */
export function foldWord(raw: string): string {
  const lower = raw.toLowerCase();
  if (!NOT_PLAIN_ASCII.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]|(?<=[\u0621-\u064a])[ .،,]+/gu, '')
    .replace(/['’]s?$/, '')
    .replace(/[.'’](?=\p{L})/gu, '')
    .replace(/ٱ/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/[٠-٩۰-۹]/g, (digit) => String((digit.charCodeAt(0) & 0xf)));
}

/**
 * Readings of an Arabic word without the particles (و ف ب ل ك), the article and the pronoun joined to it, longest first. A
 * reading may be no word at all ("فاه" out of "وفاه"): dictionaries simply don't know it.
 */
export function arabicForms(fold: string): string[] {
  const forms = new Set([fold]);
  const conjunction = /^[وف]/.test(fold) && fold.length > 3 ? fold.slice(1) : null;
  for (const form of conjunction === null ? [fold] : [fold, conjunction]) {
    forms.add(form);
    if (form.startsWith('لل') && form.length > 4) forms.add(form.slice(2));
    if (/^[بك]ال/.test(form) && form.length > 5) forms.add(form.slice(3)).add(form.slice(1));
    if (form.startsWith('ال') && form.length > 4) forms.add(form.slice(2));
    if (/^[بلك]/.test(form) && form.length > 3) forms.add(form.slice(1));
  }
  const withPronoun = [...forms];
  for (const form of withPronoun) {
    const stem = withoutPronoun(form);
    if (stem) forms.add(stem).add(stem.replace(/ت$/, 'ه'));
  }
  return [...forms];
}

/** "مجزرتها" (its massacre) without "its"; null where no pronoun is joined. */
function withoutPronoun(form: string): string | null {
  const stem = form.replace(/(?:ها|هم|هن|هما|نا)$/, '');
  return stem !== form && stem.length >= 4 ? stem : null;
}

/** Index of the first of `words` (or other things in order of the text) that begins at `offset` or behind it. */
export function firstAt(words: readonly { start: number }[], offset: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
