/** What is counted in a block's text. */
export class Counts {
  words = 0;
  letters = 0;
  upper = 0;
  digits = 0;
  commas = 0;
  stops = 0;
  other = 0;
  linkWords = 0;
  links = 0;
  strongWords = 0;
  /** Which of SIGNS are there: bits. May hold bits of text before the page's first box, so a bit is a hint, its want a proof. */
  signs = 0;
}

/** Signs that features ask for, one bit each. */
export const SIGNS = { at: 1, rights: 2, parting: 4, question: 8, colon: 16 } as const;

/** What a UTF-16 unit counts as. Letters of scripts that put no space between words are apart, since a word is not found by its borders. */
const KIND = { space: 0, letter: 1, upper: 2, digit: 3, unspaced: 4, comma: 5, stop: 6, other: 7 } as const;
const KINDS = kindsOfUnits();
const SIGN_BITS = signBits();

/** Adds up words, letters and punctuation of any script; four characters of Chinese, Japanese or Thai count as two words. */
export function count(text: string, counts: Counts): void {
  let inWord = false;
  let [words, letters, upper, digits, unspaced] = [0, 0, 0, 0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const kind = KINDS[code] as number;
    if (kind >= KIND.comma || kind === KIND.space) {
      inWord = false;
      if (kind !== KIND.space) countSign(kind, code, counts);
      continue;
    }
    if (kind === KIND.digit) digits += 1;
    else letters += 1;
    if (kind === KIND.unspaced) {
      unspaced += 1;
      continue;
    }
    if (kind === KIND.upper) upper += 1;
    if (!inWord) words += 1;
    inWord = true;
  }
  counts.words += words + ((unspaced + 1) >> 1);
  counts.letters += letters;
  counts.upper += upper;
  counts.digits += digits;
}

function countSign(kind: number, code: number, counts: Counts): void {
  if (kind === KIND.comma) counts.commas += 1;
  else if (kind === KIND.stop) counts.stops += 1;
  else counts.other += 1;
  counts.signs |= SIGN_BITS[code] as number;
}

/** A kind for each of the 65,536 units, so that counting looks one thing up a character. */
function kindsOfUnits(): Uint8Array {
  const kinds = new Uint8Array(0x10000).fill(KIND.letter);
  const set = (kind: number, first: number, last: number): unknown => kinds.fill(kind, first, last + 1);
  for (const [first, last] of [[0x3040, 0x30ff], [0x3400, 0x9fff], [0xe00, 0xe7f], [0x1000, 0x109f]] as const) set(KIND.unspaced, first, last);
  for (const [first, last] of [[0x41, 0x5a], [0xc0, 0xde], [0x410, 0x42f]] as const) set(KIND.upper, first, last);
  // Neither letters nor digits: ASCII's and Latin-1's signs, general punctuation to dingbats, brackets of Chinese and full-width signs.
  for (const [first, last] of [[0, 0x40], [0x5b, 0x60], [0x7b, 0xbf], [0x2000, 0x2bff], [0x3000, 0x3020], [0xff01, 0xff0f]] as const) set(KIND.other, first, last);
  for (const [first, last] of [[0x30, 0x39], [0x660, 0x669], [0x6f0, 0x6f9]] as const) set(KIND.digit, first, last);
  for (const code of [0x2c, 0x3b, 0x60c, 0x61b, 0xff0c, 0xff1b, 0x3001, 0x55d]) kinds[code] = KIND.comma;
  for (const code of [0x2e, 0x21, 0x3f, 0x61f, 0x6d4, 0x3002, 0xff01, 0xff1f, 0x964, 0x589, 0x1362, 0x2026, 0x104b]) kinds[code] = KIND.stop;
  kinds[0x20] = KIND.space;
  return kinds;
}

function signBits(): Uint8Array {
  const bits = new Uint8Array(0x10000);
  const set = (bit: number, signs: string): void => {
    for (const sign of signs) bits[sign.charCodeAt(0)] = bit;
  };
  set(SIGNS.at, '@');
  set(SIGNS.rights, '©®');
  set(SIGNS.parting, '|·»›→');
  set(SIGNS.question, '?؟？');
  set(SIGNS.colon, ':');
  return bits;
}
