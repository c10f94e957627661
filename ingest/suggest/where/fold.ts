/** A word of a text or a name: where it stands and its folded form. */
export interface Word {
  start: number;
  end: number;
  key: string;
  arabic: boolean;
  /** Begins with a capital letter, or is in a script without capitals. */
  capital: boolean;
}

const WORD = /[\u0621-\u065f\u0670-\u06d3]+|(?:(?![\u0600-\u06ff])[\p{L}\p{M}'’‘`ʻʼʾʿ])+/gu;

const ARABIC_MARKS = /[\u064b-\u065f\u0670\u0640]/g;

/**
 * Arabic words: no vowel signs or tatweel, one alef, ه for ة, ي for ى and Persian letters, no hamza carriers. The article stays: it is
 * dropped by `stems`, since ال also begins words that have none.
 */
export function foldArabic(word: string): string {
  return word.replace(ARABIC_MARKS, '').replace(/[أإآٱ]/g, 'ا').replace(/ة/g, 'ه').replace(/[ىیئ]/g, 'ي').replace(/ؤ/g, 'و').replace(/ک/g, 'ك').replace(/ء/g, '');
}

/** Articles of transliterated Arabic, with the assimilated ones, and the French article of maps. */
const ARTICLES = new Set('al el ul il as ash es esh ad ed at et an en ar er az ez ath eth adh edh az l'.split(' '));

export function isArticle(key: string): boolean {
  return ARTICLES.has(key);
}

/** Latin words: no accents or apostrophes, small letters, doubled letters once, ou and oo as u, ee as i. Other scripts: small letters. */
export function foldLatin(word: string): string {
  const plain = word.charCodeAt(0) < 128 && !/[^A-Za-z]/.test(word) ? word : word.normalize('NFKD').replace(/[\p{M}'’‘`ʻʼʾʿ]/gu, '');
  return plain.toLowerCase().replace(/ou|oo/g, 'u').replace(/ee/g, 'i').replace(/([a-z])\1+/g, '$1');
}

/** The words of a text in order. Linear in its length; a run of letters longer than any name is passed over. */
export function splitWords(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const word = withoutPossessive(match[0]);
    if (word.length > 40) continue;
    const code = word.charCodeAt(0);
    const arabic = code >= 0x621 && code <= 0x6d3;
    const key = arabic ? foldArabic(word) : foldLatin(word);
    if (!key) continue;
    words.push({ start: match.index, end: match.index + word.length, key, arabic, capital: arabic || isCapital(word) });
  }
  return words;
}

/** "Syria’s" is Syria; "Ra's", too short for one, is a name's own word. */
function withoutPossessive(word: string): string {
  return /....['’]s$/.test(word) ? word.slice(0, -2) : word;
}

function isCapital(word: string): boolean {
  const first = /\p{L}/u.exec(word)?.[0] ?? '';
  return first !== first.toLowerCase();
}

/** A name's look-up key: its folded words without articles, with single spaces; '' where nothing is left. */
export function keyOf(name: string): string {
  if (/^[A-Za-z]{3,40}$/.test(name)) return foldLatin(name); // most names are one plain word; this halves the loading time
  const words = splitWords(name).filter((word) => !isArticle(word.key));
  return words.map((word) => (word.arabic ? withoutArticle(word.key) : word.key)).join(' ');
}

/** An Arabic word without its ال. */
export function withoutArticle(key: string): string {
  return key.length > 4 && key.startsWith('ال') ? key.slice(2) : key;
}

/**
 * What an Arabic word of running text can stand for in a name, likeliest first: as written, without the article, and without a leading و, ف, ب, ل
 * or ك, with or without article (بالرقة, وحلب, للرقة).
 */
export function stems(key: string): string[] {
  const found = [withoutArticle(key)];
  if (key.length > 3 && 'وفبلك'.includes(key[0]!)) {
    const rest = key.startsWith('لل') ? `ال${key.slice(2)}` : key.slice(1);
    const stem = withoutArticle(rest);
    if (stem.length > 2 && stem !== found[0]) found.push(stem);
    if (stem.length > 3 && 'بلك'.includes(rest[0]!) && (key[0] === 'و' || key[0] === 'ف')) found.push(withoutArticle(rest.startsWith('لل') ? `ال${rest.slice(2)}` : rest.slice(1)));
  }
  return found;
}
