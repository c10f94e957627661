import type { Span } from '../types.ts';
import type { Reading } from '../words/reading.ts';
import type { Word } from '../words/words.ts';
import { wordSpeaksOf } from '../words/reading.ts';
import { OFFICES } from './names.ts';
import type { Actor, ActorDictionary, ActorKind, Alias, Certainty } from './dictionary.ts';

/** An actor's name in the text: words `[first, last)`. */
export interface Mention extends Span {
  actor: Actor;
  certainty: Certainty;
  first: number;
  last: number;
}

const ACCUSABLE = new Set<ActorKind>(['STATE', 'COALITION', 'ARMED_GROUP']);

export function canBeAccused(actor: Actor): boolean {
  return ACCUSABLE.has(actor.kind);
}

/**
 * Names of the dictionary's actors in the order of the text, the longest name first where several begin at one word. An
 * adjective counts only beside a word of attack or of forces; a shared name goes to the actor that the rest of the text
 * speaks of, and to nobody where it speaks of none.
 */
export function findMentions(reading: Reading, dictionary: ActorDictionary): Mention[] {
  const found: { alias: Alias; rivals: Alias[]; first: number; last: number }[] = [];
  for (let first = 0; first < reading.words.length;) {
    const matches = aliasesAt(reading, dictionary, first);
    const alias = matches[0];
    if (!alias) {
      first += 1;
      continue;
    }
    found.push({ alias, rivals: matches, first, last: first + alias.words.length });
    first += alias.words.length;
  }
  resolveHeads(found);
  const named = countNamed(found.map((hit) => hit.alias));
  const vocabulary = found.some(({ alias }) => alias.certainty === 'SHARED') ? vocabularyOf(reading) : new Set<string>();
  return found.flatMap(({ rivals, first, last }) => {
    const alias = choose(rivals, named, (actor) => (dictionary.context.get(actor) ?? []).filter((word) => vocabulary.has(word)).length);
    const start = reading.words[first]!.start;
    return alias ? [{ start, end: reading.words[last - 1]!.end, actor: alias.actor, certainty: alias.certainty, first, last }] : [];
  });
}

/** "مرصد سكاي" and then "المرصد": a single word that an organisation's name began with goes on meaning that one, whoever else is called so. */
function resolveHeads(found: { alias: Alias; rivals: Alias[] }[]): void {
  const heads = new Map<string, Alias>();
  for (const hit of found) {
    const { words, actor } = hit.alias;
    const known = heads.get(words[0]!);
    if (canBeAccused(actor)) continue;
    if (words.length > 1) heads.set(words[0]!, hit.alias);
    else if (known) Object.assign(hit, { alias: known, rivals: [known] });
  }
}

function vocabularyOf(reading: Reading): Set<string> {
  const vocabulary = new Set<string>();
  for (const words of [reading.words, reading.titleWords]) {
    for (const { forms } of words) for (const form of forms) vocabulary.add(form);
  }
  return vocabulary;
}

/** The longest aliases that begin at this word and are allowed there; several where a name is shared. */
function aliasesAt(reading: Reading, dictionary: ActorDictionary, first: number): Alias[] {
  const word = reading.words[first]!;
  let best: Alias[] = [];
  for (const form of word.forms) {
    for (const alias of dictionary.aliases.get(form) ?? []) {
      const length = best[0]?.words.length ?? 0;
      if (alias.words.length < length) break;
      if (!matchesAt(reading, alias, first)) continue;
      best = alias.words.length > length ? [alias] : [...best, alias];
    }
    if (best.length > 0) break;
  }
  return best;
}

function matchesAt(reading: Reading, alias: Alias, first: number): boolean {
  const fits = alias.words.every((wanted, offset) => reading.words[first + offset]?.forms.includes(wanted) ?? false);
  if (!fits) return false;
  if (alias.acronym && !isCapitals(reading, reading.words[first]!)) return false;
  if (alias.certainty === 'SEAT') return speaks(reading, first, first + alias.words.length);
  return alias.certainty !== 'ADJECTIVE' || standsByForce(reading, first, first + alias.words.length);
}

function isCapitals(reading: Reading, word: Word): boolean {
  const raw = reading.document.text.slice(word.start, word.start + 2);
  return raw === raw.toUpperCase();
}

/** A word of speech stands right behind (English) or right before (Arabic). */
function speaks(reading: Reading, first: number, last: number): boolean {
  const arabic = reading.words[first]!.fold > '\u0600';
  if (!arabic && reading.words[last]?.fold === 'and') return wordSpeaksOf(reading, last + 2, 'SPEECH');
  return wordSpeaksOf(reading, arabic ? first - 1 : last, 'SPEECH') || (!arabic && wordSpeaksOf(reading, last + 1, 'SPEECH') && !wordSpeaksOf(reading, first - 1, 'SPEECH'));
}

/** Within three words behind (English) or before (Arabic) there is a word of attack, of forces or of office. */
function standsByForce(reading: Reading, first: number, last: number): boolean {
  const arabic = reading.words[first]!.fold > '\u0600';
  const [from, to] = arabic ? [first - 3, first] : [last, last + 3];
  for (let index = Math.max(0, from); index < to; index += 1) {
    if (wordSpeaksOf(reading, index, 'ATTACK') || wordSpeaksOf(reading, index, 'FORCE') || OFFICES.has(reading.words[index]?.fold ?? '')) return true;
  }
  return false;
}

function countNamed(aliases: Alias[]): Map<Actor, number> {
  const named = new Map<Actor, number>();
  for (const { actor, certainty } of aliases) {
    if (certainty !== 'SHARED') named.set(actor, (named.get(actor) ?? 0) + 1);
  }
  return named;
}

function choose(rivals: Alias[], named: Map<Actor, number>, signs: (actor: Actor) => number): Alias | null {
  const certain = rivals.find((alias) => alias.certainty !== 'SHARED');
  if (certain) return certain;
  let best: Alias | null = null;
  let bestWeight = 0;
  for (const alias of rivals) {
    const weight = 3 * (named.get(alias.actor) ?? 0) + signs(alias.actor);
    if (weight > bestWeight) [best, bestWeight] = [alias, weight];
  }
  return best;
}
