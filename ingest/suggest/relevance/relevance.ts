import type { CountClaim, NoteSuggestion, PlaceSuggestion, StatementSuggestion } from '../types.ts';
import { hasTopic, topicsOf } from '../words/lexicon.ts';
import type { Topic } from '../words/lexicon.ts';
import type { Reading, Sentence } from '../words/reading.ts';
import { sentenceSpeaksOf } from '../words/reading.ts';
import type { Accusation } from '../who/accused.ts';
import { canBeAccused } from '../who/mentions.ts';
import type { Mention } from '../who/mentions.ts';
import { FIELD } from '../where/place.ts';
import { armsAmong, countArms, speaksOfArms } from './arms.ts';
import { countWallPhrases } from './walls.ts';

/** What the other finders took from the report. */
export interface Findings {
  mentions: readonly Mention[];
  accused: readonly Accusation[];
  claims: readonly CountClaim[];
  places: readonly PlaceSuggestion[];
  notes: readonly NoteSuggestion[];
  statements: readonly StatementSuggestion[];
  /** How many published tallies. */
  tallies: number;
}

/**
 * What speaks for and against a report's carrying something that the desk records: harm to civilians in a conflict, a humanitarian
 * note, a published tally or a statement about them. Each from 0 to 1.
 */
export interface RelevanceSigns {
  /** Sentences with a death or injury and an attack. */
  harmByAttack: number;
  /** Words of death and injury. */
  harm: number;
  /** Words of attack. */
  attack: number;
  /** Words for civilians and children beside harm. */
  civilians: number;
  /** Killed or injured people counted. */
  counted: number;
  /** An actor is accused. */
  accused: number;
  /** Parties to a conflict, monitors and agencies are named. */
  actors: number;
  /** The title or the first three sentences speak of harm or attack. */
  lead: number;
  /** Words of sport, show business and trade against all words. */
  leisure: number;
  /** Words of the road, where no attack is spoken of. */
  road: number;
  /** A humanitarian note can be taken from it; how much of one. */
  need: number;
  /** A party to a conflict denies, accepts or investigates a deed of arms or its harm. */
  statement: number;
  /** Somebody counts the harm of a period. */
  tally: number;
  /** Phrases of log-in walls and error pages. */
  wall: number;
  /** So few words that hardly anything is said. */
  empty: number;
}

const SIGNS = ['harmByAttack', 'harm', 'attack', 'civilians', 'counted', 'accused', 'actors', 'lead', 'leisure', 'road', 'need', 'statement', 'tally', 'wall', 'empty'] as const satisfies (keyof RelevanceSigns)[];

/** Weights in the units of a logistic sum, set by hand: half relevant is a report of harm with an attack and nothing else. */
export const RELEVANCE_WEIGHTS: Record<keyof RelevanceSigns | 'bias', number> = {
  bias: -3.7, harmByAttack: 2.4, harm: 1, attack: 1.3, civilians: 1.3, counted: 1.3, accused: 1.8, actors: 0.9, lead: 1.9,
  leisure: -3, road: -2.2, need: 6, statement: 2.6, tally: 2, wall: -3.5, empty: -1.5,
};

const USUAL_WORDS = 250;

/** 0..1, two decimals: does this report carry something that the desk records? */
export function relevanceOf(signs: RelevanceSigns): number {
  let sum = RELEVANCE_WEIGHTS.bias;
  for (const sign of SIGNS) sum += RELEVANCE_WEIGHTS[sign] * signs[sign];
  return Math.round(100 / (1 + Math.exp(-sum))) / 100;
}

export function readSigns(reading: Reading, found: Findings): RelevanceSigns {
  const count = countTopics(reading);
  const words = Math.max(1, reading.words.length + reading.titleWords.length);
  // A long text has more words of everything: counts are taken as of a text of this many.
  const thin = Math.min(1, Math.sqrt(USUAL_WORDS / words));
  const harm = count('DEATH') + count('INJURY') + count('CASUALTY');
  const attack = countArms(reading) + count('ATTACK') / 4;
  const counted = found.claims.filter(({ scope, min, max }) => scope !== 'BACKGROUND' && (min ?? max ?? 0) > 0).length;
  const need = needOf(found);
  return {
    harmByAttack: share(thin * (sentencesOfHarm(reading) + pairsOfHarm(reading) / 2), 2),
    harm: share(thin * harm, 4),
    attack: share(thin * attack, 5),
    civilians: harm > 0 ? share(thin * count('CIVILIAN'), 4) : 0,
    counted: share(counted, 2) * (attack > 0 ? 1 : harm > 1 ? 0.8 : 0.5),
    accused: found.accused.length > 0 ? 1 : 0,
    actors: share(found.mentions.filter(({ actor }) => canBeAccused(actor) || actor.kind === 'MONITOR' || actor.kind === 'RESCUE' || actor.kind === 'UN').length, 3),
    lead: leadOf(reading),
    leisure: share((100 * count('LEISURE')) / words, 3) * (1 - need) ** 2,
    road: share(count('ROAD'), 6) * (attack >= 1 ? 0.2 : 1),
    need,
    statement: found.statements.some((statement) => isOfArms(reading, statement)) ? 1 : 0,
    tally: found.tallies > 0 ? 1 : 0,
    wall: share(countWallPhrases(headOf(reading)), 2) * (harm + attack > 2 ? 0.1 : 1),
    empty: reading.words.length < 6 ? 1 : 0,
  };
}

