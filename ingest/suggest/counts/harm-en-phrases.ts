import type { HarmKind } from '../types.ts';
import { harm, INJURED, KILLED, numberBefore, verbDirection, words } from './harm-shape.ts';
import { readNumberEn } from './numbers-en.ts';
import type { HarmWord } from './shapes.ts';
import type { Token } from './tokens.ts';

/** Reads a fixed phrase of harm ("shot and killed", "lost their lives", "no casualties", "death toll rose to") at token `i`, or null. */
export function readFixedPhrase(tokens: Token[], i: number): HarmWord | null {
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
    case 'had':
    case 'has':
    case 'having':
    case 'received':
    case 'receiving':
    case 'with':
      return readWounds(tokens, i);
    case 'no':
    case 'without':
    case 'zero':
      return readNone(tokens, i);
    case 'nobody':
    case 'none':
      return readNobody(tokens, i, i + 1);
    case 'number':
      return tokens[i + 1]?.word === 'of' && tokens.slice(i + 2, i + 9).some((token) => DEAD_WORD.test(token.word)) ? readToll(tokens, i) : null;
    case 'toll':
      return readToll(tokens, i);
    default:
      return null;
  }
}

const DEAD_WORD = /^(?:killed|dead|deaths|martyrs|fatalities|victims|died)$/;

/** "death toll from the strike rose to 21": ends right before the number, or null where none comes. */
function readToll(tokens: Token[], i: number): HarmWord | null {
  for (let at = i + 1; at < i + 14; at += 1) {
    const word = tokens[at]?.word ?? '';
    if (word === 'of' && at === i + 1) continue;
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
  const direction = found.endsWith('ing') ? 'RIGHT' : verbDirection(tokens, i, to);
  if (!wounded && /^(?:himself|herself)$/.test(tokens[to]?.word ?? '')) return { ...harm(i, to + 1, KILLED, 'NOWHERE'), alone: 1, self: true };
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

const NOBODY_HARMED = /^(?:died|killed|injured|wounded|hurt|harmed|shot|hit|struck)$/;

function readNone(tokens: Token[], i: number): HarmWord | null {
  if (tokens[i + 1]?.word === 'one') return readNobody(tokens, i, i + 2);
  if (tokens[i]?.word === 'without' && /^(?:escaped|fled|unharmed|away|survived)$/.test(tokens[i - 1]?.word ?? '')) return null;
  let at = i + 1;
  while (at < i + 4 && /^(?:reported|reports|of|civilian|human|serious|known|any|immediate|reports)$/.test(tokens[at]?.word ?? '')) at += 1;
  const kinds = zeroKinds(tokens[at]?.word ?? '');
  if (!kinds) return readOpen(tokens, i, at);
  const joint = tokens[at + 1]?.word;
  const second = joint === 'or' || joint === 'and' ? zeroKinds(tokens[at + 2]?.word ?? '') : null;
  return { ...harm(i, second ? at + 3 : at + 1, [...new Set([...kinds, ...(second ?? [])])], 'INSIDE'), none: true };
}

/** "No other injuries", "no information on casualties": leaves it open, so the noun counts neither; a harm word of no kind. */
function readOpen(tokens: Token[], i: number, from: number): HarmWord | null {
  if (!/^(?:other|further|additional|more|new|information|word|details|official)$/.test(tokens[from]?.word ?? '')) return null;
  for (let at = from + 1; at < from + 5; at += 1) {
    if (zeroKinds(tokens[at]?.word ?? '')) return { ...harm(i, at + 1, [], 'INSIDE'), none: true };
  }
  return null;
}

function zeroKinds(word: string): HarmKind[] | null {
  if (word.startsWith('casualt')) return ['killed', 'injured'];
  if (/^(?:deaths?|fatalit(?:y|ies)|martyrs?)$/.test(word)) return KILLED;
  return /^(?:injur(?:y|ies)|wounded)$/.test(word) ? INJURED : null;
}

/** "no one was hurt"; not "no one else was hurt", which says nothing about those who were. */
function readNobody(tokens: Token[], i: number, after: number): HarmWord | null {
  for (let at = after; at < after + 6; at += 1) {
    const word = tokens[at]?.word ?? '';
    if (/^(?:else|other|but|involved|seriously|critically|badly|severely)$/.test(word) || !/^[a-z]+$/.test(word)) return null;
    if (!NOBODY_HARMED.test(word)) continue;
    const or = tokens[at + 1]?.word === 'or' ? (tokens[at + 2]?.word ?? '') : '';
    const kinds: HarmKind[] = word === 'killed' || word === 'died' || or === 'killed' ? (or ? ['killed', 'injured'] : KILLED) : INJURED;
    return { ...harm(i, or ? at + 3 : at + 1, kinds, 'INSIDE'), none: true };
  }
  return null;
}

