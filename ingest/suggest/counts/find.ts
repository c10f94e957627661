import type { Document } from '../document.ts';
import { splitSentences } from '../document.ts';
import type { Span } from '../types.ts';
import { groupPeople, isOthers, totalOf } from './groups.ts';
import { isArabic, readHarmAr } from './harm-ar.ts';
import { readHarmEn } from './harm-en.ts';
import { linkAll } from './link.ts';
import { readPeopleAr } from './people-ar.ts';
import { readPeopleEn } from './people-en.ts';
import { scopeOf } from './scope.ts';
import type { Group, HarmWord, Mention, People } from './shapes.ts';
import { speakerOf } from './speaker.ts';
import type { Token } from './tokens.ts';
import { tokenize } from './tokens.ts';
import { VAGUE } from './vague.ts';

/** Longest sentence that is read as one; what lies behind is read as the next. Keeps the work linear. */
const SENTENCE_LIMIT = 1500;

/** No report has more: what follows in a longer list of dead and injured is passed over, so that the work stays bounded. */
const MENTION_LIMIT = 500;

/** Every statement of a number of killed or injured in the body, in reading order. */
export function findMentions(document: Document): Mention[] {
  const mentions: Mention[] = [];
  for (const [index, span] of document.sentences.entries()) {
    if (mentions.length >= MENTION_LIMIT) break;
    mentions.push(...readSpan(document.text, span, index, document));
  }
  return partsSaidAgain(mentions);
}

/** "Five children were killed" is no new figure where another sentence counts five children among the whole. */
function partsSaidAgain(mentions: Mention[]): Mention[] {
  const keyOf = ({ kind, who, min }: Mention) => `${kind} ${who} ${min}`;
  const parts = new Set(mentions.filter(({ scope, form, who }) => scope === 'PART' && form === 'NUMBER' && who !== 'people' && who !== 'civilians').map(keyOf));
  return mentions.map((mention) => (mention.scope === 'EVENT' && mention.form === 'NUMBER' && parts.has(keyOf(mention)) ? { ...mention, scope: 'PART' } : mention));
}

/** The same of the title; offsets count into the title. */
export function findTitleMentions(document: Document): Mention[] {
  return splitSentences(document.title.slice(0, SENTENCE_LIMIT)).flatMap((span) => readSpan(document.title, span, -1, document));
}

function readSpan(text: string, span: Span, index: number, document: Document): Mention[] {
  const mentions: Mention[] = [];
  for (let from = span.start; from < span.end; from += SENTENCE_LIMIT) {
    mentions.push(...readSentence(text, { start: from, end: Math.min(span.end, from + SENTENCE_LIMIT) }, index, document));
  }
  return mentions;
}

function readSentence(text: string, span: Span, index: number, document: Document): Mention[] {
  const tokens = tokenize(text, span.start, span.end);
  const harms = readHarms(tokens);
  if (harms.length === 0) return [];
  const people = readPhrases(tokens, harms, index === -1);
  const groups = groupPeople(tokens, people, harms);
  const base = { sentence: index, speaker: speakerOf(tokens, text) };
  const links = linkAll(tokens, harms, groups);
  return harms.map((harm, at) => inheritAlone(harm, harms[at - 1], links[at] ?? null)).flatMap((harm, at) => {
    const scope = isAmongThose(tokens, harm) ? 'PART' : scopeOf(tokens, harm, document);
    const companions = companionsOf(tokens, harm, groups);
    const linked = companions === links[at] ? null : (links[at] ?? null);
    const group = companions ? (withCompanions(harm, linked, companions) ?? linked) : linked && withLeader(tokens, harm, linked);
    const mixed = sharesNumber(tokens, harms, at) || group !== null && harms.some((other, index) => links[index] === links[at] && other !== harm && !other.hit && other.kinds[0] !== harm.kinds[0] && Math.abs(index - at) === 1);
    if (group && tellsMoreThan(harm, group)) return fromHarmAlone(tokens, harm, { ...base, scope });
    return group ? fromGroup(tokens, harm, group, { ...base, scope }, mixed) : fromHarmAlone(tokens, harm, { ...base, scope });
  });
}

/** How far a verb may stand from the one whose unsaid victim it shares: "shot himself in the chest and died". */
const VICTIM_REACH = 14;

