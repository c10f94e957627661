import type { Span } from '../types.ts';
import type { Reading, Sentence } from '../words/reading.ts';
import { sentenceSpeaksOf, wordSpeaksOf } from '../words/reading.ts';
import { within } from '../words/order.ts';
import type { Actor } from './dictionary.ts';
import type { Mention } from './mentions.ts';
import { OFFICES, personEndingAt, personStartingAt } from './names.ts';
import type { PersonName } from './names.ts';
import { arabicSpeaker } from './speeches-ar.ts';

/** Who says something: a person, an organisation, or a person of an organisation. */
export interface Speaker {
  person: string | null;
  actor: Actor | null;
  span: Span;
}

/** A word of speech (number `verb`) in a sentence (number `sentence`) and who speaks. */
export interface Speech {
  sentence: number;
  verb: number;
  speaker: Speaker;
}

/** "Were reported to have": nobody's word. */
const PASSIVE = new Set(['was', 'were', 'is', 'are', 'been', 'be', 'being']);
/** How many words before the verb its subject may end, for "the Coalition, battling to defeat militants in Syria, claims". */
const SUBJECT_REACH = 18;

/**
 * Every word of speech whose speaker can be told: "X said", "said X", "according to X", with the speaker's organisation
 * where it stands by; a surname or a pronoun stands for the one named before.
 */
export function findSpeeches(reading: Reading, mentions: readonly Mention[]): Speech[] {
  const speeches: Speech[] = [];
  const people = new Map<string, Speaker>();
  reading.sentences.forEach((sentence, number) => {
    if (!sentenceSpeaksOf(sentence, 'SPEECH')) return;
    const inside = mentionsWithin(mentions, sentence);
    for (let verb = sentence.first; verb < sentence.last; verb += 1) {
      if (!wordSpeaksOf(reading, verb, 'SPEECH') || isName(reading, sentence, verb)) continue;
      const speaker = speakerOf(reading, sentence, verb, inside, people, speeches.at(-1)?.speaker ?? null);
      if (speaker) speeches.push({ sentence: number, verb, speaker });
    }
  });
  return speeches;
}

/** "Omar Tell": a capital inside a sentence makes it no verb. */
function isName(reading: Reading, sentence: Sentence, verb: number): boolean {
  return verb > sentence.first && /\p{Lu}/u.test(reading.document.text[reading.words[verb]!.start]!);
}

export function mentionsWithin(mentions: readonly Mention[], sentence: Sentence): Mention[] {
  return within(mentions, sentence);
}

/** The speeches of one sentence. */
export function speechesOf(speeches: readonly Speech[], sentence: number): Speech[] {
  let low = 0;
  let high = speeches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (speeches[middle]!.sentence < sentence) low = middle + 1;
    else high = middle;
  }
  const found: Speech[] = [];
  for (let index = low; speeches[index]?.sentence === sentence; index += 1) found.push(speeches[index]!);
  return found;
}

function speakerOf(
  reading: Reading, sentence: Sentence, verb: number, inside: Mention[], people: Map<string, Speaker>, last: Speaker | null,
): Speaker | null {
  if (reading.words[verb]!.fold > '\u0600') return arabicSpeaker(reading, sentence, verb, inside);
  const before = reading.words[verb - 1];
  if (before && verb > sentence.first && PASSIVE.has(before.fold)) return null;
  if (before && verb > sentence.first && isPronoun(before.fold, last)) return last && { ...last, span: { start: before.start, end: before.end } };
  const person = personSpeaker(reading, sentence, verb, inside, people);
  if (person && !person.actor && reading.words[sentence.first]!.fold === 'its') person.actor = last?.actor ?? null;
  return person ?? actorSpeaker(reading, sentence, verb, inside);
}

function isPronoun(fold: string, last: Speaker | null): boolean {
  if (fold === 'he' || fold === 'she') return last?.person !== null;
  return (fold === 'it' || fold === 'they') && last?.person === null;
}

function personSpeaker(reading: Reading, sentence: Sentence, verb: number, inside: Mention[], people: Map<string, Speaker>): Speaker | null {
  const person = namedBy(reading, sentence, verb, inside);
  const surname = person?.name.split(/[\s-]/).at(-1);
  if (person && surname) {
    const speaker = { person: person.name, actor: employer(reading, person, inside), span: spanOf(reading, person.first, person.last) };
    const known = people.get(surname);
    if (!speaker.actor && known?.actor) speaker.actor = known.actor;
    people.set(surname, speaker);
    return speaker;
  }
  const alone = reading.words[verb - 1];
  const known = alone && people.get(reading.document.text.slice(alone.start, alone.end));
  return known ? { ...known, span: { start: alone.start, end: alone.end } } : null;
}

