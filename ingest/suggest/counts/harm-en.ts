import type { HarmKind } from '../types.ts';
import { readNumberEn } from './numbers-en.ts';
import type { Direction, HarmWord } from './shapes.ts';
import type { Token } from './tokens.ts';

const KILLED: HarmKind[] = ['killed'];
const INJURED: HarmKind[] = ['injured'];

const PARTICIPLES = new Map<string, HarmKind[]>();
for (const word of ['killed', 'slain', 'murdered', 'martyred', 'executed', 'assassinated', 'beheaded']) PARTICIPLES.set(word, KILLED);
for (const word of ['injured', 'wounded', 'hurt', 'maimed', 'shot', 'grazed', 'hospitalized', 'hospitalised', 'burned', 'stabbed', 'struck', 'hit']) {
  PARTICIPLES.set(word, INJURED);
}
const HIT = new Set(['shot', 'struck', 'hit', 'grazed', 'stabbed']);
const ACTIVE = new Map<string, HarmKind[]>([
  ['kills', KILLED], ['killing', KILLED], ['murdering', KILLED], ['injures', INJURED], ['injuring', INJURED], ['wounding', INJURED], ['wounds', INJURED],
  ['hurting', INJURED], ['shooting', INJURED], ['shoots', INJURED],
]);
const INTRANSITIVE = new Set(['died', 'dies', 'perished', 'succumbed', 'dead', 'deceased', 'dying']);
const COUNT_NOUNS = new Map<string, HarmKind[]>([
  ['deaths', KILLED], ['death', KILLED], ['fatalities', KILLED], ['fatality', KILLED], ['martyrs', KILLED], ['martyr', KILLED],
  ['martyrdom', KILLED], ['killings', KILLED], ['homicide', KILLED], ['homicides', KILLED],
  ['injuries', INJURED], ['injury', INJURED],
]);
const BE_ONE = /^(?:was|is|has|he|she|being|be|gets|him|her|himself|herself)$/;
const BE_MANY = /^(?:were|are|have|they|them)$/;
const ADVERB = /ly$|^(?:also|all|both|each|then|later|since|been|being|not|fatally|shot|found|pronounced|declared|confirmed|feared|presumed|get|got|left|believed|to|have|be|being|reported|and|or|still|either)$/;

/** Reads a harm word at token `i`; null where there is none, or where it is wished, feared, threatened or denied of one person only. */
export function readHarmEn(tokens: Token[], i: number): HarmWord | null {
  const word = tokens[i]?.word ?? '';
  return readFixedPhrase(tokens, i) ?? readVerb(tokens, i, word) ?? readNoun(tokens, i, word);
}

function harm(from: number, to: number, kinds: HarmKind[], direction: Direction, extra: Partial<HarmWord> = {}): HarmWord {
  return { from, to, kinds, direction, hit: false, alone: null, toll: false, none: false, ...extra };
}

function words(tokens: Token[], i: number, text: string): boolean {
  return text.split(' ').every((word, at) => tokens[i + at]?.word === word);
}

function readFixedPhrase(tokens: Token[], i: number): HarmWord | null {
  const word = tokens[i]?.word ?? '';
  switch (word) {
    case 'shot':
    case 'gunned':
    case 'found':
    case 'pronounced':
    case 'declared':
    case 'fatally':
      return readFatalParticiple(tokens, i, word);
    case 'lost':
    case 'claimed':
    case 'claiming':
    case 'took':
    case 'taking':
      return readLives(tokens, i, word);
    case 'passed':
      return tokens[i + 1]?.word === 'away' ? { ...harm(i, i + 2, KILLED, 'LEFT'), alone: numberBefore(tokens, i) } : null;
    case 'sustained':
    case 'suffered':
    case 'suffering':
    case 'sustaining':
    case 'with':
      return readWounds(tokens, i);
    case 'no':
    case 'without':
    case 'zero':
      return readNone(tokens, i);
    case 'nobody':
    case 'none':
      return readNobody(tokens, i, i + 1);
    case 'toll':
      return readToll(tokens, i);
    default:
      return null;
  }
}

/** "death toll from the strike rose to 21": ends right before the number, or null where none comes. */
function readToll(tokens: Token[], i: number): HarmWord | null {
  for (let at = i + 1; at < i + 14; at += 1) {
    const word = tokens[at]?.word ?? '';
    if (/^(?:to|at|of|is|was|reached|reaching|reaches|exceeded|passed|hit|as|:)$/.test(word) && startsCount(tokens, at + 1)) {
      return { ...harm(i, at + 1, tokens[i - 1]?.word === 'injury' ? INJURED : KILLED, 'RIGHT'), toll: true };
    }
    if (/^[.;]?$/.test(word)) return null;
  }
  return null;
}

function startsCount(tokens: Token[], i: number): boolean {
  const word = tokens[i]?.word ?? '';
  return /^(?:at|more|over|about|around|between|nearly|almost)$/.test(word) || readNumberEn(tokens, i) !== null;
}