function inheritAlone(harm: HarmWord, before: HarmWord | undefined, group: Group | null): HarmWord {
  const free = !group && harm.alone === null && (harm.direction === 'LEFT' || harm.direction === 'EITHER');
  return free && before?.direction === 'NOWHERE' && harm.from - before.to <= VICTIM_REACH ? { ...harm, alone: before.alone } : harm;
}

const ALONGSIDE = [['alongside'], ['along', 'with'], ['together', 'with'], ['accompanied', 'by'], ['برفقه'], ['مع']];

/** "… was killed alongside his wife and six children": those named behind the verb died too. */
function companionsOf(tokens: Token[], harm: HarmWord, groups: Group[]): Group | null {
  if (harm.direction === 'RIGHT' || harm.direction === 'INSIDE') return null;
  for (let start = harm.to; start < harm.to + 5 && !/^[.,;:]$/.test(tokens[start]?.word ?? ''); start += 1) {
    const joint = ALONGSIDE.find((words) => words.every((word, at) => tokens[start + at]?.word === word));
    if (joint) return groups.find(({ from }) => from >= start + joint.length && from <= start + joint.length + 1) ?? null;
  }
  return null;
}

/** "Jane Doe, along with 15 relatives, were killed": one more than the group, whose joint stands before it. */
function withLeader(tokens: Token[], harm: HarmWord, group: Group): Group {
  const joint = ALONGSIDE.find((words) => words.every((word, at) => tokens[group.from - words.length + at]?.word === word));
  if (!joint || group.to > harm.from) return group;
  const before = group.from - joint.length - 1;
  const named = tokens[before]?.capital || (tokens[before]?.word === ',' && tokens[before - 1]?.capital);
  if (!named) return group;
  const leader: People = { from: before, to: before, min: 1, max: 1, qualifier: 'EXACT', who: 'people', form: 'ARTICLE', generic: false };
  return { ...group, people: [leader, ...group.people] };
}

/** The group with its companions, or the verb's own subject with them. */
function withCompanions(harm: HarmWord, group: Group | null, companions: Group): Group | null {
  if (group && group.to <= harm.from) return { from: group.from, to: companions.to, people: [...group.people, ...companions.people], parts: [...group.parts, ...companions.parts] };
  if (!harm.alone) return null;
  const min = harm.alone === 'MANY' ? VAGUE.PLURAL.min : harm.alone;
  const subject: People = { from: harm.from, to: harm.from, min, max: min, qualifier: 'EXACT', who: 'people', form: 'ARTICLE', generic: false };
  return { from: harm.from, to: companions.to, people: [subject, ...companions.people], parts: companions.parts };
}

function readHarms(tokens: Token[]): HarmWord[] {
  const harms: HarmWord[] = [];
  for (let i = 0; i < tokens.length; ) {
    const harm = isArabic(tokens[i]!) ? readHarmAr(tokens, i) : readHarmEn(tokens, i);
    if (harm) harms.push(harm);
    i = harm ? Math.max(harm.to, i + 1) : i + 1;
  }
  return harms;
}

function readPhrases(tokens: Token[], harms: HarmWord[], title: boolean): People[] {
  const people: People[] = [];
  const ends = new Set(harms.filter((harm) => harm.direction !== 'LEFT').map((harm) => harm.to));
  const verbs = new Set(harms.filter((harm) => harm.direction !== 'INSIDE').map((harm) => harm.from));
  for (let i = 0; i < tokens.length; ) {
    if (verbs.has(i)) {
      i += 1;
      continue;
    }
    const before = tokens[i - 1]?.word;
    const start = i === 0 || /^[,:|–—-]$|^and$|^"$/.test(before ?? '');
    const afterHarm = ends.has(i);
    const phrase = arabicAt(tokens, i) ? readPeopleAr(tokens, i, afterHarm) : readPeopleEn(tokens, i, { afterHarm, bareSingular: start || title || afterHarm });
    if (phrase && phrase.to > i) people.push(phrase);
    i = phrase && phrase.to > i ? phrase.to : i + 1;
  }
  return people;
}

/** "Jane Doe, 43, and Ali Hasan were shot": the verb speaks of more people than the phrase before it. */
function tellsMoreThan(harm: HarmWord, group: Group): boolean {
  return harm.direction === 'LEFT' && (harm.alone === 'MANY' || (harm.alone ?? 0) > 1) && group.parts.length === 0 && totalOf(group.people).max === 1;
}

