import type { HarmKind } from '../types.ts';
import type { Direction, HarmWord } from './shapes.ts';
import type { Token } from './tokens.ts';

export const KILLED: HarmKind[] = ['killed'];
export const INJURED: HarmKind[] = ['injured'];

const BE_ONE = /^(?:was|is|has|he|she|being|be|gets|him|her|himself|herself)$/;
const BE_MANY = /^(?:were|are|have|they|them)$/;
const ADVERB = /ly$|^(?:also|all|both|each|then|later|since|been|being|not|fatally|shot|found|pronounced|declared|confirmed|feared|presumed|get|got|left|believed|to|have|be|being|reported|and|or|still|either)$/;

/** A harm word with the usual defaults. */
export function harm(from: number, to: number, kinds: HarmKind[], direction: Direction, extra: Partial<HarmWord> = {}): HarmWord {
  return { from, to, kinds, direction, hit: false, alone: null, toll: false, self: false, none: false, ...extra };
}

/** Whether the words of `text` stand at token `i`. */
export function words(tokens: Token[], i: number, text: string): boolean {
  return text.split(' ').every((word, at) => tokens[i + at]?.word === word);
}

/** A participle behind "was" or behind its people looks left ("14 people were killed"); a past tense looks right ("killed 14 people"). */
export function verbDirection(tokens: Token[], i: number, to: number): Direction {
  const perfect = tokens[i - 1]?.word.endsWith('ly') ? i - 2 : i - 1;
  if (/^(?:have|has|had|having)$/.test(tokens[perfect]?.word ?? '')) return 'EITHER';
  for (let back = i - 1; back >= Math.max(0, i - 5); back -= 1) {
    const word = tokens[back]?.word ?? '';
    if (/^(?:was|were|been|being|be|is|are|got|get)$/.test(word)) return 'LEFT';
    if (!ADVERB.test(word)) break;
  }
  const next = tokens[to]?.word ?? '';
  if (next === 'at' && tokens[to + 1]?.word === 'least') return 'EITHER';
  if (/^$|^[.,;:)]$|^(?:in|by|at|on|as|after|when|during|near|outside|inside|while|from|with|following|last|over|early|sunday|monday|tuesday|wednesday|thursday|friday|saturday)$/.test(next)) return 'LEFT';
  return 'EITHER';
}

/** Subject and verb agree in number: "the victim was" is one, "they were" more than one. */
export function numberBefore(tokens: Token[], i: number): number | 'MANY' | null {
  for (let back = i - 1; back >= Math.max(0, i - 6); back -= 1) {
    const word = tokens[back]?.word ?? '';
    if (BE_ONE.test(word) && word !== 'be' && word !== 'being') return 1;
    if (BE_MANY.test(word)) {
      const names = namesBefore(tokens, back) ?? 0;
      return names > 1 ? names : 'MANY';
    }
    if (!ADVERB.test(word)) return null;
  }
  return null;
}


/** How many names stand in a row right before token `i` ("Jane Doe, Ali Hasan and Sam Roe were"): null where none does. */
export function namesBefore(tokens: Token[], i: number): number | null {
  let names = 0;
  let at = i - 1;
  while (at >= 0 && i - at < 40) {
    const from = at;
    while (at >= 0 && (tokens[at]!.capital || /^[-.]$/.test(tokens[at]!.word)) && !/^(?:the|on|in|at)$/.test(tokens[at]!.word)) at -= 1;
    if (from === at) break;
    names += 1;
    const joint = at;
    while (at >= 0 && (/^(?:,|and|\(|\)|aged)$/.test(tokens[at]!.word) || tokens[at]!.value !== null)) at -= 1;
    if (joint === at) break;
  }
  return names > 0 ? names : null;
}
