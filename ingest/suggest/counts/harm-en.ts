import type { HarmKind } from '../types.ts';
import { readFixedPhrase } from './harm-en-phrases.ts';
import { readOutcome } from './harm-en-outcomes.ts';
import { startsPerson } from './people-en.ts';
import { harm, INJURED, KILLED, namesBefore, numberBefore, verbDirection } from './harm-shape.ts';
import type { HarmWord } from './shapes.ts';
import type { Token } from './tokens.ts';


const PARTICIPLES = new Map<string, HarmKind[]>();
for (const word of ['killed', 'slain', 'murdered', 'martyred', 'executed', 'assassinated', 'beheaded']) PARTICIPLES.set(word, KILLED);
for (const word of ['injured', 'wounded', 'hurt', 'maimed', 'shot', 'grazed', 'hospitalized', 'hospitalised', 'stabbed', 'struck', 'hit']) {
  PARTICIPLES.set(word, INJURED);
}
const HIT = new Set(['shot', 'struck', 'hit', 'grazed', 'stabbed']);
const ACTIVE = new Map<string, HarmKind[]>([
  ['kills', KILLED], ['killing', KILLED], ['murdering', KILLED], ['injures', INJURED], ['injuring', INJURED], ['wounding', INJURED], ['wounds', INJURED],
  ['hurting', INJURED], ['striking', INJURED], ['hitting', INJURED], ['shooting', INJURED], ['shoots', INJURED],
]);
const INTRANSITIVE = new Set(['died', 'dies', 'perished', 'succumbed', 'dead', 'deceased', 'dying', 'die']);
const COUNT_NOUNS = new Map<string, HarmKind[]>([
  ['deaths', KILLED], ['death', KILLED], ['fatalities', KILLED], ['fatality', KILLED], ['martyrs', KILLED], ['martyr', KILLED],
  ['martyrdom', KILLED], ['killings', KILLED], ['homicide', KILLED], ['homicides', KILLED],
  ['injuries', INJURED], ['injury', INJURED],
]);
/** Reads a harm word at token `i`; null where there is none, or where it is wished, feared, threatened or denied of one person only. */
export function readHarmEn(tokens: Token[], i: number): HarmWord | null {
  const word = tokens[i]?.word ?? '';
  return readFixedPhrase(tokens, i) ?? readOutcome(tokens, i) ?? readVerb(tokens, i, word) ?? readNoun(tokens, i, word);
}