function readFatalParticiple(tokens: Token[], i: number, word: string): HarmWord | null {
  const patterns: Record<string, string[]> = {
    shot: ['shot and killed', 'shot to death', 'shot dead', 'shot and fatally wounded', 'shot and wounded', 'shot and injured', 'shot multiple times and killed'],
    gunned: ['gunned down'],
    found: ['found dead', 'found shot to death', 'found deceased', 'found fatally shot'],
    pronounced: ['pronounced dead', 'pronounced deceased'],
    declared: ['declared dead', 'declared deceased'],
    fatally: ['fatally shot', 'fatally wounded', 'fatally injured', 'fatally stabbed', 'fatally struck', 'fatally shooting', 'fatally wounding', 'fatally hit'],
  };
  const found = patterns[word]?.find((pattern) => words(tokens, i, pattern));
  if (!found && word === 'fatally' && /^$|^[.,;)]$|^and$/.test(tokens[i + 1]?.word ?? '')) return harm(i, i + 1, KILLED, 'LEFT');
  if (!found) return null;
  const to = i + found.split(' ').length;
  const wounded = /and (?:wounded|injured)$/.test(found);
  const direction = /ing$/.test(found) ? 'RIGHT' : verbDirection(tokens, i, to);
  return { ...harm(i, to, wounded ? INJURED : KILLED, direction), alone: numberBefore(tokens, i) };
}

function readLives(tokens: Token[], i: number, word: string): HarmWord | null {
  if (word === 'lost') {
    const at = /^(?:his|her|their|my|our)$/.test(tokens[i + 1]?.word ?? '') ? i + 2 : i + 1;
    if (!/^li(?:fe|ves)$/.test(tokens[at]?.word ?? '') || at === i + 1) return null;
    return { ...harm(i, at + 1, KILLED, 'LEFT'), alone: numberBefore(tokens, i) };
  }
  const at = tokens[i + 1]?.word === 'the' ? i + 2 : i + 1;
  return /^li(?:fe|ves)$/.test(tokens[at]?.word ?? '') && tokens[at + 1]?.word === 'of' ? harm(i, at + 2, KILLED, 'RIGHT') : null;
}

/** "suffered minor injuries", "with gunshot wounds": those before it are hurt. */
function readWounds(tokens: Token[], i: number): HarmWord | null {
  for (let at = i + 1; at < i + 8; at += 1) {
    const word = tokens[at]?.word ?? '';
    if (/^(?:injury|injuries|wound|wounds|burns|fractures)$/.test(word)) return { ...harm(i, at + 1, INJURED, 'LEFT'), hit: true, alone: numberBefore(tokens, i) };
    if (!/^[a-z-]+$/.test(word) || /^(?:who|that|and|was|were|his|her|the)$/.test(word)) return null;
  }
  return null;
}

const NOBODY_HARMED = /^(?:killed|injured|wounded|hurt|harmed|shot|hit|struck)$/;

function readNone(tokens: Token[], i: number): HarmWord | null {
  if (tokens[i + 1]?.word === 'one') return readNobody(tokens, i, i + 2);
  let at = i + 1;
  while (at < i + 4 && /^(?:reported|reports|of|civilian|human|serious|known|any|immediate|reports)$/.test(tokens[at]?.word ?? '')) at += 1;
  const kinds = zeroKinds(tokens[at]?.word ?? '');
  if (!kinds) return null;
  const joint = tokens[at + 1]?.word;
  const second = joint === 'or' || joint === 'and' ? zeroKinds(tokens[at + 2]?.word ?? '') : null;
  return { ...harm(i, second ? at + 3 : at + 1, [...new Set([...kinds, ...(second ?? [])])], 'INSIDE'), none: true };
}

function zeroKinds(word: string): HarmKind[] | null {
  if (/^casualt/.test(word)) return ['killed', 'injured'];
  if (/^(?:deaths?|fatalit(?:y|ies)|martyrs?)$/.test(word)) return KILLED;
  return /^(?:injur(?:y|ies)|wounded)$/.test(word) ? INJURED : null;
}

/** "no one was hurt"; not "no one else was hurt", which says nothing about those who were. */
function readNobody(tokens: Token[], i: number, after: number): HarmWord | null {
  for (let at = after; at < after + 6; at += 1) {
    const word = tokens[at]?.word ?? '';
    if (/^(?:else|other|but|involved)$/.test(word) || !/^[a-z]+$/.test(word)) return null;
    if (!NOBODY_HARMED.test(word)) continue;
    const or = tokens[at + 1]?.word === 'or' ? (tokens[at + 2]?.word ?? '') : '';
    const kinds: HarmKind[] = word === 'killed' || or === 'killed' ? (or ? ['killed', 'injured'] : KILLED) : INJURED;
    return { ...harm(i, or ? at + 3 : at + 1, kinds, 'INSIDE'), none: true };
  }
  return null;
}

