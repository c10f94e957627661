import type { CountClaim, NoteSuggestion, PlaceSuggestion, Sector, Span } from '../types.ts';
import type { Reading, Sentence } from '../words/reading.ts';
import { sentenceSpeaksOf } from '../words/reading.ts';
import { inOrder, within } from '../words/order.ts';
import type { Placed } from '../words/order.ts';
import type { Actor } from '../who/dictionary.ts';
import type { Mention } from '../who/mentions.ts';
import { mentionsWithin, speechesOf } from '../who/speeches.ts';
import type { Speech } from '../who/speeches.ts';
import { affectedIn } from './affected.ts';
import { placeNear } from './place.ts';
import { meaningOf } from './sectors.ts';

interface Voices {
  mentions: readonly Mention[];
  speeches: readonly Speech[];
}

/** One sentence that says how people fare. */
interface Need {
  sentence: number;
  sectors: Sector[];
  affected: NoteSuggestion['affected'];
  speaker: { name: string; actor: Actor | null; person: boolean } | null;
  /** An agency or authority that is named beside it. */
  helper: string | null;
  /** It speaks of failing alone: no note by itself. */
  weak: boolean;
  /** Sectors named and words of need and a voice that speaks for help: what makes the note worth a reviewer's look. */
  weight: number;
}

/** More than a reviewer reads through. */
const MOST = 12;
const ENOUGH = 3;
/** Sentences that a note goes on over: a voice or a detail may stand between. */
const GAP = 2;

/**
 * Humanitarian notes: sentences that name a sector or a number of people together with words of need. Neighbouring
 * sentences make one note, for the figure often stands in one and the sectors in the next, unless each has a figure of its own.
 */
export function findNotes(reading: Reading, voices: Voices, claims: readonly CountClaim[], places: readonly PlaceSuggestion[]): NoteSuggestion[] {
  const groups: Need[][] = [];
  const placed = inOrder(claims);
  reading.sentences.forEach((sentence, number) => {
    const need = needOf(reading, sentence, number, voices, placed);
    if (!need) return;
    const group = groups.at(-1);
    if (group && belongs(group, need)) group.push(need);
    else if (!need.weak) groups.push([need]);
  });
  return groups
    .map((group) => ({ group, weight: weightOf(group) }))
    .filter(({ weight }) => weight >= ENOUGH)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST)
    .map(({ group }) => compose(reading, group, places));
}

function needOf(reading: Reading, sentence: Sentence, number: number, voices: Voices, claims: readonly Placed<CountClaim>[]): Need | null {
  const { sectors, needs, failing, facilities, call } = meaningsIn(reading, sentence);
  if (call) return null;
  const helpers = mentionsWithin(voices.mentions, sentence).filter(({ actor }) => actor.kind === 'UN' || actor.kind === 'AID' || actor.kind === 'AUTHORITY');
  const inNeed = needs > 0 || (failing > 0 && sectors.size > 0);
  const affected = inNeed || sectors.size > 0 ? affectedIn(reading, sentence, within(claims, sentence).map(({ thing }) => thing), inNeed)?.affected ?? null : null;
  if (!affected && (sectors.size === 0 || !inNeed)) return null;
  const weight = sectors.size + Math.min(needs + (affected ? Math.min(failing, 1) : 0), 2) / 2 + (affected ? 2 : 0) + (helpers.length > 0 ? 1 : 0) - Math.min(facilities, 1) / 2 - (isStrike(sentence) ? 1 : 0);
  return { sentence: number, sectors: [...sectors], affected, speaker: speakerIn(voices.speeches, number), helper: helpers[0]?.actor.name ?? null, weak: !affected && needs === 0, weight };
}

/** Sectors named, and how many words of need, of failing and of places of care. */
interface Meanings {
  sectors: Set<Sector>;
  needs: number;
  failing: number;
  facilities: number;
  call: boolean;
}