/** A wall says so at once; a footer that offers a log-in behind an article is none. In UTF-16 code units. */
const HEAD = 600;

function headOf(reading: Reading): string {
  return reading.words.filter(({ start }) => start < HEAD).map((word) => word.fold).join(' ');
}

/**
 * The fullest note: food and water are written of everywhere, so that a note counts by its figure, its speaker and its sectors, and for
 * little where neither the report's place lies in the countries of the field nor an agency is named. Two thirds are half relevant.
 */
function needOf({ notes, places, mentions }: Findings): number {
  if (notes.length === 0) return 0;
  const inField = places.slice(0, 2).some(({ country, precision }) => FIELD.has(country) && precision !== 'COUNTRY');
  const helped = mentions.some(({ actor }) => actor.kind === 'UN' || actor.kind === 'AID');
  const fullness = Math.max(...notes.map((note) => 0.4 + (note.affected ? 0.35 : 0) + (note.speaker ? 0.15 : 0) + (note.sectors.length > 1 ? 0.1 : 0)));
  return fullness * (inField ? 1 : helped ? 0.8 : 0.35);
}

function isOfArms(reading: Reading, { stance, quote }: StatementSuggestion): boolean {
  if (stance === 'CONDEMNS' || stance === 'OTHER') return false;
  const inside = reading.words.filter(({ start }) => start >= quote.start && start < quote.end);
  return armsAmong(inside);
}

function share(value: number, enough: number): number {
  return Math.min(1, value / enough);
}

function countTopics(reading: Reading): (topic: Topic) => number {
  const bits = [...reading.titleWords.map(topicsOf), ...reading.topics];
  return (topic) => bits.reduce((sum, topics) => sum + (hasTopic(topics, topic) ? 1 : 0), 0);
}

function sentencesOfHarm(reading: Reading): number {
  return reading.sentences.filter((sentence) => isHarmByAttack(reading, sentence)).length + (isTitleOfHarm(reading) ? 1 : 0);
}

function isTitleOfHarm(reading: Reading): boolean {
  return tellsHarm(reading.titleWords.reduce((all, word) => all | topicsOf(word), 0), () => armsAmong(reading.titleWords));
}

function isHarmByAttack(reading: Reading, sentence: Sentence): boolean {
  return tellsHarm(sentence.topics, () => speaksOfArms(reading, sentence));
}

function tellsHarm(topics: number, hasArms: () => boolean): boolean {
  const says = (topic: Topic) => hasTopic(topics, topic);
  return (says('DEATH') || says('INJURY') || says('CASUALTY')) && (hasArms() || ((says('ATTACK') || says('ACCUSATION') || says('FORCE')) && (says('CIVILIAN') || says('FORCE'))));
}

/** "Shelling hit the market. Nine are dead.": attack and harm in neighbouring sentences. */
function pairsOfHarm({ sentences }: Reading): number {
  return sentences.filter((sentence, number) => {
    const before = sentences[number - 1];
    return before && sentenceSpeaksOf(before, 'ARMS') && sentenceSpeaksOf(sentence, 'DEATH') && !sentenceSpeaksOf(sentence, 'ARMS');
  }).length;
}

function leadOf(reading: Reading): number {
  if (isTitleOfHarm(reading)) return 1;
  const opening = reading.sentences.slice(0, 3);
  if (opening.some((sentence) => isHarmByAttack(reading, sentence)) || pairsOfHarm({ ...reading, sentences: opening }) > 0) return 1;
  return opening.some((sentence) => sentenceSpeaksOf(sentence, 'DEATH') || sentenceSpeaksOf(sentence, 'ARMS')) ? 0.35 : 0;
}
