/** A word, number or sign of the text, with its offsets (UTF-16 code units, end exclusive). */
export interface Token {
  start: number;
  end: number;
  /** Lower case, apostrophes straight; Arabic without vowel signs and with alef, ya and ta marbuta folded. */
  word: string;
  /** The value of a number in digits of any script. */
  value: number | null;
  capital: boolean;
}

// Posts stretch and break words with tatweel and dots to slip past filters ("قتـ.ـل"): such a word is one token.
// Square brackets are an editor's insertion into a quotation, read as if they weren't there.
// Scripts are parted even without a space between them: posts glue an account's Latin name to the Arabic words behind it.
const TOKEN = /[A-Za-z\u00c0-\u024f]+(?:['’][A-Za-z]+)?|[\u0620-\u065f\u0670-\u06d3]+(?:(?<=\u0640)[. ]{1,2}\u0640[\u0620-\u065f\u0670-\u06d3]*)*|[\d\u0660-\u0669\u06f0-\u06f9]+(?:[.,\u066b\u066c][\d\u0660-\u0669\u06f0-\u06f9]+)*|[^\s[\]\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Tokens of `text` between two offsets. Linear in the length. */
export function tokenize(text: string, from = 0, to = text.length): Token[] {
  const tokens: Token[] = [];
  const part = from === 0 && to === text.length ? text : text.slice(from, to);
  for (const match of part.matchAll(TOKEN)) {
    const raw = match[0];
    const start = from + match.index;
    tokens.push({ start, end: start + raw.length, word: foldWord(raw), value: digits(raw), capital: /^[A-Z\u00c0-\u00de]/.test(raw) });
  }
  return tokens;
}

/** Folds spelling variants that readers don't tell apart, so that one table entry serves them all. */
export function foldWord(raw: string): string {
  const first = raw.charCodeAt(0);
  if (first < 0x250) return raw.toLowerCase().replace('’', "'");
  if (first < 0x600 || first > 0x6ff) return raw;
  return raw
    .replace(/[. \u0610-\u061a\u0640\u064b-\u065f\u0670]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/[ىی]/g, 'ي')
    .replace(/ک/g, 'ك')
    .replace(/ة/g, 'ه')
    .replace(/ؤ/g, 'و')
    .replace(/ئ/g, 'ي');
}

function digits(raw: string): number | null {
  if (!/^[\d\u0660-\u0669\u06f0-\u06f9]/.test(raw)) return null;
  const latin = raw.replace(/[\u0660-\u0669]/g, (d) => String(d.charCodeAt(0) - 0x660)).replace(/[\u06f0-\u06f9]/g, (d) => String(d.charCodeAt(0) - 0x6f0));
  const plain = /^\d{1,3}(?:[,\u066c]\d{3})+$/.test(latin) ? latin.replace(/[,\u066c]/g, '') : latin.replace(/[,\u066b]/g, '.');
  const value = Number(plain);
  return Number.isFinite(value) && value < 1e9 ? value : null;
}
