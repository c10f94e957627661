import type { CountClaim, DateSuggestion, HarmFigure, HarmKind, NoteSuggestion, Suggestions } from './types.ts';
import type { FoundTally } from './tallies/tallies.ts';
import type { Period, Periods } from './tallies/periods.ts';

/** Sentences that say what a report is mainly about, beside the title. */
const LEAD = 3;

/**
 * The tally that a report is mainly about, or null: its period is said in the title or the first sentences, and the figure picked for
 * "the event" is none of its own: it meets the tally's range, or no number was said for it at all ("deaths"). A report of one strike that ends with
 * the month's total has a smaller figure, said in words.
 */
export function mainTally(text: string, tallies: readonly FoundTally[], periods: Periods, harm: Suggestions['harm']): FoundTally | null {
  if (tallies.length === 0) return null;
  const lead = [periods.title(), ...Array.from({ length: LEAD }, (_, number) => periods.of(number))].flat();
  return tallies.find((tally) => (tally.killed ?? tally.injured) !== null && lead.some((period) => isSame(period, tally)) && meets(text, tally, harm)) ?? null;
}

function isSame(period: Period, tally: FoundTally): boolean {
  return period.from === tally.from && period.to === tally.to;
}

function meets(text: string, tally: FoundTally, harm: Suggestions['harm']): boolean {
  const kind: HarmKind = tally.killed ? 'killed' : 'injured';
  const figure = harm[kind];
  const count = tally[kind]!;
  if (!figure || isUnsaid(text, figure)) return true;
  return (figure.max ?? Infinity) >= (count.min ?? 0) && (figure.min ?? 0) <= (count.max ?? Infinity);
}

/** A bare "killed" or "deaths" stands for one or two at the least; "hundreds" in a headline says no number either. */
function isUnsaid(text: string, { min, qualifier, quote }: HarmFigure): boolean {
  const said = text.slice(quote.start, quote.end);
  if (said === '') return qualifier === 'ABOUT';
  return (min ?? 0) <= 2 && !/\p{Nd}|\b(?:one|two|an?)\b|ين|ان|واحد/iu.test(said);
}

/** The harm of a report on a period: the tally's own ranges. */
export function harmOfPeriod(tally: FoundTally, claims: readonly CountClaim[], harm: Suggestions['harm']): Suggestions['harm'] {
  const figure = (kind: HarmKind): HarmFigure | null => {
    const count = tally[kind];
    if (!count) return harm[kind];
    const claim = claims.find((one) => one.kind === kind && one.min === count.min && one.max === count.max && one.quote.start >= tally.quote.start);
    const reason = `The text is about a period; this is the tally of ${tally.by} for it.`;
    return { min: count.min, max: count.max, qualifier: count.qualifier, confidence: 0.9, quote: claim?.quote ?? tally.quote, reason };
  };
  return { killed: figure('killed'), injured: figure('injured') };
}

/** What the first date of a report depends on. */
export interface About {
  main: FoundTally | null;
  harm: Suggestions['harm'];
  notes: readonly NoteSuggestion[];
  periods: Periods;
  publishedOn: string | null;
}

/** The dates of a report, in front the one of what it is about: its tally's period, the day or period of its notes, else the event as found. */
export function datesOfReport(dates: readonly DateSuggestion[], { main, harm, notes, periods, publishedOn }: About): DateSuggestion[] {
  if (main) return datesOfPeriod(main, dates);
  if (notes.length === 0 || harm.killed !== null || harm.injured !== null) return [...dates];
  // Help is counted over a period, which the first sentence names; need is as of the day.
  const counted = notes[0]?.affected?.status === 'REA' ? periods.of(0) : [];
  return datesOfSituation([...periods.title(), ...counted], publishedOn, dates);
}

/** The period in front of all other dates, with the words that name it. */
function datesOfPeriod(tally: FoundTally, dates: readonly DateSuggestion[]): DateSuggestion[] {
  const { from, to, period } = tally;
  if (from === null || to === null) return [...dates];
  const same = dates.find((date) => date.start === from && date.end === to);
  const quote = period?.quote ?? same?.quote ?? { start: 0, end: 0 };
  const first: DateSuggestion = { start: from, end: to, precision: same?.precision ?? precisionOf(from, to), role: 'PERIOD', confidence: 0.9, quote };
  return [first, ...dates.filter((date) => date !== same).map((date) => ({ ...date, confidence: Math.min(date.confidence, 0.89) }))];
}

function precisionOf(from: string, to: string): DateSuggestion['precision'] {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  return days <= 8 ? 'WEEK' : days <= 31 ? 'MONTH' : 'YEAR';
}

/**
 * The dates of a report on how people fare and on no attack: the period said for its figures, or the day it was published, in front of the days on which a
 * pump stopped or a convoy left. The list as it was where neither is known.
 */
function datesOfSituation(said: readonly Period[], publishedOn: string | null, dates: readonly DateSuggestion[]): DateSuggestion[] {
  const period = said.find(({ from, to }) => from !== null && to !== null);
  const [start, end] = period ? [period.from!, period.to!] : [publishedOn, publishedOn];
  if (start === null || end === null) return [...dates];
  const same = dates.find((date) => date.start === start && date.end === end);
  const day: Pick<DateSuggestion, 'precision' | 'role'> = period ? { precision: precisionOf(start, end), role: 'PERIOD' } : { precision: 'EXACT_DAY', role: 'PUBLICATION' };
  const first: DateSuggestion = { ...day, start, end, confidence: 0.7, quote: same?.quote ?? { start: 0, end: 0 } };
  return [first, ...dates.filter((date) => date !== same).map((date) => ({ ...date, confidence: Math.min(date.confidence, 0.69) }))];
}
