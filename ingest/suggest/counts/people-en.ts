import type { Qualifier, VictimGroup } from '../types.ts';
import { PERSON_NOUNS_EN, PHRASE_STOP_EN } from './nouns-en.ts';
import { isNumberWord, readNumberEn } from './numbers-en.ts';
import type { People, PhraseForm } from './shapes.ts';
import type { Token } from './tokens.ts';
import { VAGUE } from './vague.ts';

/** Words that may follow a number which stands alone for people: "14 killed", "five others", "three of them". */
const PEOPLE_PRONOUNS = new Set(['others', 'more', 'people', 'them', 'whom', 'us', 'those', 'other']);
const HARM_AFTER = /^(?:killed|dead|injured|wounded|hurt|shot|slain|martyred|died|injuries|injury|deaths|death|fatalities|fatality|martyrs|martyr|casualties|casualty|fatally|critically|seriously|severely|murdered|lightly|slightly|moderately)$/;

export interface PhraseContext {
  /** A bare number or noun counts people here, because a harm word directly before it says so. */
  afterHarm: boolean;
  /** Titles and starts of sentences drop the article: "Man shot", "Woman, two children killed". */
  bareSingular: boolean;
}

/** Reads a phrase that counts people at token `i`, or null. */
export function readPeopleEn(tokens: Token[], i: number, context: PhraseContext): People | null {
  const qualified = readQualifierEn(tokens, i);
  const range = readRange(tokens, qualified);
  if (range) return withHead(tokens, i, range, context);
  const number = isAge(tokens, qualified.next) || isSpan(tokens, qualified.next) || isClock(tokens, qualified.next) ? null : readNumberEn(tokens, qualified.next);
  if (number) {
    const vague = number.vague && VAGUE[number.vague];
    const value = number.value ?? 0;
    const [min, max] = vague ? [vague.min, vague.max] : bounds(value, qualified.qualifier);
    const qualifier = vague ? (vague.max === null ? 'AT_LEAST' : 'ABOUT') : (qualified.qualifier ?? 'EXACT');
    return withHead(tokens, i, { min, max, qualifier, next: number.next, form: vague ? 'VAGUE' : 'NUMBER' }, context);
  }
  return readPronoun(tokens, i) ?? readArticle(tokens, i) ?? readName(tokens, i) ?? readBare(tokens, i, context) ?? (context.afterHarm ? readNames(tokens, i) : null);
}

/** "he and three others": a pronoun that opens a list is one person. */
function readPronoun(tokens: Token[], i: number): People | null {
  const opens = /^(?:he|she)$/.test(tokens[i]?.word ?? '') && tokens[i + 1]?.word === 'and';
  return opens ? { from: i, to: i + 1, min: 1, max: 1, qualifier: 'EXACT', form: 'ARTICLE', who: 'people', generic: false } : null;
}

/** "killed Jane Doe and Ali Hasan": the names behind a harm word, counted. */
function readNames(tokens: Token[], i: number): People | null {
  let count = 0;
  let to = i;
  for (let at = i; at < i + 40; at += 1) {
    const start = at;
    while (tokens[at]?.capital || (at > start && /^[-.]$/.test(tokens[at]?.word ?? '') && tokens[at + 1]?.capital)) at += 1;
    if (at === start) break;
    count += 1;
    to = at;
    while (/^[,()]$/.test(tokens[at]?.word ?? '') || (tokens[at]?.value ?? null) !== null) at += 1;
    if (tokens[at]?.word === 'and') at += 1;
    if (at === to) break;
    at -= 1;
  }
  const following = tokens[to]?.word ?? '';
  if (count === 0 || PERSON_NOUNS_EN.has(following) || /^(?:police|forces|family|families|fighters|and|who)$/.test(following) && following !== 'and' && following !== 'who') return null;
  return { from: i, to, min: count, max: count, qualifier: 'EXACT', form: 'NAME', who: 'people', generic: false };
}

/** The ends that a qualifier leaves open. */
export function bounds(value: number, qualifier: Qualifier | null): [number | null, number | null] {
  if (qualifier === 'AT_LEAST') return [value, null];
  if (qualifier === 'UP_TO') return [null, value];
  return [value, value];
}

