import type { Span } from '../types.ts';
import type { Reading } from '../words/reading.ts';
import type { Actor } from './dictionary.ts';
import type { Mention } from './mentions.ts';
import { OFFICES, personEndingAt, personStartingAt } from './names.ts';
import type { PersonName } from './names.ts';
import type { Clause, Speaker } from './speeches.ts';

/** How many words before the verb its subject may end, for "the Coalition, battling to defeat militants in Syria, claims". */
const SUBJECT_REACH = 18;

/** The person that an English word of speech belongs to. `people` remembers surnames with what was said of them. */
export function personSpeaker(clause: Clause, people: Map<string, Speaker>): Speaker | null {
  const { reading, verb, inside } = clause;
  const person = namedBy(clause);
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
function namedBy(clause: Clause): PersonName | null {
  const { reading, sentence, verb, inside } = clause;
  const left = personEndingAt(reading, skipBack(reading, verb), sentence.first);
  if (left && !coveredBy(left, inside)) return left;
  const offset = reading.words[verb]!.fold === 'according' ? 2 : 1;
  const right = personStartingAt(reading, verb + offset, sentence.last);
  return right && !coveredBy(right, inside) ? right : described(clause) ?? apposed(clause);
}

const DETERMINERS = new Set(['the', 'a', 'an', 'its', 'his', 'her', 'our', 'their', 'my']);
const NO_DESCRIPTION = new Set(['that', 'in', 'on', 'at', 'near', 'by', 'from', 'was', 'were', 'is', 'are', 'had', 'has', 'have', 'and', 'not', 'would']);
/** Words that describe a speaker before the name: "the head of the town council". */
const DESCRIPTION = 6;

/** "…,” said its spokesman, Colonel X", "…, said our carpenter X": only behind what is said, for "he said the town near X" names nobody. */
function described({ reading, sentence, verb, inside }: Clause): PersonName | null {
  const { text } = reading.document;
  if (!followsQuotation(reading, verb) || !DETERMINERS.has(reading.words[verb + 1]?.fold ?? '')) return null;
  for (let index = verb + 2; index < Math.min(sentence.last, verb + 2 + DESCRIPTION); index += 1) {
    const word = reading.words[index]!;
    if (NO_DESCRIPTION.has(word.fold)) return null;
    if (!/\p{Lu}/u.test(text[word.start]!)) continue;
    const person = personStartingAt(reading, index, sentence.last);
    return person && !coveredBy(person, inside) ? person : null;
  }
  return null;
}

function followsQuotation(reading: Reading, verb: number): boolean {
  const { start } = reading.words[verb]!;
  return /[,”"’»]\s*$/.test(reading.document.text.slice(Math.max(0, start - 3), start));
}

/** Words of an apposition: "Ann Ferris, a spokesperson for the Coalition, denied". */
const APPOSITION = 14;

function apposed({ reading, sentence, verb, inside }: Clause): PersonName | null {
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

function coveredBy(person: PersonName, inside: readonly Mention[]): boolean {
  return inside.some((mention) => mention.first < person.last && mention.last > person.first);
}

const EMPLOYER_REACH = 12;

/** The organisation nearest to the name, with a preference for the one before it. */
function employer(reading: Reading, person: PersonName, inside: readonly Mention[]): Actor | null {
  let best: Mention | null = null;
  let nearest = EMPLOYER_REACH + 1;
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

/** The organisation that an English word of speech belongs to. */
export function actorSpeaker(clause: Clause): Speaker | null {
  const { verb, inside } = clause;
  const mention = inside.find((one) => one.first > verb && one.first <= verb + 3 && followsVerb(clause, one))
    ?? inside.findLast((one) => one.last <= verb && verb - one.last <= SUBJECT_REACH && isSubject(clause, one));
  return mention ? { person: null, actor: mention.actor, span: { start: mention.start, end: mention.end } } : null;
}

/** "according to the UN", "said the UN", "confirmed by the UN": nothing but an article or such between. */
function followsVerb({ reading, verb }: Clause, mention: Mention): boolean {
  const between = folds(reading, verb + 1, mention.first);
  if (reading.words[verb]!.fold === 'according') return between[0] === 'to';
  return between.includes('by') || (followsQuotation(reading, verb) && between.every((word) => word === 'the' || word === 'a'));
}

/** The mention opens the sentence or a clause, or stands right before the verb: then the verb is its own. */
function isSubject({ reading, sentence, verb }: Clause, mention: Mention): boolean {
  const between = folds(reading, mention.last, verb);
  if (between.length <= 1 || between.every((fold) => BETWEEN.has(fold) || OFFICES.has(fold))) return true;
  const opening = folds(reading, sentence.first, mention.first);
  if (opening.length <= 2) return true;
  const first = opening.at(-1) === 'the' ? mention.first - 1 : mention.first;
  return /,\s*$/.test(reading.document.text.slice(reading.words[first - 1]!.end, reading.words[first]!.start));
}

function folds(reading: Reading, from: number, to: number): string[] {
  return reading.words.slice(from, to).map((word) => word.fold);
}

function spanOf(reading: Reading, first: number, last: number): Span {
  return { start: reading.words[first]!.start, end: reading.words[last - 1]!.end };
}
