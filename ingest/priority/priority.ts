/** What is known of a review item when it takes its place in the queue. Everything but the ages may be unknown. */
export interface PriorityInput {
  /** Killed and injured as suggested; null = the text does not say. */
  killed: { min: number | null; max: number | null } | null;
  injured: { min: number | null; max: number | null } | null;
  /** 0..1: is the report about harm to civilians at all? */
  relevance: number;
  /** First report of its event, another report of a known event, or a copy of a text that is there already. */
  novelty: 'FIRST_REPORT' | 'FURTHER_REPORT' | 'COPY';
  /** Sources independent of each other (copies of one text are one) that report the event, this one included. */
  independentSources: number;
  /** Hours since publication, or since it was found where the date is unknown. */
  ageHours: number;
}

/** One part of a score, so that a reviewer sees why an item stands where it stands. */
export interface PriorityPart {
  name: 'harm' | 'novelty' | 'sources' | 'age' | 'relevance';
  /** 0..1. */
  value: number;
  /** Points that the part gives at value 1; the weights of all parts but relevance add up to 100. */
  weight: number;
  words: string;
}

export interface Priority {
  /** 0..100, whole: the weighted parts, times relevance. Higher is looked at first. */
  score: number;
  parts: PriorityPart[];
}

const WEIGHTS = { harm: 45, novelty: 25, sources: 15, age: 15 } as const;
/** This many dead give the full value for harm; between one and that, it grows with the logarithm. */
const FULL_HARM = 100;
/** An injured person counts as this share of a dead one. */
const INJURED_SHARE = 0.25;
/** A report that does not say how many comes before one that says nobody, and after one that says two. */
const UNKNOWN_HARM = 0.2;
const FULL_SOURCES = 5;
/** Hours after which the part for age has halved. */
const HALF_LIFE = 48;
const NOVELTY = {
  FIRST_REPORT: [1, 'First report of an event'],
  FURTHER_REPORT: [0.5, 'Another report of an event that is known'],
  COPY: [0, 'A copy of a text that is there already'],
} as const;

/**
 * How urgently an item wants a reviewer: harm, novelty, source diversity and age add up to 100 points, and relevance scales the sum, so that a
 * login wall sinks whatever it seems to say. Pure; out-of-range input is brought into range.
 */
export function priority(input: PriorityInput): Priority {
  const added = [harmPart(input), noveltyPart(input), sourcesPart(input), agePart(input)];
  const relevance = between(input.relevance, 0, 1);
  const sum = added.reduce((points, { value, weight }) => points + value * weight, 0);
  const scale: PriorityPart = { name: 'relevance', value: relevance, weight: 1, words: `Multiplies the sum: ${percent(relevance)} likely about harm to civilians` };
  return { score: Math.round(sum * relevance), parts: [...added, scale] };
}

function harmPart({ killed, injured }: PriorityInput): PriorityPart {
  const [dead, hurt] = [middle(killed), middle(injured)];
  const words = `${say(killed, 'killed')}, ${say(injured, 'injured')}`;
  if (dead === null && hurt === null) return { name: 'harm', value: UNKNOWN_HARM, weight: WEIGHTS.harm, words };
  const people = (dead ?? 0) + INJURED_SHARE * (hurt ?? 0);
  return { name: 'harm', value: between(Math.log1p(people) / Math.log1p(FULL_HARM), 0, 1), weight: WEIGHTS.harm, words };
}

function noveltyPart({ novelty }: PriorityInput): PriorityPart {
  const [value, words] = NOVELTY[novelty];
  return { name: 'novelty', value, weight: WEIGHTS.novelty, words };
}

/** The second independent source matters most: it is what lifts a grade from WEAK. */
function sourcesPart({ independentSources }: PriorityInput): PriorityPart {
  const sources = Math.max(1, Math.floor(between(independentSources, 0, Number.MAX_SAFE_INTEGER)));
  const value = between(Math.log(sources) / Math.log(FULL_SOURCES), 0, 1);
  return { name: 'sources', value, weight: WEIGHTS.sources, words: sources === 1 ? 'One source' : `${sources} independent sources` };
}

function agePart({ ageHours }: PriorityInput): PriorityPart {
  const hours = between(ageHours, 0, Number.MAX_SAFE_INTEGER);
  const words = hours < 48 ? `${Math.round(hours)} hours old` : `${Math.round(hours / 24)} days old`;
  return { name: 'age', value: 2 ** (-hours / HALF_LIFE), weight: WEIGHTS.age, words };
}

function middle(count: PriorityInput['killed']): number | null {
  if (count === null || count.min === null) return count?.max ?? null;
  return Math.max(0, count.max === null ? count.min : (count.min + count.max) / 2);
}

function say(count: PriorityInput['killed'], word: string): string {
  if (count === null || (count.min === null && count.max === null)) return `${word}: not said`;
  if (count.min === count.max || count.max === null) return `${word}: ${count.min}`;
  return `${word}: ${count.min ?? 0}–${count.max}`;
}

function percent(value: number): string {
  return `${Math.round(value * 100)} %`;
}

/** Not a number counts as the low end. */
function between(value: number, low: number, high: number): number {
  return Number.isNaN(value) ? low : Math.min(high, Math.max(low, value));
}