function meaningsIn(reading: Reading, sentence: Sentence): Meanings {
  const all: Meanings = { sectors: new Set(), needs: 0, failing: 0, facilities: 0, call: false };
  for (let index = sentence.first; index < sentence.last; index += 1) {
    const { sector, need, failing, call, facility } = meaningOf(reading.words[index]!.forms, reading.words[index + 1]?.fold);
    if (sector) all.sectors.add(sector);
    if (need || (sector && isMissing(reading, sentence, index))) all.needs += 1;
    if (failing) all.failing += 1;
    if (facility) all.facilities += 1;
    if (call) all.call = true;
  }
  return all;
}

/** Words before a sector's name among which "no" or "not enough" is looked for, and around it for "hours of". */
const LACK_REACH = 4;

/** "No piped water", "not have enough to eat", "two hours of electricity", "لا تصلهم مياه": the sector itself is what is missing. */
function isMissing(reading: Reading, sentence: Sentence, index: number): boolean {
  const before = reading.words.slice(Math.max(sentence.first, index - LACK_REACH), index).map((word) => word.fold);
  if (before.slice(-2).includes('no') || before.at(-1) === 'without' || before.includes('enough')) return true;
  return before.slice(-2).join(' ') === 'hours of' || (before.includes('لا') && before.some((word) => REACHES.has(word)));
}

const REACHES = new Set(['تصل', 'يصل', 'تصلهم', 'يصلهم', 'تصلها', 'يصلها', 'توجد', 'يوجد']);

/** A sentence of a strike and its victims, where the sectors are what was hit. */
function isStrike(sentence: Sentence): boolean {
  return sentenceSpeaksOf(sentence, 'ARMS') && (sentenceSpeaksOf(sentence, 'DEATH') || sentenceSpeaksOf(sentence, 'INJURY'));
}

/** A person before an organisation; the person's organisation is named behind the name. */
function speakerIn(speeches: readonly Speech[], number: number): Need['speaker'] {
  const here = speechesOf(speeches, number).map((speech) => speech.speaker);
  const speaker = here.find(({ person }) => person !== null) ?? here[0];
  if (!speaker) return null;
  const name = [speaker.person, speaker.actor?.name].filter((part) => part !== undefined && part !== null).join(', ');
  return { name, actor: speaker.actor, person: speaker.person !== null };
}

function belongs(group: Need[], need: Need): boolean {
  const last = group.at(-1)!;
  if (need.sentence - last.sentence > GAP) return false;
  return !need.affected || group.every(({ affected }) => !affected || sameFigure(affected, need.affected!));
}

function sameFigure(one: NonNullable<NoteSuggestion['affected']>, other: NonNullable<NoteSuggestion['affected']>): boolean {
  return one.min === other.min && one.max === other.max;
}

function weightOf(group: Need[]): number {
  return Math.max(...group.map(({ weight }) => weight)) + (group.length - 1) / 2;
}

function compose(reading: Reading, group: Need[], places: readonly PlaceSuggestion[]): NoteSuggestion {
  const first = group[0]!.sentence;
  const last = group.at(-1)!.sentence;
  const quote: Span = { start: reading.sentences[first]!.start, end: reading.sentences[last]!.end };
  return {
    sectors: [...new Set(group.flatMap(({ sectors }) => sectors))],
    place: placeNear(reading, first, last, places),
    affected: group.find(({ affected }) => affected)?.affected ?? null,
    speaker: voiceOf(group),
    quote,
  };
}

/** The agencies of the United Nations speak for it: "the UN warned", then "said the UNHCR's spokesman". */
function isOfSameHouse(one: Actor | null, other: Actor | null): boolean {
  return one !== null && other !== null && (one === other || (one.kind === 'UN' && other.kind === 'UN'));
}

/**
 * Who says it: the voice beside the figure, or the person who speaks for the same organisation in the note; then any person, any voice, and the
 * agency that is named beside the figure.
 */
function voiceOf(group: Need[]): string | null {
  const speakers = group.flatMap(({ speaker }) => (speaker ? [speaker] : []));
  const counted = group.find(({ affected }) => affected);
  const beside = counted?.speaker;
  const spokesman = beside && speakers.find(({ person, actor }) => person && isOfSameHouse(actor, beside.actor));
  const voice = (beside?.person ? beside : spokesman ?? beside) ?? speakers.find(({ person }) => person) ?? speakers[0];
  return voice?.name ?? counted?.helper ?? null;
}
