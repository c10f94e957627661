import { isAge, isClock, isSpan, skipOfNumber, UNIT_OF_TIME } from './ages-en.ts';
import { lastOfCompound, readHead } from './heads-en.ts';
import { readName, readNames } from './names-en.ts';
import { PERSON_NOUNS_EN, PHRASE_STOP_EN } from './nouns-en.ts';
import { readNumberEn } from './numbers-en.ts';
import type { Quantity } from './qualifiers-en.ts';
import { bounds, readQualifierEn, readRangeEn } from './qualifiers-en.ts';
import type { People } from './shapes.ts';
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
  const range = readRangeEn(tokens, qualified);
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

const DETERMINER = /^(?:a|an|one|another|the|his|her|their|its|my|our)$/;

/** "a woman", "her husband", "the 17-year-old", "his two brothers" is read as a number before this. */
function readArticle(tokens: Token[], i: number): People | null {
  const word = tokens[i]?.word ?? '';
  if (!DETERMINER.test(word)) return null;
  const head = readHead(tokens, i + 1, false);
  if (!head) return null;
  const { who, generic, plural, next } = head;
  const to = plural ? next : skipOfNumber(tokens, next);
  if (!plural) return { from: i, to, min: 1, max: 1, qualifier: 'EXACT', form: 'ARTICLE', who, generic };
  if (word === 'a') return { from: i, to, min: 2, max: 2, qualifier: 'EXACT', form: 'ARTICLE', who, generic };
  return { from: i, to, min: VAGUE.PLURAL.min, max: null, qualifier: 'AT_LEAST', form: 'PLURAL', who, generic };
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
  const { who, generic, plural, next } = head;
  if (plural) return { from: i, to: next, min: 2, max: null, qualifier: 'AT_LEAST', form: 'PLURAL', who, generic };
  const to = skipOfNumber(tokens, next);
  if (!context.bareSingular) return null;
  return { from: i, to, min: 1, max: 1, qualifier: 'EXACT', form: 'ARTICLE', who, generic };
}

/** "shooting a man", "hit the 11-year-old", "striking her": what is hit is a person. */
export function startsPerson(tokens: Token[], i: number): boolean {
  if (/^(?:him|her|them|himself|herself)$/.test(tokens[i]?.word ?? '')) return true;
  const people = readPeopleEn(tokens, i, { afterHarm: false, bareSingular: true });
  return people !== null && people.form !== 'NAME';
}
