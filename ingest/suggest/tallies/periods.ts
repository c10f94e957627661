import type { Span } from '../types.ts';
import { findAnchor } from '../when/anchor.ts';
import { monthSpan, readIsoDay, toIso } from '../when/calendar.ts';
import type { Day } from '../when/calendar.ts';
import type { Mention } from '../when/mentions.ts';
import { readMentions } from '../when/read.ts';
import { resolve } from '../when/resolve.ts';
import type { Resolved } from '../when/resolve.ts';
import type { Reading } from '../words/reading.ts';

/** A stretch of time that figures are said for. ISO 8601 days, both ends included; null where that end is open. */
export interface Period {
  from: string | null;
  to: string | null;
  quote: Span;
}

interface Dated extends Resolved {
  mention: Mention;
}

/** The periods that the title and each sentence say, without months that are only compared with. Read when first asked for. */
export interface Periods {
  title(): Period[];
  /** Of the sentence with this number; none where there is no such sentence. */
  of(sentence: number): Period[];
  /** Does the sentence name a single day, outside of a period's ends? */
  hasDay(sentence: number): boolean;
}

export function readPeriods(reading: Reading): Periods {
  const { document } = reading;
  const published = document.publishedOn === null ? null : readIsoDay(document.publishedOn);
  // Where the day of publication is known, dates lean on nothing else, and only the sentences asked for need to be read.
  const anchor = once(() => findAnchor(document, published === null ? readMentions(document.text.slice(0, HEAD)) : []));
  const dates = (text: string): Dated[] => readMentions(text).flatMap((mention) => {
    const resolved = resolve(mention.saying, anchor());
    return resolved ? [{ ...resolved, mention }] : [];
  });
  const said = new Map<number, { periods: Period[]; hasDay: boolean }>();
  const read = (number: number) => {
    let known = said.get(number);
    if (!known && said.size >= MOST_READ) return NOTHING;
    if (!known) said.set(number, (known = readSentence(reading, number, dates, published)));
    return known;
  };
  return {
    title: () => periodsIn(document.title, dates(document.title), published),
    of: (number) => read(number).periods,
    hasDay: (number) => read(number).hasDay,
  };
}

