import type { Count, CountClaim, HarmKind, TallySuggestion } from '../types.ts';
import { figuresIn } from '../words/figures.ts';
import { inOrder, within } from '../words/order.ts';
import type { Reading, Sentence } from '../words/reading.ts';
import { sentenceSpeaksOf, textOf, wordSpeaksOf } from '../words/reading.ts';
import type { Accusation } from '../who/accused.ts';
import type { Actor } from '../who/dictionary.ts';
import { canBeAccused } from '../who/mentions.ts';
import type { Mention } from '../who/mentions.ts';
import { mentionsWithin, speechesOf } from '../who/speeches.ts';
import type { Speech } from '../who/speeches.ts';
import { changeIn } from './change.ts';
import { peopleBy } from './people.ts';
import type { Period, Periods } from './periods.ts';

export interface Who {
  mentions: readonly Mention[];
  speeches: readonly Speech[];
  accused: readonly Accusation[];
}

/** A tally with the number of its first sentence and the words that name its period. */
export interface FoundTally extends TallySuggestion {
  sentence: number;
  period: Period | null;
}

/** More than a reviewer reads through. */
const MOST = 20;

/** Sentences back that a period or a counter is carried over, never into a sentence that names a day of its own. */
const CARRY = 1;

/**
 * Published tallies: what a monitor, an authority or the accused party itself counted for a period. A sentence gives one
 * where somebody is said to have counted, a figure of killed, injured or events, and a period of a week or more, said there or
 * just before. Sentences of one counter and period make one tally. Ranked: monitors first, then in order of the text.
 */
export function findTallies(reading: Reading, who: Who, claims: readonly CountClaim[], periods: Periods): FoundTally[] {
  const found: FoundTally[] = [];
  const placed = inOrder(claims);
  reading.sentences.forEach((sentence, number) => {
    if (found.length >= MOST) return;
    const claimed = within(placed, sentence).map(({ thing }) => thing);
    const passage = { reading, sentence, number, inside: mentionsWithin(who.mentions, sentence), claims: claimed };
    const tally = tallyOf(passage, who, periods, found.at(-1) ?? null);
    if (!tally) return;
    const same = found.find((other) => isSame(other, tally));
    if (same) absorb(same, tally);
    else found.push(tally);
  });
  const rank = (tally: FoundTally) => (tally.by === tally.accused ? 1 : 0) + (tally.killed ? 0 : 2);
  return found.sort((a, b) => rank(a) - rank(b) || a.sentence - b.sentence);
}

/** A sentence with what the finders found in it. */
interface Passage {
  reading: Reading;
  sentence: Sentence;
  number: number;
  inside: Mention[];
  claims: CountClaim[];
}

const COUNTED = ['DEATH', 'INJURY', 'CASUALTY', 'EVENT'] as const;

function tallyOf(passage: Passage, who: Who, periods: Periods, previous: FoundTally | null): FoundTally | null {
  const { sentence, number, inside } = passage;
  if (!COUNTED.some((topic) => sentenceSpeaksOf(sentence, topic))) return null;
  const carried = previous && number - previous.sentence <= CARRY && !periods.hasDay(number) ? previous : null;
  const counter = counterOf(number, inside, who.speeches);
  if (!counter && !carried) return null;
  const figures = figuresOf(passage);
  if (!figures) return null;
  const period = periods.of(number)[0] ?? (counter ? periodBefore(sentence, number, periods) : carried!.period);
  if (!period) return null;
  return {
    by: counter?.name ?? carried!.by, accused: accusedOf(passage, counter, who.accused), from: period.from, to: period.to, ...figures,
    changePercent: changeIn(passage.reading, sentence), quote: { start: sentence.start, end: sentence.end }, sentence: number, period,
  };
}

function figuresOf(passage: Passage): Pick<TallySuggestion, 'killed' | 'injured' | 'events'> | null {
  const { reading, sentence } = passage;
  const killed = figureOf(passage, 'killed') ?? peopleBy(reading, sentence, 'DEATH');
  const injured = figureOf(passage, 'injured') ?? peopleBy(reading, sentence, 'INJURY');
  const events = eventsOf(reading, sentence);
  return killed || injured || events !== null ? { killed, injured, events } : null;
}

