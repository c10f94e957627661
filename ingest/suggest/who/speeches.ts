import type { Span } from '../types.ts';
import type { Reading, Sentence } from '../words/reading.ts';
import { sentenceSpeaksOf, wordSpeaksOf } from '../words/reading.ts';
import { within } from '../words/order.ts';
import type { Actor } from './dictionary.ts';
import type { Mention } from './mentions.ts';
import { arabicSpeaker } from './speeches-ar.ts';
import { actorSpeaker, personSpeaker } from './speeches-en.ts';

/** Who says something: a person, an organisation, or a person of an organisation. */
export interface Speaker {
  person: string | null;
  actor: Actor | null;
  span: Span;
}

/** A word of speech with the sentence and the names around it. */
export interface Clause {
  reading: Reading;
  sentence: Sentence;
  verb: number;
  inside: readonly Mention[];
}

/** A word of speech (number `verb`) in a sentence (number `sentence`) and who speaks. */
export interface Speech {
  sentence: number;
  verb: number;
  speaker: Speaker;
}

/** "Were reported to have": nobody's word. */
const PASSIVE = new Set(['was', 'were', 'is', 'are', 'been', 'be', 'being']);
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
      const speaker = speakerOf({ reading, sentence, verb, inside }, people, speeches.at(-1)?.speaker ?? null);
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

function speakerOf(clause: Clause, people: Map<string, Speaker>, last: Speaker | null): Speaker | null {
  const { reading, sentence, verb } = clause;
  if (reading.words[verb]!.fold > '\u0600') return arabicSpeaker(clause);
  const before = verb > sentence.first ? reading.words[verb - 1]! : null;
  if (before && PASSIVE.has(before.fold)) return null;
  if (before && isPronoun(before.fold, last)) return last && { ...last, span: { start: before.start, end: before.end } };
  const person = personSpeaker(clause, people);
  if (person && !person.actor && reading.words[sentence.first]!.fold === 'its') person.actor = last?.actor ?? null;
  return person ?? actorSpeaker(clause);
}

function isPronoun(fold: string, last: Speaker | null): boolean {
  if (fold === 'he' || fold === 'she') return last?.person !== null;
  return (fold === 'it' || fold === 'they') && last?.person === null;
}