const NOT_REAL = /^(?:else|nobody|none|neither|will|could|would|might|may|can|if|threatened|wanted|trying|tried|attempted|n't|never|not|wasn't|weren't|didn't|isn't|nearly|almost)$/;

function readVerb(tokens: Token[], i: number, word: string): HarmWord | null {
  const participle = PARTICIPLES.get(word);
  const active = ACTIVE.get(word);
  const intransitive = INTRANSITIVE.has(word);
  if (!participle && !active && !intransitive) return null;
  if (word === 'die' && (tokens[i - 1]?.word !== 'later' || tokens[i - 2]?.word !== 'would')) return null;
  if (word !== 'die') for (let back = 1; back <= 3; back += 1) if (NOT_REAL.test(tokens[i - back]?.word ?? '')) return null;
  if (word === 'dead' && /^(?:the|brain)$/.test(tokens[i - 1]?.word ?? '')) return null;
  const passive = verbDirection(tokens, i, i + 1) === 'LEFT' && numberBefore(tokens, i) !== null;
  if (isBlow(word) && !passive && startsPerson(tokens, i + 1)) return { ...harm(i, i + 1, INJURED, 'RIGHT'), hit: true, alone: null };
  if ((word === 'hit' || word === 'struck' || word === 'stabbed') && !/^(?:was|were|been|people|men|women|victims|children|others)$/.test(tokens[i - 1]?.word ?? '')) return null;
  if (word === 'shot' && /^(?:at|a|the|down|up|off|rang|in the air)$/.test(tokens[i + 1]?.word ?? '')) return null;
  if (word === 'shot' && /^(?:a|the|gun|one|single|first|warning)$/.test(tokens[i - 1]?.word ?? '')) return null;
  const hit = HIT.has(word);
  if ((participle ?? active) === KILLED && isSelf(tokens, i + 1)) return { ...harm(i, i + 2, KILLED, 'NOWHERE'), alone: 1, self: true };
  if (active) return readActive(tokens, i, word, active);
  if (hit && isSelf(tokens, i + 1)) return { ...harm(i, i + 2, INJURED, 'NOWHERE'), hit, alone: 1 };
  const object = pronounObject(tokens, i + 1);
  if (object) return { ...harm(i, i + 2, participle ?? KILLED, 'NOWHERE'), hit, alone: object };
  const kinds = participle ?? KILLED;
  const direction = intransitive ? 'LEFT' : verbDirection(tokens, i, i + 1);
  if (intransitive && word !== 'dead' && word !== 'deceased') return { ...harm(i, i + 1, kinds, direction), alone: numberBefore(tokens, i) ?? namesBefore(tokens, i) };
  return { ...harm(i, i + 1, kinds, direction), hit, alone: numberBefore(tokens, i) };
}

function isBlow(word: string): boolean {
  return word === 'shooting' || word === 'striking' || word === 'hitting' || word === 'hit' || word === 'struck' || word === 'stabbed';
}

function isSelf(tokens: Token[], i: number): boolean {
  return /^(?:himself|herself|themselves)$/.test(tokens[i]?.word ?? '');
}

/** "shot her", "killed them": the victim is told by the pronoun alone; "her son" is a phrase of its own. */
function pronounObject(tokens: Token[], i: number): HarmWord['alone'] {
  const word = tokens[i]?.word ?? '';
  if (word === 'him') return 1;
  if (word === 'them') return 'MANY';
  return word === 'her' && !startsPerson(tokens, i) && !/^[a-z]+$/.test(tokens[i + 1]?.word ?? '') ? 1 : word === 'her' && /^(?:in|on|at|to|and|before|while|when|multiple|several|during|with|from|dead)$/.test(tokens[i + 1]?.word ?? '') ? 1 : null;
}

function readActive(tokens: Token[], i: number, word: string, kinds: HarmKind[]): HarmWord | null {
  const noun = /^(?:the|a|an|this|his|her|fatal|deadly|police|mass)$/.test(tokens[i - 1]?.word ?? '');
  if (/^(?:killing|wounding|injuring)$/.test(word) && tokens[i + 1]?.word === 'of') return harm(i, i + 2, kinds, 'RIGHT');
  if (word === 'shooting' && tokens[i + 1]?.word === 'of') return harm(i, i + 2, kinds, 'RIGHT', { hit: true });
  if (word === 'wounds' || noun || (isBlow(word) && !startsPerson(tokens, i + 1))) return null;
  return { ...harm(i, i + 1, kinds, 'RIGHT'), hit: word === 'shoots' || isBlow(word), alone: /^(?:him|her|himself|herself)$/.test(tokens[i + 1]?.word ?? '') ? 1 : null };
}

function readNoun(tokens: Token[], i: number, word: string): HarmWord | null {
  const kinds = COUNT_NOUNS.get(word);
  if (!kinds) return null;
  const next = tokens[i + 1]?.word ?? '';
  const before = tokens[i - 1]?.word ?? '';
  if (next === 'toll' || next === 'certificate' || next === 'penalty' || next === 'threats' || next === 'threat') return null;
  if (next === 'of' && !/^(?:injuries|homicides?)$/.test(word)) return harm(i, i + 2, kinds, 'RIGHT');
  if (next === 'to' && kinds === INJURED) return harm(i, i + 2, kinds, 'RIGHT');
  if (kinds === INJURED && /^(?:the|these|his|her|their|threatening|from|of|with|to|minor|serious|head|leg)$/.test(before)) return null;
  if (word === 'martyrdom' || word === 'homicide' || word === 'homicides') return null;
  if (before === 'of' && /^(?:list|lists|names|images|photos|pictures|videos|reports)$/.test(tokens[i - 2]?.word ?? '')) return null;
  const violent = word === 'death' && (/^(?:shooting|stabbing|gunshot)$/.test(before) || (/^(?:his|her)$/.test(before) && /^(?:in|to)$/.test(tokens[i - 2]?.word ?? '')));
  return { ...harm(i, i + 1, kinds, 'INSIDE'), alone: word.endsWith('s') ? 'MANY' : violent ? 1 : null };
}