/** Who counted: the speaker of the sentence that an organisation stands behind, else the monitor that it names. */
function counterOf(number: number, inside: readonly Mention[], speeches: readonly Speech[]): Actor | null {
  const speakers = speechesOf(speeches, number).flatMap(({ speaker }) => (speaker.actor ? [speaker.actor] : []));
  const counts = (actor: Actor) => actor.kind === 'MONITOR' || actor.kind === 'UN' || actor.kind === 'AUTHORITY' || actor.kind === 'AID' || actor.kind === 'RESCUE';
  return speakers.find(counts) ?? speakers.find(canBeAccused) ?? inside.find(({ actor }) => actor.kind === 'MONITOR' || actor.kind === 'AUTHORITY')?.actor ?? null;
}

const OWN = new Set(['its', 'our', 'own', 'we']);

/** The party itself where it speaks of "its strikes" or names no other; else the party named with the figure, else the text's own accused. */
function accusedOf({ reading, sentence, inside }: Passage, counter: Actor | null, accused: readonly Accusation[]): string | null {
  const others = inside.filter(({ actor }) => actor !== counter && canBeAccused(actor)).map(({ actor }) => actor.name);
  const owns = reading.words.slice(sentence.first, sentence.last).some((word) => OWN.has(word.fold));
  if (counter && canBeAccused(counter) && (owns || others.length === 0)) return counter.name;
  return accused.find(({ actor }) => others.includes(actor.name))?.actor.name ?? others[0] ?? accused[0]?.actor.name ?? null;
}

/** The period said in the sentence before or, in the opening of the text, in the title: only where the sentence itself speaks of counting. */
function periodBefore(sentence: Sentence, number: number, periods: Periods): Period | null {
  if (!sentenceSpeaksOf(sentence, 'TALLY') || periods.hasDay(number)) return null;
  const before = periods.of(number - CARRY)[0];
  if (before) return before;
  const titled = number <= CARRY ? periods.title()[0] : undefined;
  return titled ? { ...titled, quote: { start: 0, end: 0 } } : null;
}

/**
 * The first figure of that harm in the sentence that is not a part of another; background figures are what tallies are. It must be said in
 * digits or be too large for a single attack's "four": "fatalities" without a number are no tally.
 */
function figureOf({ reading, sentence, claims }: Passage, kind: HarmKind): Count | null {
  const claim = claims.find((one) => one.kind === kind && one.scope !== 'PART' && one.who !== 'combatants' && one.quote.end <= sentence.end && isCounted(reading, one));
  return claim ? { min: claim.min, max: claim.max, qualifier: claim.qualifier } : null;
}

const LARGE = 13;

function isCounted(reading: Reading, claim: CountClaim): boolean {
  return (claim.min ?? claim.max ?? 0) >= LARGE || /\p{Nd}/u.test(textOf(reading, claim.quote));
}

/** Words between a number and the events it counts: "223 alleged Coalition casualty events". */
const EVENT_REACH = 5;

function eventsOf(reading: Reading, sentence: Sentence): number | null {
  for (const figure of figuresIn(reading, sentence)) {
    for (let next = figure.last; next < Math.min(sentence.last, figure.last + EVENT_REACH); next += 1) {
      if (wordSpeaksOf(reading, next, 'CIVILIAN') || wordSpeaksOf(reading, next, 'DEATH') || wordSpeaksOf(reading, next, 'INJURY')) break;
      if (wordSpeaksOf(reading, next, 'EVENT') && isPlainText(reading, figure.number, next)) return figure.min ?? figure.max;
    }
  }
  return null;
}

/** No other number, comma or stop between the number and its noun; a year is no count of events. */
function isPlainText(reading: Reading, number: number, noun: number): boolean {
  const word = reading.words[number]!;
  const between = reading.document.text.slice(word.end, reading.words[noun]!.start);
  return !/[,;:.،؛%()\d]/.test(between) && !/^(?:19|20)\d\d$/.test(word.fold);
}

function isSame(one: FoundTally, other: FoundTally): boolean {
  return one.by === other.by && one.from === other.from && one.to === other.to && other.sentence - one.sentence <= CARRY + 1;
}

function absorb(into: FoundTally, from: FoundTally): void {
  into.killed ??= from.killed;
  into.injured ??= from.injured;
  into.events ??= from.events;
  into.changePercent ??= from.changePercent;
  if (from.sentence - into.sentence <= 1) into.quote = { start: into.quote.start, end: from.quote.end };
}
