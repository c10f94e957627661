/** Accents, vowel signs, tatweel, apostrophes, and marks that nobody sees. */
// oxlint-disable-next-line no-misleading-character-class -- single code units are what is meant
const DROPPED = /[\u0300-\u036f\u0483-\u0487\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0027\u0060\u02b9-\u02bf\u2018\u2019\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/g;
// oxlint-disable-next-line no-control-regex -- control characters part words as spaces do
const SEPARATORS = /[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u02c0-\u02ff\u060c\u061b-\u061f\u066a-\u066d\u06d4\u06dd\u06de\u06e9\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u2e00-\u2e7f\u3000-\u3020\u3030\ufd3e\ufd3f]+/g;
const CAPITALS = /[A-Z\u0391-\u03a1\u03a3-\u03a9\u0410-\u042f]/g;
const CYRILLIC_CAPITALS = /[\u0400-\u040f]/g;
const SAME = new Map(Object.entries({
  '\u0649': '\u064a', '\u06cc': '\u064a', '\u06d0': '\u064a', '\u0629': '\u0647', '\u06d5': '\u0647', '\u06be': '\u0647', '\u06c1': '\u0647', '\u06c3': '\u0647',
  '\u0671': '\u0627', '\u06a9': '\u0643', '\u06aa': '\u0643', ø: 'o', Ø: 'o', ł: 'l', Ł: 'l', đ: 'd', Đ: 'd', ı: 'i',
}));
const LETTERS_ALIKE = new RegExp(`[${[...SAME.keys()].join('')}]`, 'g');
/** The article, alone or with "and", "so", "in", "like" or "for" written on to it. */
const ARTICLE = /(^| )(?:[\u0648\u0641\u0628\u0643]?\u0627\u0644|\u0644\u0644)(?=[\u0621-\u064a]{3})/g;

/**
 * Text as words parted by single spaces that compare equal however they are written: without accents, vowel signs, case, forms of alef, ya,
 * ta marbuta and kaf, or the Arabic article. The database's function `fold` does the same, so that what it finds can be shown here.
 */
export function fold(text: string): string {
  return text.normalize('NFKD')
    .replace(DROPPED, '')
    .replace(CAPITALS, (letter) => String.fromCharCode(letter.charCodeAt(0) + 32))
    .replace(CYRILLIC_CAPITALS, (letter) => String.fromCharCode(letter.charCodeAt(0) + 80))
    .replace(LETTERS_ALIKE, (letter) => SAME.get(letter) ?? letter)
    .replace(SEPARATORS, ' ')
    .replace(ARTICLE, '$1');
}