function readSentence(reading: Reading, number: number, dates: (text: string) => Dated[], published: Day | null): { periods: Period[]; hasDay: boolean } {
  const sentence = reading.sentences[number];
  if (!sentence) return NOTHING;
  const text = reading.document.text.slice(sentence.start, Math.min(sentence.end, sentence.start + LONGEST));
  const dated = dates(text);
  const periods = [...thisYear(text, published), ...periodsIn(text, dated, published)].map((period) => ({ ...period, quote: moved(period.quote, sentence.start) }));
  return { periods, hasDay: periods.length === 0 && dated.some(({ precision }) => precision === 'EXACT_DAY') };
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** "Since the start of the year" names no year and no month. */
function thisYear(text: string, published: Day | null): Period[] {
  const match = published === null ? null : THIS_YEAR.exec(text);
  if (published === null || !match) return [];
  const to = toIso(published);
  return [{ from: `${to.slice(0, 4)}-01-01`, to, quote: { start: match.index, end: match.index + match[0].length } }];
}

const NOTHING: { periods: Period[]; hasDay: boolean } = { periods: [], hasDay: false };

/** Code units at the head of a text, where its own date stands. */
const HEAD = 6000;

/** Sentences whose dates are read: those that count people and name who counts them. A page with more is a list. */
const MOST_READ = 100;

/** Code units of a sentence that are searched. */
const LONGEST = 1500;

/** How far before a date the words are looked at that say what it is to the figure. */
const BEFORE = 70;
/** "Since the start of the campaign in": up to eight words between, none of them a date or behind a comma. */
const SINCE = /(?:\b(?:since|after)|منذ)(?:\s+[^\s,.;،؛\d]+){0,8}\s*$/i;
const THIS_YEAR = /since the (?:start|beginning) of (?:the|this) year|so far this year|منذ (?:بداية|مطلع) (?:هذا )?العام(?! \d| الماضي| الفائت)/i;
const OPENS = /(?:\bbetween|\bfrom|بين|\bمن|من شهر|منذ)\s*$/i;
const JOINS = /^\s*(?:الماضي |الفائت |الجاري |الحالي )?(?:and|to|until|till|through|up to|وحتى|حتى|إلى|الى|ولغاية|و|-|–|—)\s*(?:صباح |مساء |منتصف |نهاية |أواخر )?(?:شهر |the end of )?$/i;
const COMPARES = /(?:\bon|\bthan(?: in| during)?|\bcompared (?:with|to)(?: the)?|\bversus|\bup from|\bdown from|مقارنة (?:ب|مع)|عن شهر|عن)\s*$/i;
const WEEK = 7;
const HALVES: [RegExp, number, number][] = [
  [/(?:first half of|النصف الأول من(?: عام| العام)?)\s*$/i, 1, 6],
  [/(?:second half of|النصف الثاني من(?: عام| العام)?)\s*$/i, 7, 12],
  [/(?:first quarter of|الربع الأول من(?: عام| العام)?)\s*$/i, 1, 3],
  [/(?:second quarter of|الربع الثاني من(?: عام| العام)?)\s*$/i, 4, 6],
  [/(?:third quarter of|الربع الثالث من(?: عام| العام)?)\s*$/i, 7, 9],
  [/(?:(?:fourth|last) quarter of|الربع الأخير من(?: عام| العام)?)\s*$/i, 10, 12],
];

/** Ranges and "since" first, then single months, years and weeks; single days are no periods. */
function periodsIn(text: string, dated: Dated[], published: Day | null): Period[] {
  const wide: Period[] = [];
  const single: Period[] = [];
  for (let index = 0; index < dated.length; index += 1) {
    const one = dated[index]!;
    const other = dated[index + 1];
    const previous = dated[index - 1]?.mention.quote.end ?? 0;
    const before = text.slice(Math.max(previous, one.mention.quote.start - BEFORE), one.mention.quote.start);
    if (other && isRange(text, before, one, other)) {
      wide.push(rangeOf(one, other));
      index += 1;
    } else if (SINCE.test(before) && isLong(one, published)) {
      wide.push({ from: toIso(one.start), to: published === null ? null : toIso(published), quote: one.mention.quote });
    } else if (isWide(one) && !COMPARES.test(before)) {
      single.push(halfOf(before, one) ?? { from: toIso(one.start), to: toIso(one.end), quote: one.mention.quote });
    }
  }
  return [...wide, ...single];
}

/** A month or year at the least: "since Sunday" is the event itself. */
function isLong(one: Dated, published: Day | null): boolean {
  return isWide(one) || (published !== null && published - one.start >= WEEK);
}

function isWide({ precision }: Dated): boolean {
  return precision === 'MONTH' || precision === 'YEAR' || precision === 'WEEK';
}

function isRange(text: string, before: string, one: Dated, other: Dated): boolean {
  const between = text.slice(one.mention.quote.end, Math.min(other.mention.quote.start, one.mention.quote.end + BEFORE));
  return JOINS.test(between) && (OPENS.test(before) || SINCE.test(before) || /^\s*(?:-|–|—|to|through|until|حتى|إلى)/i.test(between)) && startBefore(one, other) <= other.end;
}

function rangeOf(one: Dated, other: Dated): Period {
  const quote = { start: one.mention.quote.start, end: other.mention.quote.end };
  return { from: toIso(startBefore(one, other)), to: toIso(other.end), quote };
}

/** "Between August and May 2017": the first month takes the year of the second, or the one before. */
function startBefore(one: Dated, other: Dated): Day {
  const { saying } = one.mention;
  if (saying.kind !== 'MONTH' || saying.year !== null) return one.start;
  const year = Number(toIso(other.start).slice(0, 4));
  const starts = [year, year - 1].map((named) => monthSpan(named, saying.month).start);
  return starts.find((start) => start <= other.start) ?? one.start;
}

function halfOf(before: string, one: Dated): Period | null {
  if (one.precision !== 'YEAR') return null;
  const half = HALVES.find(([words]) => words.test(before));
  if (!half) return null;
  const year = toIso(one.start).slice(0, 4);
  const month = (number: number) => String(number).padStart(2, '0');
  const last = new Date(Date.UTC(Number(year), half[2], 0)).getUTCDate();
  return { from: `${year}-${month(half[1])}-01`, to: `${year}-${month(half[2])}-${last}`, quote: one.mention.quote };
}
