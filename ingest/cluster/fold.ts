const MARKS = /[\p{Mn}\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const ALEF = /[\u0622\u0623\u0625\u0671]/g;
const ARABIC = /[\u0600-\u06ff]/;

/** Words that censors' filters would catch are written broken up, with strokes, dots and blanks inside: these join them again. */
const BROKEN_BY_STROKES = /\u0640+[ .]{0,2}\u0640+/g;
const BROKEN_BY_DOT = /(?<=(?:^|[^\u0621-\u064a])[\u0621-\u064a])\.(?=[\u0621-\u064a]{2})|(?<=[\u0621-\u064a]{2})\.(?=[\u0621-\u064a](?![\u0621-\u064a]))/g;

/** Joins Arabic words that were broken up to slip past filters; other texts stay as they are. */
export function mendBrokenWords(text: string): string {
  return ARABIC.test(text) ? text.replace(BROKEN_BY_STROKES, '').replace(BROKEN_BY_DOT, '') : text;
}

/**
 * One spelling for one word: compatibility forms, case, diacritics, tatweel, direction marks, the variants of alef, ya, ta marbuta and
 * the hamza's seats, Persian kaf and ya, Arabic-Indic digits.
 */
export function fold(word: string): string {
  const plain = word.normalize('NFKD').toLowerCase().replace(MARKS, '');
  return ARABIC.test(plain) ? foldArabic(plain) : plain;
}

function foldArabic(word: string): string {
  return word
    .replace(ALEF, 'ا').replace(/[ىی]/g, 'ي').replace(/ة/g, 'ه').replace(/ؤ/g, 'و').replace(/ئ/g, 'ي').replace(/ک/g, 'ك').replace(/ء/g, '')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));
}

const ARTICLE = /^(?:وال|بال|كال|فال|ولل|لل|ال)(?=..)/;
const ARABIC_ENDING = /(?<=...)(?:ها|ان|ات|ون|ين|يه|ه|ي|ا)$/;

/**
 * A light stem of a folded word. Arabic: the conjunction, the article and the commonest endings come off, as in light stemming for retrieval;
 * English: plural and possessive.
 */
export function stem(word: string): string {
  if (ARABIC.test(word)) {
    const bare = word.replace(ARTICLE, '');
    return (bare.length > 4 ? bare.replace(/^و(?=...)/, '') : bare).replace(ARABIC_ENDING, '');
  }
  const owner = word.replace(/['’]s?$/, '');
  return owner.length > 4 && owner.endsWith('s') && !owner.endsWith('ss') ? owner.slice(0, -1) : owner;
}
