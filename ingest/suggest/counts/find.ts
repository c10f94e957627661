import type { Document } from '../document.ts';
import { splitSentences } from '../document.ts';
import type { Span } from '../types.ts';
import { companionsOf, inheritAlone, withCompanions, withLeader } from './companions.ts';
import { groupPeople, totalOf } from './groups.ts';
import { isArabic, readHarmAr } from './harm-ar.ts';
import { readHarmEn } from './harm-en.ts';
import { linkAll } from './link.ts';
import { fromGroup, fromHarmAlone } from './mentions.ts';
import { readPeopleAr } from './people-ar.ts';
import { readPeopleEn } from './people-en.ts';
import { scopeOf } from './scope.ts';
import type { Group, HarmWord, Mention, People } from './shapes.ts';
import { speakerOf } from './speaker.ts';
import type { Token } from './tokens.ts';
import { tokenize } from './tokens.ts';

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

/** Reads a sentence in pieces of bounded length, cut at white space where there is any. */
function readSpan(text: string, span: Span, index: number, document: Document): Mention[] {
  const mentions: Mention[] = [];
  for (let from = span.start; from < span.end && mentions.length < MENTION_LIMIT; ) {
    const limit = Math.min(span.end, from + SENTENCE_LIMIT);
    const space = limit < span.end ? text.lastIndexOf(' ', limit) : limit;
    const to = space > from ? space : limit;
    mentions.push(...readSentence(text, { start: from, end: to }, index, document));
    from = to;
  }
  return mentions;
}

function readSentence(text: string, span: Span, index: number, document: Document): Mention[] {
  const tokens = tokenize(text, span.start, span.end);
  const harms = readHarms(tokens);
  if (harms.length === 0) return [];
  const groups = groupPeople(tokens, readPhrases(tokens, harms, index === -1), harms);
  const sentence: Sentence = { tokens, harms, groups, links: linkAll(tokens, harms, groups) };
  const base = { sentence: index, speaker: speakerOf(tokens, text) };
  return harms.flatMap((each, at) => {
    const harm = inheritAlone(each, harms[at - 1], sentence.links[at] ?? null);
    const group = peopleOf(sentence, harm, at);
    const scope = isAmongThose(tokens, harm) ? 'PART' : scopeOf(tokens, harm, document);
    return group ? fromGroup(tokens, harm, group, { ...base, scope }, isMixed(sentence, at)) : fromHarmAlone(tokens, harm, { ...base, scope });
  });
}

interface Sentence {
  tokens: Token[];
  harms: HarmWord[];
  groups: Group[];
  /** The group that each harm word governs. */
  links: (Group | null)[];
}

/** The people of a harm word with those named beside them; null where the verb speaks for itself. */
function peopleOf({ tokens, groups, links }: Sentence, harm: HarmWord, at: number): Group | null {
  const companions = companionsOf(tokens, harm, groups);
  const own = companions === links[at] ? null : (links[at] ?? null);
  const group = companions ? (withCompanions(harm, own, companions) ?? own) : own && withLeader(tokens, harm, own);
  return group && tellsMoreThan(harm, group) ? null : group;
}

/** One number for killed and injured together: two harm words of different kinds beside each other govern one group. */
function isMixed({ tokens, harms, links }: Sentence, at: number): boolean {
  if (sharesNumber(tokens, harms, at)) return true;
  const shared = (other: number) => links[at] !== null && links[other] === links[at] && !harms[other]!.hit && harms[other]!.kinds[0] !== harms[at]!.kinds[0];
  return (at > 0 && shared(at - 1)) || (at + 1 < harms.length && shared(at + 1));
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
