import type { Count, CountClaim, HarmKind, TallySuggestion } from '../types.ts';
import { figureAt } from '../words/figures.ts';
import type { Reading, Sentence } from '../words/reading.ts';
import { sentenceSpeaksOf, wordSpeaksOf } from '../words/reading.ts';
import type { Accusation } from '../who/accused.ts';
import type { Actor } from '../who/dictionary.ts';
import { canBeAccused } from '../who/mentions.ts';
import type { Mention } from '../who/mentions.ts';
import { mentionsWithin } from '../who/speeches.ts';
import type { Speech } from '../who/speeches.ts';
import { changeIn } from './change.ts';
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

/** Sentences back that a period or a counter is carried over. */
const CARRY = 2;

/**
 * Published tallies: what a monitor, an authority or the accused party itself counted for a period. A sentence gives one
 * where somebody is said to have counted, a figure of killed, injured or events, and a period of a week or more, said there or
 * just before. Sentences of one counter and period make one tally. Ranked: monitors first, then in order of the text.
 */
export function findTallies(reading: Reading, who: Who, claims: readonly CountClaim[], periods: Periods): FoundTally[] {
  const found: FoundTally[] = [];
  reading.sentences.forEach((sentence, number) => {
    const tally = tallyOf(reading, sentence, number, who, claims, periods, found.at(-1) ?? null);
    if (!tally) return;
    const same = found.find((other) => isSame(other, tally));
    if (same) absorb(same, tally);
    else found.push(tally);
  });
  const rank = (tally: FoundTally) => (tally.by === tally.accused ? 1 : 0) + (tally.killed ? 0 : 2);
  return found.sort((a, b) => rank(a) - rank(b) || a.sentence - b.sentence);
}

function tallyOf(
  reading: Reading, sentence: Sentence, number: number, who: Who, claims: readonly CountClaim[], periods: Periods, previous: FoundTally | null,
): FoundTally | null {
  if (!sentenceSpeaksOf(sentence, 'DEATH') && !sentenceSpeaksOf(sentence, 'INJURY') && !sentenceSpeaksOf(sentence, 'CASUALTY') && !sentenceSpeaksOf(sentence, 'EVENT')) return null;
  const inside = mentionsWithin(who.mentions, sentence);
  const carried = previous && number - previous.sentence <= CARRY ? previous : null;
  const counter = counterOf(number, inside, who.speeches);
  if (!counter && !carried) return null;
  const killed = figureOf(claims, sentence, 'killed');
  const injured = figureOf(claims, sentence, 'injured');
  const events = eventsOf(reading, sentence);
  if (!killed && !injured && events === null) return null;
  const period = periodOf(periods, number) ?? (counter ? null : carried!.period);
  if (!period) return null;
  const by = counter?.name ?? carried!.by;
  const accused = counter && canBeAccused(counter) ? counter.name : accusedOf(inside, who.accused);
  const changePercent = changeIn(reading, sentence);
  const { from, to } = period;
  return { by, accused, from, to, events, killed, injured, changePercent, quote: { start: sentence.start, end: sentence.end }, sentence: number, period };
}

/** Who counted: the speaker of the sentence that an organisation stands behind, else the monitor that it names. */
function counterOf(number: number, inside: readonly Mention[], speeches: readonly Speech[]): Actor | null {
  const speakers = speeches.filter((speech) => speech.sentence === number).flatMap(({ speaker }) => (speaker.actor ? [speaker.actor] : []));
  const counts = (actor: Actor) => actor.kind === 'MONITOR' || actor.kind === 'UN' || actor.kind === 'AUTHORITY' || actor.kind === 'AID';
  return speakers.find(counts) ?? speakers.find(canBeAccused) ?? inside.find(({ actor }) => actor.kind === 'MONITOR' || actor.kind === 'AUTHORITY')?.actor ?? null;
}

function accusedOf(inside: readonly Mention[], accused: readonly Accusation[]): string | null {
  const named = inside.filter(({ actor }) => canBeAccused(actor)).map(({ actor }) => actor.name);
  const known = accused.find(({ actor }) => named.includes(actor.name));
  return known?.actor.name ?? named[0] ?? accused[0]?.actor.name ?? null;
}

/** The period said in the sentence, in the two before it, or, in the opening of the text, in the title. */
function periodOf(periods: Periods, number: number): Period | null {
  for (let back = 0; back <= CARRY; back += 1) {
    const period = periods.of(number - back)[0];
    if (period) return period;
  }
  const titled = number <= CARRY ? periods.title()[0] : undefined;
  return titled ? { ...titled, quote: { start: 0, end: 0 } } : null;
}

/** The widest figure of that harm in the sentence that is not a part of another; background figures are what tallies are. */
function figureOf(claims: readonly CountClaim[], sentence: Sentence, kind: HarmKind): Count | null {
  const claim = claims.find((one) => one.kind === kind && one.scope !== 'PART' && one.who !== 'combatants'
    && one.quote.start >= sentence.start && one.quote.end <= sentence.end && one.quote.end > one.quote.start && (one.min ?? one.max) !== null);
  return claim ? { min: claim.min, max: claim.max, qualifier: claim.qualifier } : null;
}

/** Words between a number and the events it counts: "223 alleged Coalition casualty events". */
const EVENT_REACH = 5;

function eventsOf(reading: Reading, sentence: Sentence): number | null {
  for (let index = sentence.first; index < sentence.last; index += 1) {
    const figure = figureAt(reading, index);
    if (!figure) continue;
    for (let next = figure.last; next < Math.min(sentence.last, figure.last + EVENT_REACH); next += 1) {
      if (wordSpeaksOf(reading, next, 'CIVILIAN') || wordSpeaksOf(reading, next, 'DEATH') || wordSpeaksOf(reading, next, 'INJURY')) break;
      if (wordSpeaksOf(reading, next, 'EVENT') && isPlainText(reading, index, next)) return figure.min ?? figure.max;
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
