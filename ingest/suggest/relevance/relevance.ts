import type { CountClaim } from '../types.ts';
import { hasTopic, topicsOf } from '../words/lexicon.ts';
import type { Topic } from '../words/lexicon.ts';
import type { Reading, Sentence } from '../words/reading.ts';
import { sentenceSpeaksOf } from '../words/reading.ts';
import type { Accusation } from '../who/accused.ts';
import { canBeAccused } from '../who/mentions.ts';
import type { Mention } from '../who/mentions.ts';
import { countWallPhrases } from './walls.ts';

/** What speaks for and against a report's being about harm to civilians in a conflict, each from 0 to 1. */
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
  /** A humanitarian note can be taken from it. */
  need: number;
  /** Phrases of log-in walls and error pages. */
  wall: number;
  /** So few words that hardly anything is said. */
  empty: number;
}

const SIGNS = ['harmByAttack', 'harm', 'attack', 'civilians', 'counted', 'accused', 'actors', 'lead', 'leisure', 'road', 'need', 'wall', 'empty'] as const satisfies (keyof RelevanceSigns)[];

/** Weights in the units of a logistic sum, set by hand: half relevant is a report of harm with an attack and nothing else. */
export const RELEVANCE_WEIGHTS: Record<keyof RelevanceSigns | 'bias', number> = {
  bias: -3.7, harmByAttack: 2.4, harm: 1, attack: 1.3, civilians: 1.3, counted: 1.3, accused: 1.8, actors: 0.9, lead: 1.6,
  leisure: -3, road: -2.2, need: 3, wall: -3.5, empty: -1.5,
};

const USUAL_WORDS = 250;

/** 0..1, two decimals: is this report about harm to civilians at all? */
export function relevanceOf(signs: RelevanceSigns): number {
  let sum = RELEVANCE_WEIGHTS.bias;
  for (const sign of SIGNS) sum += RELEVANCE_WEIGHTS[sign] * signs[sign];
  return Math.round(100 / (1 + Math.exp(-sum))) / 100;
}

export function readSigns(reading: Reading, mentions: readonly Mention[], accused: readonly Accusation[], claims: readonly CountClaim[], notes: number): RelevanceSigns {
  const count = countTopics(reading);
  const words = Math.max(1, reading.words.length + reading.titleWords.length);
  // A long text has more words of everything: counts are taken as of a text of this many.
  const thin = Math.min(1, Math.sqrt(USUAL_WORDS / words));
  const harm = count('DEATH') + count('INJURY') + count('CASUALTY');
  const attack = count('ARMS') + count('ATTACK') / 4;
  const counted = claims.filter(({ scope, min, max }) => scope !== 'BACKGROUND' && (min ?? max ?? 0) > 0).length;
  return {
    harmByAttack: share(thin * ([titleOf(reading), ...reading.sentences].filter(isHarmByAttack).length + pairsOfHarm(reading) / 2), 2),
    harm: share(thin * harm, 4),
    attack: share(thin * attack, 5),
    civilians: harm > 0 ? share(thin * count('CIVILIAN'), 4) : 0,
    counted: share(counted, 2),
    accused: accused.length > 0 ? 1 : 0,
    actors: share(mentions.filter(({ actor }) => canBeAccused(actor) || actor.kind === 'MONITOR' || actor.kind === 'RESCUE' || actor.kind === 'UN').length, 3),
    lead: leadOf(reading),
    leisure: share((100 * count('LEISURE')) / words, 3),
    road: share(count('ROAD'), 6) * (attack >= 1 ? 0.2 : 1),
    need: notes > 0 ? 1 : 0,
    wall: share(countWallPhrases(reading.document.text), 2) * (harm + attack > 2 ? 0.1 : 1),
    empty: reading.words.length < 6 ? 1 : 0,
  };
}

function share(value: number, enough: number): number {
  return Math.min(1, value / enough);
}

function countTopics(reading: Reading): (topic: Topic) => number {
  const bits = [...reading.titleWords.map(topicsOf), ...reading.topics];
  return (topic) => bits.reduce((sum, topics) => sum + (hasTopic(topics, topic) ? 1 : 0), 0);
}

function isHarmByAttack(sentence: Pick<Sentence, 'topics'>): boolean {
  const says = (topic: Topic) => hasTopic(sentence.topics, topic);
  return (says('DEATH') || says('INJURY') || says('CASUALTY')) && (says('ARMS') || ((says('ATTACK') || says('ACCUSATION') || says('FORCE')) && (says('CIVILIAN') || says('FORCE'))));
}

/** "Shelling hit the market. Nine are dead.": attack and harm in neighbouring sentences. */
function pairsOfHarm({ sentences }: Reading): number {
  return sentences.filter((sentence, number) => {
    const before = sentences[number - 1];
    return before && sentenceSpeaksOf(before, 'ARMS') && sentenceSpeaksOf(sentence, 'DEATH') && !sentenceSpeaksOf(sentence, 'ARMS');
  }).length;
}

function titleOf(reading: Reading): Pick<Sentence, 'topics'> {
  return { topics: reading.titleWords.reduce((all, word) => all | topicsOf(word), 0) };
}

function leadOf(reading: Reading): number {
  const title = titleOf(reading);
  if (isHarmByAttack(title)) return 1;
  const opening = reading.sentences.slice(0, 3);
  if (opening.some(isHarmByAttack) || pairsOfHarm({ ...reading, sentences: opening }) > 0) return 1;
  return opening.some((sentence) => sentenceSpeaksOf(sentence, 'DEATH') || sentenceSpeaksOf(sentence, 'ARMS')) ? 0.4 : 0;
}
