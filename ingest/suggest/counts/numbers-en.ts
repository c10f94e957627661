import type { Token } from './tokens.ts';
import type { VagueName } from './vague.ts';

const UNITS = new Map(
  ('zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
    'eighteen nineteen').split(' ').map((word, value) => [word, value]),
);
const TENS = new Map('twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, i) => [word, (i + 2) * 10]));

const VAGUE_NOUNS = new Map<string, VagueName>([
  ['tens', 'TENS'], ['dozens', 'DOZENS'], ['scores', 'SCORES'], ['hundreds', 'HUNDREDS'], ['thousands', 'THOUSANDS'],
]);
const PLURAL_WORDS = new Set(['several', 'multiple', 'many', 'numerous', 'various', 'some', 'few']);

/** "seven", "thirty", "dozens": a word that starts a number of its own. */
export function isNumberWord(word: string): boolean {
  return UNITS.has(word) || TENS.has(word) || VAGUE_NOUNS.has(word);
}

export interface NumberWords {
  value: number | null;
  vague: VagueName | null;
  next: number;
}

/** Reads "21", "twenty-one", "two hundred and fifty", "a dozen", "dozens of", "a number of" at token `i`. */
export function readNumberEn(tokens: Token[], i: number): NumberWords | null {
  const word = tokens[i]?.word;
  if (word === undefined) return null;
  const vague = VAGUE_NOUNS.get(word);
  if (vague) return { value: null, vague, next: skipOf(tokens, i + 1) };
  if (PLURAL_WORDS.has(word)) return { value: null, vague: 'PLURAL', next: skipOf(tokens, i + 1) };
  if (word === 'a' || word === 'an') return readAfterArticle(tokens, i + 1);
  if (word === 'half' && tokens[i + 1]?.word === 'a' && tokens[i + 2]?.word === 'dozen') return plain(6, i + 3);
  return readCardinal(tokens, i);
}

function plain(value: number, next: number): NumberWords {
  return { value, vague: null, next };
}

function readAfterArticle(tokens: Token[], i: number): NumberWords | null {
  const word = tokens[i]?.word;
  if (word === 'dozen') return plain(12, i + 1);
  if (word === 'hundred') return plain(100, i + 1);
  if (word === 'thousand') return plain(1000, i + 1);
  if (word === 'couple' || word === 'pair') {
    return tokens[i + 1]?.word === 'of' ? plain(2, i + 2) : null;
  }
  if (word === 'few') return { value: null, vague: 'PLURAL', next: i + 1 };
  const noun = /^(?:large|small|great|high|significant|unknown|unspecified|undetermined|considerable)$/.test(word ?? '') ? i + 1 : i;
  if (/^(?:number|handful|group|string|series)$/.test(tokens[noun]?.word ?? '') && tokens[noun + 1]?.word === 'of') {
    return { value: null, vague: 'PLURAL', next: noun + 2 };
  }
  return null;
}

function skipOf(tokens: Token[], i: number): number {
  return tokens[i]?.word === 'of' ? i + 1 : i;
}

function readCardinal(tokens: Token[], i: number): NumberWords | null {
  const first = tokens[i]!;
  if (first.value !== null && isOrdinal(first, tokens[i + 1])) return null;
  const head = first.value === null ? smallWords(tokens, i) : plain(first.value, i + 1);
  if (!head) return null;
  let value = head.value ?? 0;
  let next = head.next;
  if (tokens[next]?.word === 'dozen') return plain(value * 12, next + 1);
  if (tokens[next]?.word === 'hundred') {
    value *= 100;
    next += 1;
    const rest = smallWords(tokens, tokens[next]?.word === 'and' ? next + 1 : next);
    if (rest) {
      value += rest.value ?? 0;
      next = rest.next;
    }
  }
  if (tokens[next]?.word === 'thousand') return plain(value * 1000, next + 1);
  if (tokens[next]?.word === 'million') return plain(value * 1e6, next + 1);
  return Number.isInteger(value) ? plain(value, next) : null;
}

function isOrdinal(number: Token, ending: Token | undefined): boolean {
  return ending !== undefined && ending.start === number.end && /^(?:st|nd|rd|th)$/.test(ending.word);
}

function smallWords(tokens: Token[], i: number): NumberWords | null {
  const word = tokens[i]?.word ?? '';
  const unit = UNITS.get(word);
  if (unit !== undefined) return plain(unit, i + 1);
  const tens = TENS.get(word);
  if (tens === undefined) return null;
  const after = tokens[i + 1]?.word === '-' ? i + 2 : i + 1;
  const ones = UNITS.get(tokens[after]?.word ?? '');
  return ones !== undefined && ones > 0 && ones < 10 ? plain(tens + ones, after + 1) : plain(tens, i + 1);
}
