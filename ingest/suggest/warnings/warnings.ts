import type { CountClaim, HarmFigure, Span, Warning } from '../types.ts';
import { readDigits } from '../words/figures.ts';
import { hasTopic, topicsOf } from '../words/lexicon.ts';
import { sentenceAt, textOf } from '../words/reading.ts';
import type { Reading } from '../words/reading.ts';
import type { FoundTally } from '../tallies/tallies.ts';
import { rankSentences } from './ranks.ts';

/** What the warnings are read from. */
export interface Figures {
  killed: HarmFigure | null;
  claims: readonly CountClaim[];
  titleClaims: readonly CountClaim[];
  tallies: readonly FoundTally[];
}

/** Spans shown for one warning. */
const MOST_QUOTES = 5;
/** Claims compared with each other. */
const MOST_COMPARED = 40;

/** What a reviewer must look at before believing the figures. */
export function findWarnings(reading: Reading, figures: Figures): Warning[] {
  const killed = figures.claims.filter((claim) => claim.kind === 'killed');
  const inTitle = figures.titleClaims.filter((claim) => claim.kind === 'killed' && claim.scope !== 'PART');
  const maximum = maximumAsFact(killed, inTitle, reading);
  return [
    maximum,
    maximum ? null : titleAgainstBody(killed, inTitle, figures.killed),
    sourcesDisagree(reading, killed) ?? talliesDisagree(figures.tallies),
    rankOfItsDay(reading),
    combatantsAmongKilled(reading, killed, figures.killed),
  ].filter((warning) => warning !== null);
}

function warn(code: Warning['code'], message: string, quotes: Span[]): Warning {
  return { code, message, quotes: quotes.slice(0, MOST_QUOTES) };
}

function isRange(claim: CountClaim): claim is CountClaim & { min: number; max: number } {
  return claim.min !== null && claim.max !== null && claim.min < claim.max && claim.qualifier === 'BETWEEN';
}

/**
 * A figure stated as if known in the headline or on the way to the range ("killed 744", "at least 744") that is the range's upper end. What other
 * sources say behind the range is what the range was made of.
 */
function maximumAsFact(killed: readonly CountClaim[], inTitle: readonly CountClaim[], reading: Reading): Warning | null {
  for (const range of killed.filter(isRange)) {
    const asFact = (claim: CountClaim) => claim.min === range.max && (claim.qualifier === 'EXACT' || claim.qualifier === 'AT_LEAST');
    const stated = killed.filter((claim) => asFact(claim) && claim.quote.start < range.quote.start);
    const title = inTitle.some(asFact) || titleSays(reading, range.max);
    if (stated.length === 0 && !title) continue;
    const where = title && stated.length > 0 ? 'The headline and the text state' : title ? 'The headline states' : 'The text states';
    const message = `${where} ${range.max} killed as a fact, but the source's range is ${range.min}–${range.max}: that is its maximum.`;
    return warn('MAXIMUM_STATED_AS_FACT', message, [range.quote, ...stated.map(({ quote }) => quote)]);
  }
  return null;
}

/** The headline has the bare number beside a word of death, whatever words stand between. */
function titleSays(reading: Reading, value: number): boolean {
  const numbers = reading.titleWords.map((word) => readDigits(word.fold)).filter((number) => number !== null);
  return numbers.length === 1 && numbers[0] === value && reading.titleWords.some((word) => hasTopic(topicsOf(word), 'DEATH'));
}

function titleAgainstBody(killed: readonly CountClaim[], inTitle: readonly CountClaim[], best: HarmFigure | null): Warning | null {
  const body = killed.filter((claim) => claim.scope !== 'BACKGROUND');
  const title = inTitle.find((claim) => claim.min !== null || claim.max !== null);
  if (!title || body.length === 0 || body.some((claim) => overlap(title, claim))) return null;
  if (mayBeSum(title, body)) return null;
  const quotes = best && best.quote.end > best.quote.start ? [best.quote] : [body[0]!.quote];
  return warn('TITLE_DISAGREES_WITH_BODY', `The headline says ${say(title)} killed; no figure of the text agrees with that.`, quotes);
}