/** "X said" first, then "said X" and "according to X". */
function namedBy(reading: Reading, sentence: Sentence, verb: number, inside: Mention[]): PersonName | null {
  const left = personEndingAt(reading, skipBack(reading, verb), sentence.first);
  if (left && !coveredBy(left, inside)) return left;
  const offset = reading.words[verb]!.fold === 'according' ? 2 : 1;
  const right = personStartingAt(reading, verb + offset, sentence.last);
  return right && !coveredBy(right, inside) ? right : apposed(reading, sentence, verb, inside);
}

/** Words of an apposition: "Ann Ferris, a spokesperson for the Coalition, denied". */
const APPOSITION = 14;

function apposed(reading: Reading, sentence: Sentence, verb: number, inside: Mention[]): PersonName | null {
  const { text } = reading.document;
  const endsInComma = (index: number) => text[reading.words[index]!.end] === ',';
  if (verb - 1 <= sentence.first || !endsInComma(skipBack(reading, verb) - 1)) return null;
  for (let index = verb - 2; index > sentence.first && verb - index <= APPOSITION; index -= 1) {
    const person = endsInComma(index) ? personEndingAt(reading, index + 1, sentence.first) : null;
    if (person && !coveredBy(person, inside)) return person;
  }
  return null;
}

const BETWEEN = new Set(['has', 'have', 'had', 'also', 'strongly', 'later', 'again', 'previously', 'flatly', 'categorically', 'however', 'repeatedly']);

function skipBack(reading: Reading, verb: number): number {
  let end = verb;
  while (end > 0 && verb - end < 3 && BETWEEN.has(reading.words[end - 1]!.fold)) end -= 1;
  return end;
}

function coveredBy(person: PersonName, inside: Mention[]): boolean {
  return inside.some((mention) => mention.first < person.last && mention.last > person.first);
}

/** The organisation nearest to the name, at most 12 words away, with a preference for the one before it. */
function employer(reading: Reading, person: PersonName, inside: Mention[]): Actor | null {
  let best: Mention | null = null;
  let nearest = 13;
  for (const mention of inside) {
    const gap = mention.last <= person.first ? person.first - mention.last : mention.first - person.last + 2;
    if (gap >= nearest || !officeBetween(reading, mention, person)) continue;
    best = mention;
    nearest = gap;
  }
  return best?.actor ?? null;
}

/** A word of office stands between or right beside both: without one a name near an organisation says nothing. */
function officeBetween(reading: Reading, mention: Mention, person: PersonName): boolean {
  const from = Math.min(mention.first, person.first) - 3;
  const to = Math.max(mention.last, person.last) + 3;
  return reading.words.slice(Math.max(0, from), to).some((word) => OFFICES.has(word.fold));
}

function actorSpeaker(reading: Reading, sentence: Sentence, verb: number, inside: Mention[]): Speaker | null {
  const behind = inside.find((mention) => mention.first > verb && mention.first <= verb + 3 && followsVerb(reading, verb, mention));
  if (behind) return { person: null, actor: behind.actor, span: { start: behind.start, end: behind.end } };
  const before = inside.findLast((mention) => mention.last <= verb && verb - mention.last <= SUBJECT_REACH && isSubject(reading, sentence, verb, mention));
  return before ? { person: null, actor: before.actor, span: { start: before.start, end: before.end } } : null;
}

/** "according to the UN", "said the UN", "confirmed by the UN": nothing but an article or such between. */
function followsVerb(reading: Reading, verb: number, mention: Mention): boolean {
  const quoted = /[,”"’»]\s*$/.test(reading.document.text.slice(Math.max(0, reading.words[verb]!.start - 3), reading.words[verb]!.start));
  const between = reading.words.slice(verb + 1, mention.first).map((word) => word.fold);
  if (reading.words[verb]!.fold === 'according') return between[0] === 'to';
  return between.includes('by') || (quoted && between.every((fold) => fold === 'the' || fold === 'a'));
}

/** The mention opens the sentence or a clause, or stands right before the verb: then the verb is its own. */
function isSubject(reading: Reading, sentence: Sentence, verb: number, mention: Mention): boolean {
  const between = reading.words.slice(mention.last, verb).map((word) => word.fold);
  if (between.length <= 1 || between.every((fold) => BETWEEN.has(fold) || OFFICES.has(fold))) return true;
  const opening = reading.words.slice(sentence.first, mention.first).map((word) => word.fold);
  const parted = reading.document.text.slice(mention.start - 2, mention.start).includes(',') || opening.at(-1) === 'the' && reading.document.text.slice(reading.words[mention.first - 1]!.start - 2, mention.start).includes(',');
  return opening.length <= 2 || parted;
}

function spanOf(reading: Reading, first: number, last: number): Span {
  return { start: reading.words[first]!.start, end: reading.words[last - 1]!.end };
}