interface Qualified {
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
function readQualifierEn(tokens: Token[], i: number): Qualified {
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

interface Quantity {
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
function readRange(tokens: Token[], start: Qualified): Quantity | null {
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

const UNIT_OF_TIME = /^(?:year|yr|month|week|day|hour|minute|yo)s?$/;

/** Index behind "17-year-old", "two-month old", or `i`. */
function skipAge(tokens: Token[], i: number): number {
  const number = readNumberEn(tokens, i);
  if (!number || number.value === null) return i;
  let at = number.next;
  if (tokens[at]?.word === '-') at += 1;
  if (!UNIT_OF_TIME.test(tokens[at]?.word ?? '')) return i;
  at += 1;
  if (tokens[at]?.word === '-') at += 1;
  if (tokens[at]?.word === 'and' && tokens[at + 1]?.word === 'a' && tokens[at + 2]?.word === 'half') at += 3;
  return /^olds?$/.test(tokens[at]?.word ?? '') ? at + 1 : i;
}

interface Head {
  who: VictimGroup;
  plural: boolean;
  generic: boolean;
  next: number;
}

/** Finds the noun behind up to six adjectives; "members of the X family", "of his children" are read through. */
function readHead(tokens: Token[], i: number, many: boolean): Head | null {
  let at = i;
  if (tokens[at]?.word === 'of' && /^(?:the|his|her|their|its|these|those|my|our)$/.test(tokens[at + 1]?.word ?? '')) at += 2;
  if (tokens[at]?.word === 'of' && /^(?:them|whom|those)$/.test(tokens[at + 1]?.word ?? '')) {
    const named = PERSON_NOUNS_EN.get(tokens[at + 2]?.word ?? '');
    return { who: named?.who ?? 'people', plural: true, generic: false, next: named ? at + 3 : at + 2 };
  }
  for (let steps = 0; steps < 6; steps += 1) {
    const aged = skipAge(tokens, at);
    if (aged > at) {
      const noun = PERSON_NOUNS_EN.get(tokens[aged]?.word ?? '');
      return { who: noun?.who ?? 'people', plural: many, generic: false, next: noun ? aged + 1 : aged };
    }
    const word = tokens[at]?.word ?? '';
    const noun = PERSON_NOUNS_EN.get(word);
    if (noun) return lastOfCompound(tokens, at, noun.plural);
    if (word === ',' && at > i && tokens[at - 1]?.capital && tokens[at + 1]?.capital) {
      at += 1;
      continue;
    }
    if (!/^[a-z\u00e0-\u024f']+$|^-$/.test(word) || PHRASE_STOP_EN.has(word) || isNumberWord(word)) return null;
    if (word.endsWith('s') && !/(?:ous|ss|us|'s|s')$|^(?:israelis|others|palestinians)$/.test(word)) return null;
    at += 1;
  }
  return null;
}

/** "police officer", "family members", "school student": the last noun of the run decides. */
function lastOfCompound(tokens: Token[], i: number, many: boolean): Head {
  let at = i;
  let noun = PERSON_NOUNS_EN.get(tokens[at]?.word ?? '')!;
  for (;;) {
    const acronym = tokens[at + 1]?.capital && (tokens[at + 1]?.word.length ?? 9) < 6 && PERSON_NOUNS_EN.get(tokens[at + 2]?.word ?? '')?.plural ? 1 : 0;
    const following = PERSON_NOUNS_EN.get(tokens[at + 1 + acronym]?.word ?? '');
    if (!following || (noun.plural && many && acronym === 0)) break;
    at += 1 + acronym;
    noun = following;
  }
  return { ...noun, next: at + 1 };
}

function withHead(tokens: Token[], from: number, quantity: Quantity, context: PhraseContext): People | null {
  const many = quantity.max !== 1;
  const head = readHead(tokens, quantity.next, many);
  const next = afterQuote(tokens, quantity.next);
  const { min, max, qualifier, form } = quantity;
  if (head) {
    return { from, to: head.next, min, max, qualifier, form, who: head.who, generic: head.generic };
  }
  if (UNIT_OF_TIME.test(next) || next === '%' || next === 'percent') return null;
  if (tokens[from - 1]?.word === 'with' && /^injur|^wound/.test(next)) return null;
  if (min !== null && min >= 1900 && min <= 2100 && min === max) return null;
  const pronoun = PEOPLE_PRONOUNS.has(next) || HARM_AFTER.test(next);
  if (!pronoun && !(context.afterHarm && /^$|^[.,;:)”"’]$|^(?:and|in|as|at|on|by|when|after|during|with|outside|near|-)$/.test(next))) return null;
  const to = PEOPLE_PRONOUNS.has(next) ? quantity.next + 1 : quantity.next;
  return { from, to, min, max, qualifier, form, who: 'people', generic: true };
}

/** The word behind a number, past a closing quotation mark and the auxiliaries of a harm word ("“nearly 50” had died"). */
function afterQuote(tokens: Token[], i: number): string {
  let at = /^["”’]$/.test(tokens[i]?.word ?? '') ? i + 1 : i;
  const plainWord = tokens[at]?.word ?? '';
  while (at < i + 5 && /^(?:had|have|were|was|been|are|reportedly|allegedly|also)$/.test(tokens[at]?.word ?? '')) at += 1;
  const word = tokens[at]?.word ?? '';
  return HARM_AFTER.test(word) ? word : plainWord;
}

/** "a 13-year veteran", "a two-day raid": a length of time. */
function isSpan(tokens: Token[], i: number): boolean {
  const number = readNumberEn(tokens, i);
  return number !== null && tokens[number.next]?.word === '-' && UNIT_OF_TIME.test(tokens[number.next + 1]?.word ?? '');
}

/** "1:45": part of a time of day or a running time. */
function isClock(tokens: Token[], i: number): boolean {
  const isTouching = (a: Token | undefined, b: Token | undefined) => a !== undefined && b !== undefined && a.end === b.start;
  const [before, at, after] = [tokens[i - 1], tokens[i], tokens[i + 1]];
  return (before?.word === ':' && isTouching(tokens[i - 2], before) && tokens[i - 2]?.value !== null && isTouching(before, at)) || (after?.word === ':' && isTouching(at, after) && isTouching(after, tokens[i + 2]));
}

function isAge(tokens: Token[], i: number): boolean {
  return skipAge(tokens, i) > i && !tokens[skipAge(tokens, i) - 1]?.word.endsWith('olds');
}

const DETERMINER = /^(?:a|an|one|another|the|his|her|their|its|my|our)$/;

/** "a woman", "her husband", "the 17-year-old", "his two brothers" is read as a number before this. */
function readArticle(tokens: Token[], i: number): People | null {
  const word = tokens[i]?.word ?? '';
  if (!DETERMINER.test(word)) return null;
  const head = readHead(tokens, i + 1, false);
  if (!head) return null;
  const { who, generic, plural, next: to } = head;
  if (!plural) return { from: i, to, min: 1, max: 1, qualifier: 'EXACT', form: 'ARTICLE', who, generic };
  if (word === 'a') return { from: i, to, min: 2, max: 2, qualifier: 'EXACT', form: 'ARTICLE', who, generic };
  return { from: i, to, min: VAGUE.PLURAL.min, max: null, qualifier: 'AT_LEAST', form: 'PLURAL', who, generic };
}

/** "Jane Doe, 28," or "Jane Doe (28)": a capitalised name with an age is one person. */
function readName(tokens: Token[], i: number): People | null {
  let at = i;
  while (at - i < 7 && tokens[at]?.capital) {
    at += 1;
    if (tokens[at]?.word === '.' || tokens[at]?.word === '-') at += 1;
  }
  if (at - i < 1) return null;
  const opener = tokens[at]?.word;
  if (opener === 'and' && /^(?:his|her|their)$/.test(tokens[at + 1]?.word ?? '')) {
    return { from: i, to: at, min: 1, max: 1, qualifier: 'EXACT', form: 'NAME', who: 'people', generic: false };
  }
  const age = tokens[at + 1]?.value ?? null;
  if (age === null || age > 110 || !Number.isInteger(age)) return null;
  const closer = tokens[at + 2]?.word ?? '';
  const fits = opener === '(' ? closer === ')' : opener === ',' && at - i >= 2 && /^[,.;]$|^(?:and|of|was|is|died|who|were|were)$/.test(closer);
  if (!fits) return null;
  return { from: i, to: closer === '.' || /^[a-z]/.test(closer) ? at + 2 : at + 3, min: 1, max: 1, qualifier: 'EXACT', form: 'NAME', who: 'people', generic: false };
}

/** "people", "civilians", "others": more than one. A bare singular only where titles and starts of sentences drop the article. */
function readBare(tokens: Token[], i: number, context: PhraseContext): People | null {
  const word = tokens[i]?.word ?? '';
  if (word === 'others') return { from: i, to: i + 1, min: 2, max: null, qualifier: 'AT_LEAST', form: 'PLURAL', who: 'people', generic: true };
  if (word === 'both') return { from: i, to: i + 1, min: 2, max: 2, qualifier: 'EXACT', form: 'ARTICLE', who: 'people', generic: true };
  if (PHRASE_STOP_EN.has(word)) return null;
  const direct = PERSON_NOUNS_EN.get(word);
  const head = direct ? lastOfCompound(tokens, i, direct.plural) : context.bareSingular || context.afterHarm ? readHead(tokens, i, false) : null;
  if (!head) return null;
  const { who, generic, plural, next: to } = head;
  if (plural) return { from: i, to, min: 2, max: null, qualifier: 'AT_LEAST', form: 'PLURAL', who, generic };
  if (!context.bareSingular) return null;
  return { from: i, to, min: 1, max: 1, qualifier: 'EXACT', form: 'ARTICLE', who, generic };
}

/** "shooting a man", "hit the 11-year-old", "striking her": what is hit is a person. */
export function startsPerson(tokens: Token[], i: number): boolean {
  if (/^(?:him|her|them|himself|herself)$/.test(tokens[i]?.word ?? '')) return true;
  const people = readPeopleEn(tokens, i, { afterHarm: false, bareSingular: true });
  return people !== null && people.form !== 'NAME';
}
