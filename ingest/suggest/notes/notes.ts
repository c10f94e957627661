import type { CountClaim, NoteSuggestion, PlaceSuggestion, Sector, Span } from '../types.ts';
import type { Reading, Sentence } from '../words/reading.ts';
import { sentenceSpeaksOf } from '../words/reading.ts';
import { inOrder, within } from '../words/order.ts';
import type { Placed } from '../words/order.ts';
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
  speaker: { name: string; person: boolean } | null;
  /** Sectors named and words of need and a voice that speaks for help: what makes the note worth a reviewer's look. */
  weight: number;
}

/** More than a reviewer reads through. */
const MOST = 12;
const ENOUGH = 3;

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
    else groups.push([need]);
  });
  return groups
    .map((group) => ({ group, weight: weightOf(group) }))
    .filter(({ weight }) => weight >= ENOUGH)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST)
    .map(({ group }) => compose(reading, group, places));
}

function needOf(reading: Reading, sentence: Sentence, number: number, voices: Voices, claims: readonly Placed<CountClaim>[]): Need | null {
  const sectors = new Set<Sector>();
  let needs = 0;
  let facilities = 0;
  for (let index = sentence.first; index < sentence.last; index += 1) {
    const { forms } = reading.words[index]!;
    const { sector, need, call, facility } = meaningOf(forms, reading.words[index + 1]?.fold);
    if (sector) sectors.add(sector);
    if (facility) facilities += 1;
    if (need) needs += 1;
    if (call) return null;
  }
  const affected = needs > 0 || sectors.size > 0 ? affectedIn(reading, sentence, within(claims, sentence).map(({ thing }) => thing))?.affected ?? null : null;
  if (!affected && (sectors.size === 0 || needs === 0)) return null;
  const helpers = mentionsWithin(voices.mentions, sentence).filter(({ actor }) => actor.kind === 'UN' || actor.kind === 'AID' || actor.kind === 'AUTHORITY');
  const weight = sectors.size + Math.min(needs, 2) / 2 + (affected ? 2 : 0) + (helpers.length > 0 ? 1 : 0) - Math.min(facilities, 1) / 2 - (isStrike(sentence) ? 1 : 0);
  return { sentence: number, sectors: [...sectors], affected, speaker: speakerIn(voices.speeches, number), weight };
}

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
  return { name, person: speaker.person !== null };
}

function belongs(group: Need[], need: Need): boolean {
  const last = group.at(-1)!;
  if (need.sentence - last.sentence > 1) return false;
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
  const speakers = group.flatMap(({ speaker }) => (speaker ? [speaker] : []));
  return {
    sectors: [...new Set(group.flatMap(({ sectors }) => sectors))],
    place: placeNear(reading, first, last, places),
    affected: group.find(({ affected }) => affected)?.affected ?? null,
    speaker: (speakers.find(({ person }) => person) ?? speakers[0])?.name ?? null,
    quote,
  };
}
