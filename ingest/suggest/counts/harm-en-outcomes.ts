import { harm, INJURED, KILLED, numberBefore } from './harm-shape.ts';
import { startsPerson } from './people-en.ts';
import type { HarmWord } from './shapes.ts';
import type { Token } from './tokens.ts';

const MULTIPLES = new Map([['double', 2], ['triple', 3], ['quadruple', 4], ['quintuple', 5]]);

/** Harm told by what followed or by the name of the deed: "rushed to hospital", "in critical condition", "double homicide". */
export function readOutcome(tokens: Token[], i: number): HarmWord | null {
  const word = tokens[i]?.word ?? '';
  switch (word) {
    case 'taken':
    case 'rushed':
    case 'transported':
    case 'airlifted':
    case 'flown':
    case 'brought':
    case 'sent':
      return toHospital(tokens, i);
    case 'fighting':
    case 'clinging':
      return tokens.slice(i + 1, i + 5).some((token) => token.word === 'life') ? harm(i, i + 1, INJURED, 'LEFT', { hit: true, alone: numberBefore(tokens, i) }) : null;
    case 'condition':
    case 'conditions':
      return inCondition(tokens, i);
    case 'fatal':
    case 'deadly':
      return fatalDeed(tokens, i);
    case 'murder':
    case 'murders':
    case 'slaying':
    case 'slayings':
    case 'homicide':
    case 'homicides':
      return deedOf(tokens, i);
    case 'double':
    case 'triple':
    case 'quadruple':
    case 'quintuple':
      return multipleDeed(tokens, i, MULTIPLES.get(word) ?? 1);
    case 'body':
    case 'bodies':
      return bodiesFound(tokens, i);
    case 'suicide':
    case 'himself':
    case 'herself':
      return selfHarm(tokens, i, word);
    default:
      return null;
  }
}

function toHospital(tokens: Token[], i: number): HarmWord | null {
  for (let at = i + 1; at < i + 11; at += 1) {
    const word = tokens[at]?.word ?? '';
    if (/^(?:hospital|hospitals|medical|trauma|clinic|surgery)$/.test(word)) {
      const active = numberBefore(tokens, i) === null && startsPerson(tokens, i + 1);
      return { ...harm(i, i + 1, INJURED, active ? 'RIGHT' : 'LEFT'), hit: true, alone: active ? null : numberBefore(tokens, i) };
    }
    if (/^[.;]?$/.test(word) && tokens[at - 1]?.word !== 'st') return null;
  }
  return null;
}

const CONDITION = /^(?:critical|serious|stable|fair|good|grave|satisfactory|guarded|unknown)$/;

function inCondition(tokens: Token[], i: number): HarmWord | null {
  let from = i;
  while (i - from < 4 && /^(?:but|and|to|or|,|extremely|very|-|life|threatening|a)$|^(?:critical|serious|stable|fair|good|grave|satisfactory|guarded)$/.test(tokens[from - 1]?.word ?? '')) from -= 1;
  if (from === i || tokens[from - 1]?.word !== 'in' || !tokens.slice(from, i).some((token) => CONDITION.test(token.word))) return null;
  return { ...harm(from - 1, i + 1, INJURED, 'LEFT'), hit: true, alone: numberBefore(tokens, from - 1) };
}

const FATAL_DEED = /^(?:shooting|shootings|stabbing|attack|crash|accident|strike|gunshot|wound|injuries)$/;

/** "fatal shooting of a man", "a fatal hunting accident": at least the one who died. */
function fatalDeed(tokens: Token[], i: number): HarmWord | null {
  for (let at = i + 1; at < i + 6; at += 1) {
    const deed = tokens[at]?.word ?? '';
    if (!/^[a-z-]+$/.test(deed)) return null;
    if (!FATAL_DEED.test(deed)) continue;
    const of = tokens[at + 1]?.word === 'of';
    return { ...harm(i, of ? at + 2 : at + 1, KILLED, of ? 'RIGHT' : 'INSIDE'), alone: /^(?:shooting|gunshot|accident)$/.test(deed) ? 1 : null };
  }
  return null;
}

function deedOf(tokens: Token[], i: number): HarmWord | null {
  if (tokens[i - 1]?.word === 'attempted') return null;
  if (tokens[i + 1]?.word === 'of') return harm(i, i + 2, KILLED, 'RIGHT');
  if (/^victims?$/.test(tokens[i + 1]?.word ?? '')) return { ...harm(i, i + 2, KILLED, 'INSIDE'), alone: tokens[i + 1]!.word === 'victim' ? 1 : 'MANY' };
  if (tokens[i + 1]?.word === '-' && tokens[i + 2]?.word === 'suicide') return { ...harm(i, i + 3, KILLED, 'INSIDE'), alone: 'MANY' };
  return null;
}

/** "triple shooting": three were hit; "double homicide": two were killed. The multiple is the number of victims. */
function multipleDeed(tokens: Token[], i: number, times: number): HarmWord | null {
  const deed = tokens[i + 1]?.word ?? '';
  const fatal = deed === 'fatal' ? 1 : 0;
  const noun = tokens[i + 1 + fatal]?.word ?? '';
  const killed = fatal > 0 || /^(?:homicide|murder|killing|slaying|fatality)s?$/.test(noun);
  if (!killed && noun !== 'shooting') return null;
  return { ...harm(i, i + 2 + fatal, killed ? KILLED : INJURED, 'INSIDE'), hit: !killed, alone: times };
}

function bodiesFound(tokens: Token[], i: number): HarmWord | null {
  if (tokens[i + 1]?.word === 'of') return harm(i, i + 2, KILLED, 'RIGHT', { alone: tokens[i]!.word === 'body' ? 1 : null });
  for (let at = i + 1; at < i + 5; at += 1) {
    if (/^(?:found|discovered|recovered|retrieved|pulled)$/.test(tokens[at]?.word ?? '')) return harm(at, at + 1, KILLED, 'LEFT');
    if (!/^(?:was|were|had|been|have|also)$/.test(tokens[at]?.word ?? '')) return null;
  }
  return null;
}

/** "before turning the gun on himself", "committed suicide", "shot and killed himself". */
function selfHarm(tokens: Token[], i: number, word: string): HarmWord | null {
  const before = tokens[i - 1]?.word ?? '';
  if (word === 'suicide') return /^(?:committed|by|commit|committing)$/.test(before) ? harm(i, i + 1, KILLED, 'NOWHERE', { alone: 1, self: true }) : null;
  return before === 'on' && tokens.slice(Math.max(0, i - 6), i).some((token) => token.word.startsWith('turn')) ? harm(i, i + 1, KILLED, 'NOWHERE', { alone: 1, self: true }) : null;
}
