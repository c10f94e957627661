import { isArticle, splitWords, stems, withoutArticle } from './fold.ts';
import type { Word } from './fold.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { Place } from './place.ts';
import { KINDS } from './kinds.ts';
import { isOrdinaryWord } from './ordinary.ts';
import { skeletonOf } from './skeleton.ts';

/** A name of the gazetteer found in a text. */
export interface NameMention {
  start: number;
  end: number;
  /** Indices into the text's words: first and behind the last. */
  from: number;
  to: number;
  candidates: Place[];
  /** An ordinary word as well (Reading, الباب): needs words around it that speak of a place. */
  ordinary: boolean;
  /** Found by its consonants only. */
  loose: boolean;
}

/** Names at most; a text that holds more is a list of places. */
const MENTION_LIMIT = 300;

/** Every gazetteer name in the text, longest first at each word, without overlap. One pass; each word costs a few look-ups. */
export function scanNames(text: string, gazetteer: Gazetteer): { words: Word[]; mentions: NameMention[] } {
  const words = splitWords(text);
  const mentions: NameMention[] = [];
  for (let i = 0; i < words.length && mentions.length < MENTION_LIMIT; ) {
    const mention = matchAt(text, words, i, gazetteer) ?? (isCalledPlace(text, words, i) ? matchLoosely(text, words, i, gazetteer) : null);
    if (mention) mentions.push(mention);
    i = mention ? mention.to : i + 1;
  }
  return { words, mentions };
}

/** Do the words around say that a settlement is named here: قرية كنصفرة, "the village of Kensefra", "Kensefra village"? */
function isCalledPlace(text: string, words: Word[], i: number): boolean {
  const here = words[i]!;
  const before = words[i - 1];
  if (!here.capital || KINDS.has(here.key)) return false;
  if (here.arabic) return before !== undefined && isSettlement(before.key) && adjoining(text, before, here);
  const after = words[i + 1];
  if (after && isSettlement(after.key) && adjoining(text, here, after)) return true;
  const head = before?.key === 'of' ? words[i - 2] : before;
  return head !== undefined && isSettlement(head.key);
}

function isSettlement(key: string): boolean {
  const kind = KINDS.get(key) ?? (/^[وفبل]/.test(key) ? KINDS.get(key.slice(1)) : undefined);
  return kind === 'VILLAGE' || kind === 'TOWN';
}

function matchAt(text: string, words: Word[], i: number, gazetteer: Gazetteer): NameMention | null {
  const first = words[i]!;
  if (first.arabic) {
    const [whole, ...stripped] = stems(first.key);
    for (const stem of [whole!, ...stripped]) {
      const found = longest(text, words, i, stem, gazetteer);
      // What is left of لعنة is no village عنة, but what is left of لحلب is Aleppo.
      if (found && (stem === whole || stem.length > 3 || !/^[وف]?[لك]/.test(first.key))) return found;
      const large = found?.candidates.filter((place) => place.population >= 100_000 || place.precision === 'GOVERNORATE');
      if (found && large?.length) return { ...found, candidates: large };
    }
    return null;
  }
  // "al-Raqqa": the article belongs to the name and is no part of its key. English texts capitalise names.
  const head = isArticle(first.key) && i + 1 < words.length && adjoining(text, first, words[i + 1]!) ? i + 1 : i;
  const word = words[head]!;
  if (!word.capital || isArticle(word.key) || word.arabic) return null;
  const found = longest(text, words, head, word.key, gazetteer);
  return found && head > i ? { ...found, start: first.start, from: i } : found;
}

function longest(text: string, words: Word[], i: number, stem: string, gazetteer: Gazetteer): NameMention | null {
  const limit = gazetteer.starts.get(stem);
  if (limit === undefined) return null;
  let key = stem;
  let best: NameMention | null = null;
  let count = 1;
  for (let next = i; ; ) {
    const candidates = isBareCode(text, words[i]!, key) ? undefined : gazetteer.names.get(key);
    if (candidates) best = { start: words[i]!.start, end: words[next]!.end, from: i, to: next + 1, candidates, ordinary: false, loose: false };
    do next += 1; while (next < words.length && isArticle(words[next]!.key) && adjoining(text, words[next - 1]!, words[next]!));
    const word = words[next];
    if (count >= limit || !word || !adjoining(text, words[next - 1]!, word)) break;
    key += ` ${word.arabic ? withoutArticle(word.key) : word.key}`;
    count += 1;
  }
  if (best) best.ordinary = best.to - best.from === 1 && (isOrdinaryWord(stem, words[i]!.key) || KINDS.has(stem) || KINDS.has(words[i]!.key));
  return best;
}

/** "In" and "Me" are words; IN and ME are Indiana and Maine only in capitals behind a comma. */
function isBareCode(text: string, word: Word, key: string): boolean {
  return !word.arabic && key.length === 2 && !(/^[A-Z]{2}$/.test(text.slice(word.start, word.end)) && /,\s$/.test(text.slice(Math.max(0, word.start - 2), word.start)));
}

/** Do two words stand in one name: a space, a hyphen, an underscore or an apostrophe between them? */
export function adjoining(text: string, before: Word, after: Word): boolean {
  const length = after.start - before.end;
  return length <= 2 && (length === 0 || /^[ \u00a0_\-–'’]{1,2}$/.test(text.slice(before.end, after.start)));
}

/**
 * A word (or two) that no name matches exactly, looked up by its consonants, for where the words around say that a place is named:
 * "the village of Kensefra". Only among places of the desk's field.
 */
function matchLoosely(text: string, words: Word[], i: number, gazetteer: Gazetteer): NameMention | null {
  let head = i;
  while (head < words.length - 1 && isArticle(words[head]!.key)) head += 1;
  const first = words[head];
  if (!first?.capital) return null;
  const stem = first.arabic ? withoutArticle(first.key) : first.key;
  const second = words[head + 1];
  const pair = second?.capital && adjoining(text, first, second) ? `${stem} ${second.arabic ? withoutArticle(second.key) : second.key}` : null;
  for (const [key, to] of [[pair, head + 2], [stem, head + 1]] as const) {
    if (key === null) continue;
    const skeleton = skeletonOf(key);
    const candidates = skeleton.length >= 4 ? gazetteer.skeletons.get(skeleton) : undefined;
    if (candidates) return { start: words[i]!.start, end: words[to - 1]!.end, from: i, to, candidates, ordinary: false, loose: true };
  }
  return null;
}
