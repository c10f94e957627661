import type { Count, Qualifier } from '../types.ts';
import { within } from './order.ts';
import type { Reading, Sentence } from './reading.ts';
import { foldWord } from './words.ts';

/** A number said in words `[first, last)`, its qualifier's words among them. `number` is the word that the number begins with. */
export interface Figure extends Count {
  first: number;
  number: number;
  last: number;
  /** Offset of the number in the text. */
  start: number;
}

const remembered = new WeakMap<Reading, Figure[]>();

/** The figures of a sentence in its order; a text's are read once, for several finders ask. */
export function figuresIn(reading: Reading, sentence: Sentence): Figure[] {
  let figures = remembered.get(reading);
  if (!figures) remembered.set(reading, (figures = readFigures(reading)));
  return within(figures, sentence).filter(({ number }) => number < sentence.last);
}

function readFigures(reading: Reading): Figure[] {
  return reading.words.flatMap((_word, index) => figureAt(reading, index) ?? []);
}

const fold = (words: string) => words.split(/\s*\|\s*/).map((phrase) => phrase.split(' ').map(foldWord));

/** Phrases before a number. Longest first, so that "no more than" is not read as "more than". */
const BEFORE: [Qualifier, string[][]][] = [
  ['UP_TO', fold('up to|as many as|no more than|at most|ما يصل إلى|يصل إلى|لا يزيد عن|بحد أقصى|حتى')],
  ['AT_LEAST', fold('a minimum of between|at least|more than|no fewer than|no less than|not less than|a minimum of|minimum of|upwards of|over|ما لا يقل عن|لا يقل عن|أكثر من|ما يزيد عن|يزيد عن|ما يزيد على')],
  ['ABOUT', fold('an estimated|estimated|about|around|approximately|roughly|nearly|almost|some|close to|نحو|حوالي|قرابة|زهاء|ما يقارب|ما يقرب من')],
];
const BEHIND: [Qualifier, string[][]][] = [['AT_LEAST', fold('or more|على الأقل')], ['UP_TO', fold('على الأكثر')]];
const BETWEEN = new Set(['between', 'from', 'بين', 'مابين']);
const AND = new Set(['and', 'to', 'or', 'الي', 'و']);
const SCALE = new Map<string, number>([
  ['thousand', 1e3], ['million', 1e6], ['k', 1e3], ['m', 1e6], ['الف', 1e3], ['الاف', 1e3], ['الفا', 1e3], ['مليون', 1e6], ['ملايين', 1e6],
]);
/** "Tens of thousands": the conservative end of what the first word may mean, as for the counts of victims. */
const VAGUE = new Map<string, number>([
  ['tens', 10], ['dozens', 12], ['scores', 20], ['hundreds', 100], ['thousands', 1000], ['عشرات', 10], ['مئات', 100], ['الاف', 1000],
]);
const VAGUE_SCALE = new Map<string, number>([['thousands', 1e3], ['millions', 1e6], ['الاف', 1e3], ['ملايين', 1e6]]);
const SMALL = new Map('zero one two three four five six seven eight nine ten eleven twelve'.split(' ').map((word, value) => [word, value]));

/** The figure whose number begins at word `index`, with "between 5 and 9", "5–9", "5 to 9" read as a range; null where none begins. */
function figureAt(reading: Reading, index: number): Figure | null {
  const number = numberAt(reading, index);
  if (!number) return null;
  const upper = upperEnd(reading, number.last, index);
  if (upper && upper.value >= number.value) {
    const first = formsAt(reading, index - 1).some((form) => BETWEEN.has(form)) ? index - 1 : index;
    return { min: number.value, max: upper.value, qualifier: 'BETWEEN', first, number: index, last: upper.last, start: reading.words[index]!.start };
  }
  return qualify(reading, number, index);
}

interface Numeral {
  value: number;
  vague: boolean;
  last: number;
}

