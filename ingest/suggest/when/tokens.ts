/** A word or a number of the text, folded for look-up, with where it stands. */
export interface Token {
  start: number;
  end: number;
  /** Folded word; for numbers the ASCII digits. */
  key: string;
  /** Its value, or null for a word. */
  number: number | null;
  /** Begins with a capital letter. */
  capital: boolean;
}

// Scripts and digits part words too: pages glue "سوريا بوستJune 15, 2025" and "4تموز" together; so does a capital after a small letter.
const WORD = /[0-9]+|[\u0660-\u0669]+|[\u06f0-\u06f9]+|[\u0621-\u065f\u0670-\u06d3]+|[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[A-Z]|[\p{L}]+/gu;

const MARKS = /[\u064b-\u065f\u0670\u0640]/g;

/** Small letters; Arabic without vowel signs and tatweel, one form of alef, ه for ة and ي for ى. */
export function foldWord(word: string): string {
  if (word.charCodeAt(0) < 128) return word.toLowerCase();
  return word.replace(MARKS, '').replace(/[أإآٱ]/g, 'ا').replace(/ة/g, 'ه').replace(/[ىی]/g, 'ي').replace(/ک/g, 'ك').toLowerCase();
}

function readNumber(word: string): number | null {
  const code = word.charCodeAt(0);
  if (code >= 48 && code <= 57) return Number(word.slice(0, 15));
  const zero = code >= 0x6f0 && code <= 0x6f9 ? 0x6f0 : code >= 0x660 && code <= 0x669 ? 0x660 : 0;
  if (!zero) return null;
  let value = 0;
  for (let i = 0; i < word.length && i < 15; i++) value = value * 10 + word.charCodeAt(i) - zero;
  return value;
}

/** Cuts a text into words and numbers, in order; what lies between is punctuation and space. Linear in the text. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(WORD)) {
    const word = match[0];
    const number = readNumber(word);
    const code = word.charCodeAt(0);
    tokens.push({
      start: match.index,
      end: match.index + word.length,
      key: number === null ? foldWord(word) : String(number).padStart(word.length, '0'),
      number,
      capital: code >= 65 && code <= 90,
    });
  }
  return tokens;
}