const NOT_REAL = /^(?:could|would|might|may|can|if|threatened|wanted|trying|tried|attempted|n't|never|not|wasn't|weren't|didn't|isn't|nearly|almost)$/;

function readVerb(tokens: Token[], i: number, word: string): HarmWord | null {
  const participle = PARTICIPLES.get(word);
  const active = ACTIVE.get(word);
  const intransitive = INTRANSITIVE.has(word);
  if (!participle && !active && !intransitive) return null;
  for (let back = 1; back <= 3; back += 1) if (NOT_REAL.test(tokens[i - back]?.word ?? '')) return null;
  if (active) return readActive(tokens, i, word, active);
  if (word === 'dead' && /^the$/.test(tokens[i - 1]?.word ?? '')) return null;
  if ((word === 'hit' || word === 'struck' || word === 'stabbed') && !/^(?:was|were|been|people|men|women|victims|children|others)$/.test(tokens[i - 1]?.word ?? '')) return null;
  if (word === 'shot' && /^(?:at|a|the|down|up|off|rang|in the air)$/.test(tokens[i + 1]?.word ?? '')) return null;
  if (word === 'shot' && /^(?:a|the|gun|one|single|first|warning)$/.test(tokens[i - 1]?.word ?? '')) return null;
  const hit = HIT.has(word);
  const kinds = participle ?? KILLED;
  const direction = intransitive ? 'LEFT' : verbDirection(tokens, i, i + 1);
  const alone = direction === 'RIGHT' && /^(?:him|her|himself|herself)$/.test(tokens[i + 1]?.word ?? '') ? 'ONE' : numberBefore(tokens, i);
  return { ...harm(i, i + 1, kinds, direction), hit, alone };
}

function readActive(tokens: Token[], i: number, word: string, kinds: HarmKind[]): HarmWord | null {
  const noun = /^(?:the|a|an|this|of|his|her)$/.test(tokens[i - 1]?.word ?? '');
  if (word === 'killing' && tokens[i + 1]?.word === 'of') return harm(i, i + 2, kinds, 'RIGHT');
  if (word === 'shooting' || word === 'wounds' || noun) return null;
  return { ...harm(i, i + 1, kinds, 'RIGHT'), hit: word === 'shoots', alone: /^(?:him|her|himself|herself)$/.test(tokens[i + 1]?.word ?? '') ? 'ONE' : null };
}

/** A participle behind "was" or behind its people looks left ("14 people were killed"); a past tense looks right ("killed 14 people"). */
function verbDirection(tokens: Token[], i: number, to: number): Direction {
  for (let back = i - 1; back >= Math.max(0, i - 5); back -= 1) {
    const word = tokens[back]?.word ?? '';
    if (/^(?:was|were|been|being|be|is|are|got|get)$/.test(word)) return 'LEFT';
    if (!ADVERB.test(word)) break;
  }
  const next = tokens[to]?.word ?? '';
  if (/^$|^[.,;:)]$|^(?:in|by|at|on|as|after|when|during|near|outside|inside|while|from|with|following|last|over|early|sunday|monday|tuesday|wednesday|thursday|friday|saturday)$/.test(next)) return 'LEFT';
  return 'EITHER';
}

/** Subject and verb agree in number: "the victim was" is one, "they were" more than one. */
function numberBefore(tokens: Token[], i: number): 'ONE' | 'MANY' | null {
  for (let back = i - 1; back >= Math.max(0, i - 6); back -= 1) {
    const word = tokens[back]?.word ?? '';
    if (BE_ONE.test(word) && word !== 'be' && word !== 'being') return 'ONE';
    if (BE_MANY.test(word)) return 'MANY';
    if (!ADVERB.test(word)) return null;
  }
  return null;
}

function readNoun(tokens: Token[], i: number, word: string): HarmWord | null {
  const kinds = COUNT_NOUNS.get(word);
  if (!kinds) return null;
  const next = tokens[i + 1]?.word ?? '';
  const before = tokens[i - 1]?.word ?? '';
  if (next === 'toll' || next === 'certificate' || next === 'penalty' || next === 'threats' || next === 'threat') return null;
  if (next === 'of' && !/^(?:injuries|homicides?)$/.test(word)) return harm(i, i + 2, kinds, 'RIGHT');
  if (next === 'to' && kinds === INJURED) return harm(i, i + 2, kinds, 'RIGHT');
  if (kinds === INJURED && /^(?:his|her|their|threatening|from|of|with|to|minor|serious|head|leg)$/.test(before)) return null;
  if (word === 'martyrdom' || word === 'homicide' || word === 'homicides') return null;
  return { ...harm(i, i + 1, kinds, 'INSIDE'), alone: word.endsWith('s') ? 'MANY' : null };
}