/** Several attacks of one day add up to the headline. */
function mayBeSum(title: CountClaim, body: readonly CountClaim[]): boolean {
  const whole = body.filter((claim) => claim.scope === 'EVENT' && claim.min !== null);
  return whole.length > 1 && whole.reduce((sum, claim) => sum + claim.min!, 0) === title.min;
}

function overlap(one: Pick<CountClaim, 'min' | 'max'>, other: Pick<CountClaim, 'min' | 'max'>): boolean {
  return (one.min ?? 0) <= (other.max ?? Infinity) && (other.min ?? 0) <= (one.max ?? Infinity);
}

function say(claim: Pick<CountClaim, 'min' | 'max'>): string {
  if (claim.min === null) return `up to ${claim.max}`;
  if (claim.max === null) return `at least ${claim.min}`;
  return claim.min === claim.max ? String(claim.min) : `${claim.min}–${claim.max}`;
}

/** Two speakers of the same event whose figures can't both be true. */
function sourcesDisagree(reading: Reading, killed: readonly CountClaim[]): Warning | null {
  const spoken = killed.filter((claim) => claim.scope === 'EVENT' && claim.who !== 'combatants' && claim.speaker !== null && isNumber(reading, claim)).slice(0, MOST_COMPARED);
  for (const [index, one] of spoken.entries()) {
    const other = spoken.slice(index + 1).find((claim) => claim.speaker !== one.speaker && claim.who === one.who && !overlap(one, claim));
    if (!other) continue;
    const message = `${one.speaker} says ${say(one)} killed, ${other.speaker} ${say(other)}.`;
    return warn('SOURCES_DISAGREE', message, [one.quote, other.quote]);
  }
  return null;
}

/** A number is said, not only one or two meant by "killed" or "deaths". */
function isNumber(reading: Reading, claim: CountClaim): boolean {
  return (claim.min ?? claim.max ?? 0) > 2 || /\p{Nd}/u.test(textOf(reading, claim.quote));
}

function talliesDisagree(tallies: readonly FoundTally[]): Warning | null {
  for (const [index, one] of tallies.entries()) {
    const other = tallies.slice(index + 1).find((tally) => tally.by !== one.by && tally.from === one.from && tally.to === one.to && tally.killed && one.killed
      && !overlap(tally.killed, one.killed));
    if (!other) continue;
    return warn('SOURCES_DISAGREE', `${one.by} counts ${say(one.killed!)} killed, ${other.by} ${say(other.killed!)} for the same period.`, [one.quote, other.quote]);
  }
  return null;
}

function rankOfItsDay(reading: Reading): Warning | null {
  const quotes = rankSentences(reading);
  return quotes.length === 0 ? null
    : warn('RANK_TRUE_ONLY_WHEN_PUBLISHED', 'A rank such as "the deadliest month since" was true on the day it was published; later months and corrections change it.', quotes);
}

/**
 * Only by the figure itself and what stands right beside it: pages end with the headlines of other stories, and digests of a front tell of the dead
 * of every side.
 */
function combatantsAmongKilled(reading: Reading, killed: readonly CountClaim[], best: HarmFigure | null): Warning | null {
  if (!best || best.quote.end === best.quote.start) return null;
  const event = sentenceAt(reading, best.quote.start);
  const fighters = killed.filter((claim) => claim.who === 'combatants' && claim.scope !== 'BACKGROUND' && (claim.min ?? claim.max ?? 0) > 0
    && sentenceAt(reading, claim.quote.start) === event);
  if (fighters.length === 0) return null;
  const only = fighters.some(({ quote }) => quote.start < best.quote.end && quote.end > best.quote.start);
  const message = only ? 'The figure counts fighters: how many civilians were killed is another number, or none.' : 'Fighters were killed as well: see that the figure leaves them out.';
  return warn('COMBATANTS_AMONG_KILLED', message, fighters.map(({ quote }) => quote));
}