/** "Two officers were among those killed": a part of a whole told elsewhere. */
function isAmongThose(tokens: Token[], harm: HarmWord): boolean {
  return /^(?:those|the)$/.test(tokens[harm.from - 1]?.word ?? '') && /^amongs?t?$/.test(tokens[harm.from - 2]?.word ?? '');
}

/** "12 قتيل وجريح": one number before two harm nouns counts both together. */
function sharesNumber(tokens: Token[], harms: HarmWord[], at: number): boolean {
  const pair = (first: HarmWord | undefined, second: HarmWord | undefined) =>
    first !== undefined && second !== undefined && first.direction === 'INSIDE' && second.direction === 'INSIDE' && first.to === second.from
    && first.kinds[0] !== second.kinds[0] && tokens[second.from]!.word.startsWith('و') && /^و?(?:ال)?(?:جريح|قتيل|شهيد)ا?$/.test(tokens[second.from]?.word ?? '');
  return pair(harms[at], harms[at + 1]) || pair(harms[at - 1], harms[at]);
}

/** A number belongs to the script of the word behind it. */
function arabicAt(tokens: Token[], i: number): boolean {
  for (let at = i; at < i + 4; at += 1) {
    const token = tokens[at];
    if (!token) return false;
    if (isArabic(token)) return true;
    if (/^[a-z]/.test(token.word)) return false;
  }
  return false;
}

type Base = Pick<Mention, 'sentence' | 'speaker' | 'scope'>;

function fromGroup(tokens: Token[], harm: HarmWord, group: Group, base: Base, mixed: boolean): Mention[] {
  const start = tokens[Math.min(group.from, harm.from)]!.start;
  const inside = group.people.filter((phrase) => phrase.from <= harm.from && harm.to <= phrase.to);
  const counted = inside.length > 0 ? inside : isOnePerson(harm, group) ? group.people.slice(-1) : group.people;
  const last = Math.max(counted.at(-1)!.to, harm.to);
  const whole: Omit<Mention, 'kind'> = {
    ...base, ...totalOf(counted), who: whoOf(counted), start, end: tokens[last - 1]!.end,
    form: formOf(counted), hit: harm.hit, toll: harm.toll, mixed, others: counted.every((phrase) => isOthers(tokens, phrase)), summands: counted.length,
  };
  const parts = group.parts.map((part): Omit<Mention, 'kind'> => ({
    ...base, ...totalOf([part]), scope: 'PART', who: part.who, start: tokens[part.from]!.start, end: tokens[part.to - 1]!.end,
    form: part.form, hit: harm.hit, toll: false, mixed, others: false, summands: 1,
  }));
  return harm.kinds.flatMap((kind) => [whole, ...parts].map((mention) => ({ ...mention, kind })));
}

/** "A poet, journalist and activist was killed": the verb speaks of one. */
function isOnePerson(harm: HarmWord, { people }: Group): boolean {
  return harm.direction === 'LEFT' && harm.alone === 1 && people.length > 1 && people.every((phrase) => phrase.max === 1 && phrase.form === 'ARTICLE' && phrase.to > phrase.from);
}

function whoOf(people: People[]): Mention['who'] {
  const groups = new Set(people.map((phrase) => phrase.who));
  return groups.size === 1 ? people[0]!.who : 'people';
}

function formOf(people: People[]): Mention['form'] {
  const order: Mention['form'][] = ['NUMBER', 'NAME', 'VAGUE', 'ARTICLE', 'PLURAL', 'IMPLICIT'];
  return order.find((form) => people.some((phrase) => phrase.form === form)) ?? 'IMPLICIT';
}

function fromHarmAlone(tokens: Token[], harm: HarmWord, base: Base): Mention[] {
  if (!harm.none && !harm.alone) return [];
  const range = harm.none ? { min: 0, max: 0, qualifier: 'EXACT' as const }
    : typeof harm.alone === 'number' ? { min: harm.alone, max: harm.alone, qualifier: 'EXACT' as const }
    : { min: VAGUE.PLURAL.min, max: null, qualifier: 'AT_LEAST' as const };
  const span = { start: tokens[harm.from]!.start, end: tokens[harm.to - 1]!.end };
  return harm.kinds.map((kind) => ({
    ...base, ...range, ...span, kind, who: 'people', form: harm.none ? 'NUMBER' : 'IMPLICIT', hit: harm.hit, toll: false, mixed: false, others: harm.self, summands: 0,
  }));
}
