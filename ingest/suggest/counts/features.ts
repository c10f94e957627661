import type { Document } from '../document.ts';
import type { HarmKind } from '../types.ts';
import type { Candidate } from './candidates.ts';
import type { Mention } from './shapes.ts';

/** What is known of a text as a whole when its candidates are weighed. */
export interface Setting {
  document: Document;
  kind: HarmKind;
  /** All mentions of the kind, title first. */
  mentions: Mention[];
  candidates: Candidate[];
  /** The figure picked for the dead, where the injured are asked for. */
  killed: number | null;
}

export type Features = Record<string, number>;

/** The script of the words themselves: posts are often marked with another language than they are written in. */
const ARABIC = /[\u0621-\u064a]/;

/** Describes a candidate in numbers between about -1 and 3; the weights say what each is worth. */
export function featuresOf(candidate: Candidate, setting: Setting): Features {
  return candidate.origin === 'NONE' ? noneFeatures(setting) : saidFeatures(candidate, setting);
}

function noneFeatures({ mentions, killed, kind, document }: Setting): Features {
  const numbered = mentions.filter((mention) => mention.form === 'NUMBER' && mention.scope === 'EVENT');
  const features: Features = { none: 1, noneNumbered: Math.min(numbered.length, 3) };
  if (kind === 'injured') {
    features['noneKilled'] = killed !== null && killed > 0 ? 1 : 0;
    const hits = mentions.filter((mention) => mention.hit);
    features['noneOnlyHit'] = mentions.length > 0 && hits.length === mentions.length ? 1 : 0;
    features['noneHitDied'] = killed !== null && killed > 0 && hits.length === mentions.length && !hits.some((hit) => (hit.min ?? 0) > killed) ? 1 : 0;
  }
  if (ARABIC.test(document.text.slice(0, 4000))) features['noneArabic'] = 1;
  return features;
}

function saidFeatures(candidate: Candidate, setting: Setting): Features {
  const { mentions, origin, min } = candidate;
  const body = mentions.filter((mention) => mention.sentence >= 0);
  const event = mentions.filter((mention) => mention.scope === 'EVENT');
  const first = Math.min(...mentions.map((mention) => Math.max(0, mention.sentence)));
  const rivals = setting.candidates.filter((other) => other !== candidate && other.origin === 'SAID' && other.mentions.some((mention) => mention.scope === 'EVENT'));
  const features: Features = {
    first: Math.log1p(first),
    opening: first === 0 ? 1 : 0,
    title: body.length < mentions.length ? 1 : 0,
    titleOnly: body.length === 0 ? 1 : 0,
    said: Math.log(mentions.length),
    share: mentions.length / Math.max(1, setting.mentions.length),
    size: Math.log1p(min),
    greatest: event.length > 0 && rivals.every((other) => other.min <= min) ? 1 : 0,
    least: rivals.every((other) => other.min >= min) ? 1 : 0,
    toll: mentions.some((mention) => mention.toll) ? 1 : 0,
    ownWords: mentions.some((mention) => mention.speaker === null) ? 1 : 0,
    atLeast: mentions.some((mention) => mention.qualifier === 'AT_LEAST' && mention.form === 'NUMBER') ? 1 : 0,
    subgroup: mentions.every(({ who }) => who === 'children' || who === 'women' || who === 'men') && rivals.some((rival) => rival.min > min && rival.mentions.some(({ who }) => who === 'people' || who === 'civilians')) ? 1 : 0,
    mixed: mentions.every((mention) => mention.mixed && mention.form === 'NUMBER') ? 1 : 0,
    mixedVague: mentions.every((mention) => mention.mixed && mention.form !== 'NUMBER') ? 1 : 0,
    range: candidate.max > min ? 1 : 0,
    nobody: min === 0 ? 1 : 0,
    one: min === 1 ? 1 : 0,
    combatants: mentions.every((mention) => mention.who === 'combatants') ? 1 : 0,
    [`scope${scopeOf(mentions)}`]: 1,
    [`form${formOf(event.length > 0 ? event : mentions)}`]: 1,
  };
  addRivalry(features, candidate, rivals);
  if (ARABIC.test(quoteOf(mentions[0]!, setting.document))) features[`form${formOf(mentions)}Arabic`] = 1;
  if (setting.kind === 'injured') addInjured(features, candidate, setting);
  if (origin === 'REST') features['rest'] = 1;
  if (origin === 'WITH_OTHERS') {
    features['withOthers'] = 1;
    features['withSelf'] = mentions.some((mention) => mention.form === 'IMPLICIT') ? 1 : 0;
  }
  if (origin === 'SAID') features['others'] = mentions.every((mention) => mention.others) ? 1 : 0;
  return features;
}