function numberAt(reading: Reading, index: number): Numeral | null {
  const word = reading.words[index];
  if (!word) return null;
  const vague = lookUp(VAGUE, word.forms);
  if (vague !== undefined) return vagueAt(reading, index, vague);
  const digits = readDigits(word.fold) ?? SMALL.get(word.fold);
  if (digits === undefined || digits === null) return null;
  const scale = lookUp(SCALE, formsAt(reading, index + 1));
  return scale ? { value: Math.round(digits * scale), vague: false, last: index + 2 } : wholeNumber(digits, index);
}

function wholeNumber(value: number, index: number): Numeral | null {
  return Number.isInteger(value) ? { value, vague: false, last: index + 1 } : null;
}

function vagueAt(reading: Reading, index: number, value: number): Numeral {
  const of = reading.words[index + 1]?.fold === 'of' ? index + 2 : index + 1;
  const scale = lookUp(VAGUE_SCALE, formsAt(reading, of));
  return scale ? { value: value * scale, vague: true, last: of + 1 } : { value, vague: true, last: of };
}

/** Digits with separators of thousands ("50,000", "50.000" is fifty thousand too) or a decimal ("2.4"). Under a thousand million. */
export function readDigits(fold: string): number | null {
  if (!/^\d/.test(fold)) return null;
  const plain = fold.replace(/[٬٫]/g, ',');
  const value = /^\d{1,3}(?:[.,]\d{3})+$/.test(plain) ? Number(plain.replace(/[.,]/g, '')) : Number(plain.replace(',', '.'));
  return Number.isFinite(value) && value < 1e9 ? value : null;
}

function upperEnd(reading: Reading, next: number, index: number): Numeral | null {
  const text = reading.document.text;
  const dashed = reading.words[next] && /^\s?[-–—]\s?$/.test(text.slice(reading.words[next - 1]!.end, reading.words[next]!.start));
  if (dashed) return numberAt(reading, next);
  const joined = formsAt(reading, next).some((form) => AND.has(form));
  const opened = formsAt(reading, index - 1).some((form) => BETWEEN.has(form));
  if (joined && (opened || reading.words[next]?.fold === 'to')) return numberAt(reading, next + 1);
  return opened && /^و\d/.test(reading.words[next]?.fold ?? '') ? numberAt(reading, next) : null;
}

function qualify(reading: Reading, number: Numeral, index: number): Figure {
  const { value, last } = number;
  const place = { number: index, start: reading.words[index]!.start };
  for (const [qualifier, phrases] of BEFORE) {
    const phrase = phrases.find((words) => matches(reading, index - words.length, words));
    if (phrase) return { ...bounds(value, qualifier), qualifier, ...place, first: index - phrase.length, last };
  }
  for (const [qualifier, phrases] of BEHIND) {
    const phrase = phrases.find((words) => matches(reading, last, words));
    if (phrase) return { ...bounds(value, qualifier), qualifier, ...place, first: index, last: last + phrase.length };
  }
  return number.vague
    ? { min: value, max: null, qualifier: 'AT_LEAST', ...place, first: index, last }
    : { min: value, max: value, qualifier: 'EXACT', ...place, first: index, last };
}

function bounds(value: number, qualifier: Qualifier): { min: number | null; max: number | null } {
  return { min: qualifier === 'UP_TO' ? null : value, max: qualifier === 'AT_LEAST' ? null : value };
}

/** Do the words stand at `index`? `foldWord` forms; an Arabic word may have a particle joined to it. */
function matches(reading: Reading, index: number, words: readonly string[]): boolean {
  return index >= 0 && words.every((word, offset) => formsAt(reading, index + offset).includes(word));
}

function lookUp(table: ReadonlyMap<string, number>, forms: readonly string[]): number | undefined {
  for (const form of forms) {
    const value = table.get(form);
    if (value !== undefined) return value;
  }
  return undefined;
}

function formsAt(reading: Reading, index: number): readonly string[] {
  return reading.words[index]?.forms ?? [];
}
