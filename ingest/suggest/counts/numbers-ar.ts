import type { Token } from './tokens.ts';
import type { VagueName } from './vague.ts';

const UNITS = new Map<string, number>();
const STEMS = ['ثلاث', 'اربع', 'خمس', 'ست', 'سبع', 'ثماني', 'تسع', 'عشر'];
STEMS.forEach((stem, i) => {
  UNITS.set(stem, i + 3);
  UNITS.set(`${stem}ه`, i + 3);
});
for (const [word, value] of [['ثمان', 8], ['واحد', 1], ['واحده', 1], ['احد', 1], ['احدي', 1], ['اثنان', 2], ['اثنين', 2], ['اثنتان', 2], ['اثنتين', 2],
  ['اثنا', 2], ['اثني', 2], ['اثنتا', 2], ['اثنتي', 2], ['اتنين', 2], ['ثلاثا', 3]] as const) UNITS.set(word, value);

const TENS = new Map<string, number>();
['عشر', 'ثلاث', 'اربع', 'خمس', 'ست', 'سبع', 'ثمان', 'تسع'].forEach((stem, i) => {
  TENS.set(`${stem}ون`, (i + 2) * 10);
  TENS.set(`${stem}ين`, (i + 2) * 10);
});
const HUNDREDS = new Map<string, number>([['ميه', 100], ['مايه', 100], ['ميتان', 200], ['ميتين', 200], ['مايتان', 200], ['مايتين', 200], ['الف', 1000], ['الفان', 2000], ['الفين', 2000]]);
['ثلاث', 'اربع', 'خمس', 'ست', 'سبع', 'ثمان', 'تسع'].forEach((stem, i) => {
  HUNDREDS.set(`${stem}ميه`, (i + 3) * 100);
  HUNDREDS.set(`${stem}مايه`, (i + 3) * 100);
});

const VAGUE_WORDS = new Map<string, VagueName>([
  ['عشرات', 'TENS'], ['مئات', 'HUNDREDS'], ['ميات', 'HUNDREDS'], ['الاف', 'THOUSANDS'], ['عده', 'PLURAL'], ['بضعه', 'PLURAL'], ['العديد', 'PLURAL'],
  ['بعض', 'PLURAL'], ['عديد', 'PLURAL'],
]);

export interface ArabicNumber {
  value: number | null;
  vague: VagueName | null;
  next: number;
}

/** Finds a word in a table with or without the particles that Arabic writes onto it (and, with, to, the). */
export function lookup<T>(table: Map<string, T>, word: string): T | undefined {
  const direct = table.get(word);
  if (direct !== undefined) return direct;
  let rest = word;
  if (/^[وف]/.test(rest) && rest.length > 2) {
    rest = rest.slice(1);
    const found = table.get(rest);
    if (found !== undefined) return found;
  }
  if (/^[بلك]/.test(rest) && rest.length > 2) {
    const found = table.get(rest.slice(1)) ?? (rest.startsWith('لل') ? table.get(rest.slice(2)) : undefined);
    if (found !== undefined) return found;
    if (rest.startsWith('بال') || rest.startsWith('كال')) rest = rest.slice(1);
  }
  return rest.startsWith('ال') ? table.get(rest.slice(2)) : undefined;
}

/** Reads "21", "خمسة", "اثنا عشر", "خمسة وعشرون", "مئة وخمسين", "عشرات" at token `i`. */
export function readNumberAr(tokens: Token[], i: number): ArabicNumber | null {
  const token = tokens[i];
  if (!token) return null;
  if (token.value !== null) {
    if (!Number.isInteger(token.value)) return null;
    const thousand = /^(?:الف|الفا)$/.test(tokens[i + 1]?.word ?? '');
    return thousand ? { value: token.value * 1000, vague: null, next: i + 2 } : { value: token.value, vague: null, next: i + 1 };
  }
  const word = token.word;
  if (/^[وب]?عدد$/.test(word)) return readAmount(tokens, i + 1);
  const vague = lookup(VAGUE_WORDS, word);
  if (vague) return { value: null, vague, next: skipMin(tokens, i + 1) };
  const hundreds = lookup(HUNDREDS, word);
  if (hundreds !== undefined) return withRest(tokens, i + 1, hundreds);
  return readUnder100(tokens, i);
}

/** "عدد من المدنيين": an unnamed number; "عدد القتلى" is no number of its own. */
function readAmount(tokens: Token[], i: number): ArabicNumber | null {
  const large = /^(?:كبير|اخر|قليل)$/.test(tokens[i]?.word ?? '') ? i + 1 : i;
  return tokens[large]?.word === 'من' ? { value: null, vague: 'PLURAL', next: large + 1 } : null;
}

function skipMin(tokens: Token[], i: number): number {
  return tokens[i]?.word === 'من' ? i + 1 : i;
}

function withRest(tokens: Token[], i: number, base: number): ArabicNumber {
  const rest = tokens[i]?.word.startsWith('و') ? readUnder100(tokens, i) : null;
  return rest ? { value: base + (rest.value ?? 0), vague: null, next: rest.next } : { value: base, vague: null, next: i };
}

function readUnder100(tokens: Token[], i: number): ArabicNumber | null {
  const word = tokens[i]!.word;
  const tens = lookup(TENS, word);
  if (tens !== undefined) return { value: tens, vague: null, next: i + 1 };
  const unit = lookup(UNITS, word);
  if (unit === undefined) return null;
  const next = tokens[i + 1]?.word ?? '';
  if (unit < 10 && (next === 'عشر' || next === 'عشره')) return { value: 10 + unit, vague: null, next: i + 2 };
  const ten = next.startsWith('و') ? TENS.get(next.slice(1)) : undefined;
  if (ten !== undefined && unit < 10) return { value: unit + ten, vague: null, next: i + 2 };
  return { value: unit, vague: null, next: i + 1 };
}