const NUMBERED = new Set<Mention['form']>(['NUMBER', 'VAGUE']);

/** A single person or a bare plural beside a figure that some passage gives in numbers. */
function addRivalry(features: Features, { mentions, min }: Candidate, rivals: Candidate[]): void {
  const numbered = mentions.some((mention) => NUMBERED.has(mention.form));
  const rivalNumbers = rivals.filter((rival) => rival.mentions.some((mention) => mention.form === 'NUMBER' && mention.scope === 'EVENT'));
  features['wordsAgainstNumber'] = !numbered && rivalNumbers.length > 0 ? 1 : 0;
  features['oneAgainstMore'] = min === 1 && rivals.some((rival) => rival.min > 1) ? 1 : 0;
  features['openingNumber'] = mentions.some((mention) => mention.sentence === 0 && mention.form === 'NUMBER') ? 1 : 0;
  features['titleNumber'] = mentions.some((mention) => mention.sentence < 0 && mention.form === 'NUMBER') ? 1 : 0;
  features['earliest'] = rivals.every((rival) => startOf(rival.mentions) >= startOf(mentions)) ? 1 : 0;
  features['summed'] = mentions.every((mention) => mention.summands > 1) ? 1 : 0;
}

/** Where a figure is first said; the title comes before the body. */
function startOf(mentions: Mention[]): number {
  return Math.min(...mentions.map((mention) => (mention.sentence < 0 ? mention.start - 1e6 : mention.start)));
}

/** "Three others", "another man": those besides the ones already told of, so nobody is to be taken off. */
const OTHERS = /\b(?:others?|another|additional|more)\b/i;
const DIED_OF_THEM = /\b(?:fatal(?:ly)?|of (?:them|whom)|including|dead|dies|died|succumbed|pronounced)\b/i;

function addInjured(features: Features, candidate: Candidate, { killed, document }: Setting): void {
  const hit = candidate.mentions.every((mention) => mention.hit);
  const dead = killed !== null && killed > 0;
  const quotes = candidate.mentions.map((mention) => quoteOf(mention, document));
  const others = quotes.some((quote) => OTHERS.test(quote));
  const died = candidate.mentions.some((mention) => DIED_OF_THEM.test(sentenceOf(mention, document)));
  features['hit'] = hit ? 1 : 0;
  features['sameAsKilled'] = !hit && dead && candidate.origin === 'SAID' && candidate.min <= killed ? 1 : 0;
  features['sameAndDied'] = !hit && dead && died && candidate.origin === 'SAID' && candidate.min <= killed ? 1 : 0;
  features[`others${candidate.origin}`] = hit && dead && others ? 1 : 0;
  features[`died${candidate.origin}`] = hit && dead && died ? 1 : 0;
  features['hitOne'] = hit && dead && candidate.origin === 'SAID' && candidate.min === 1 ? 1 : 0;
  features['hitAndKilled'] = hit && dead && candidate.origin === 'SAID' ? 1 : 0;
  features['hitSameAsKilled'] = hit && dead && candidate.min <= killed && candidate.origin === 'SAID' ? 1 : 0;
  features['hitMoreThanKilled'] = hit && dead && candidate.min > killed && candidate.origin === 'SAID' ? 1 : 0;
}

function quoteOf(mention: Mention, document: Document): string {
  return (mention.sentence < 0 ? document.title : document.text).slice(mention.start, Math.min(mention.end, mention.start + 300));
}

/** The sentence of a mention, its first 600 code units; of the title all. */
function sentenceOf(mention: Mention, document: Document): string {
  const span = document.sentences[mention.sentence];
  return span ? document.text.slice(span.start, Math.min(span.end, span.start + 600)) : document.title.slice(0, 600);
}

function scopeOf(mentions: Mention[]): Mention['scope'] {
  return (['EVENT', 'PART', 'PERIOD', 'BACKGROUND'] as const).find((scope) => mentions.some((mention) => mention.scope === scope)) ?? 'EVENT';
}

function formOf(mentions: Mention[]): Mention['form'] {
  const order: Mention['form'][] = ['NUMBER', 'NAME', 'VAGUE', 'ARTICLE', 'IMPLICIT', 'PLURAL'];
  return order.find((form) => mentions.some((mention) => mention.form === form)) ?? 'IMPLICIT';
}

/** The weighed sum. */
export function scoreOf(features: Features, weights: Readonly<Record<string, number>>): number {
  let score = 0;
  for (const name in features) score += (features[name] ?? 0) * (weights[name] ?? 0);
  return score;
}
