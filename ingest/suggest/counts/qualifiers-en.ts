import type { Qualifier } from '../types.ts';
import { readNumberEn } from './numbers-en.ts';
import type { PhraseForm } from './shapes.ts';
import type { Token } from './tokens.ts';

/** The ends that a qualifier leaves open. */
export function bounds(value: number, qualifier: Qualifier | null): [number | null, number | null] {
  if (qualifier === 'AT_LEAST') return [value, null];
  if (qualifier === 'UP_TO') return [null, value];
  return [value, value];
}

export interface Qualified {
  qualifier: Qualifier | null;
  next: number;
}

const QUALIFIERS: [string[], Qualifier][] = [
  [['at', 'least'], 'AT_LEAST'], [['no', 'fewer', 'than'], 'AT_LEAST'], [['no', 'less', 'than'], 'AT_LEAST'],
  [['not', 'less', 'than'], 'AT_LEAST'], [['more', 'than'], 'AT_LEAST'], [['over'], 'AT_LEAST'], [['a', 'minimum', 'of'], 'AT_LEAST'],
  [['minimum', 'of'], 'AT_LEAST'], [['upwards', 'of'], 'AT_LEAST'], [['least'], 'AT_LEAST'],
  [['up', 'to'], 'UP_TO'], [['as', 'many', 'as'], 'UP_TO'], [['a', 'maximum', 'of'], 'UP_TO'], [['no', 'more', 'than'], 'UP_TO'],
  [['fewer', 'than'], 'UP_TO'], [['less', 'than'], 'UP_TO'],
  [['about'], 'ABOUT'], [['around'], 'ABOUT'], [['approximately'], 'ABOUT'], [['roughly'], 'ABOUT'], [['nearly'], 'ABOUT'],
  [['almost'], 'ABOUT'], [['some'], 'ABOUT'], [['an', 'estimated'], 'ABOUT'], [['estimated'], 'ABOUT'], [['a', 'total', 'of'], 'EXACT'],
  [['total', 'of'], 'EXACT'], [['the', 'other'], 'EXACT'], [['the'], 'EXACT'], [['all'], 'EXACT'], [['only'], 'EXACT'], [['another'], 'EXACT'], [['his'], 'EXACT'],
  [['her'], 'EXACT'], [['their'], 'EXACT'], [['its'], 'EXACT'], [['these'], 'EXACT'], [['those'], 'EXACT'],
];
const QUALIFIERS_BY_WORD = Map.groupBy(QUALIFIERS, ([words]) => words[0] ?? '');

/** "at least", "as many as", "the" before a number; the number itself must follow. */
export function readQualifierEn(tokens: Token[], i: number): Qualified {
  let best: Qualified = { qualifier: null, next: i };
  for (const [words, qualifier] of QUALIFIERS_BY_WORD.get(tokens[i]?.word ?? '') ?? []) {
    if (!words.every((word, at) => tokens[i + at]?.word === word)) continue;
    if (i + words.length <= best.next || !startsNumber(tokens, i + words.length)) continue;
    best = { qualifier, next: i + words.length };
  }
  if (best.next > i && best.qualifier === 'EXACT') {
    const inner = readQualifierEn(tokens, best.next);
    return inner.next > best.next ? inner : best;
  }
  return best;
}

function startsNumber(tokens: Token[], i: number): boolean {
  const word = tokens[i]?.word ?? '';
  return readNumberEn(tokens, i) !== null || QUALIFIERS_BY_WORD.has(word);
}

/** A number or range with its qualifier; `next` is the token behind it. */
export interface Quantity {
  min: number | null;
  max: number | null;
  qualifier: Qualifier;
  next: number;
  form: PhraseForm;
}

/** "at least 18 and potentially more than 25", "at least one but possibly up to 12": index of the second number, or null. */
function readPossibly(tokens: Token[], i: number): number | null {
  const joint = tokens[i]?.word === ',' ? i + 1 : i;
  if (!/^(?:and|but|to|or)$/.test(tokens[joint]?.word ?? '')) return null;
  let at = joint + 1;
  while (at < joint + 7 && /^(?:possibly|possible|potentially|perhaps|maybe|likely|up|to|as|many|more|than)$/.test(tokens[at]?.word ?? '')) at += 1;
  return at > joint + 1 ? at : null;
}

/** "between 4 and 6", "4 to 6", "4-6", "4 or 5", "from 4 to 6". */
export function readRangeEn(tokens: Token[], start: Qualified): Quantity | null {
  let i = start.next;
  const opener = tokens[i]?.word;
  const between = opener === 'between' || opener === 'from';
  if (between) i += 1;
  const low = readNumberEn(tokens, i);
  if (!low || low.value === null) return null;
  const joint = tokens[low.next]?.word ?? '';
  const possibly = start.qualifier === 'AT_LEAST' ? readPossibly(tokens, low.next) : null;
  const most = possibly === null ? null : readNumberEn(tokens, possibly);
  if (most?.value != null && most.value > low.value) return { min: low.value, max: most.value, qualifier: 'BETWEEN', next: most.next, form: 'NUMBER' };
  if (!(between ? /^(?:and|to)$/ : /^(?:to|or|-|–|—)$/).test(joint)) return null;
  const high = readNumberEn(tokens, low.next + 1);
  if (!high || high.value === null || high.value <= low.value) return null;
  if (/^year|^month/.test(tokens[high.next + (tokens[high.next]?.word === '-' ? 1 : 0)]?.word ?? '')) return null;
  return { min: low.value, max: high.value, qualifier: 'BETWEEN', next: high.next, form: 'NUMBER' };
}

