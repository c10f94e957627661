import { monthSpan, partsOf, toDay, weekdayOf, yearSpan } from './calendar.ts';
import type { Day } from './calendar.ts';
import type { Saying } from './mentions.ts';
import type { DatePrecision } from '../types.ts';

/** Days meant by a saying, both ends included. */
export interface Resolved {
  start: Day;
  end: Day;
  precision: DatePrecision;
  /** False where the weekday said is not the weekday of the day, so that one of the two is a slip, or where the year is a guess. */
  consistent: boolean;
}

/** What relative and shortened dates lean on. */
export interface Anchor {
  /** The day of publication; null where nobody says. */
  published: Day | null;
  /** A year that the text names in full elsewhere, for days without one. */
  year: number | null;
  /** Month × 100 + day → the year that the text gives with the same day elsewhere. */
  yearsOfDays: Map<number, number>;
  language: string;
}

/**
 * The last year that a day without a year may fall into where neither the publication day nor any year of the text is known: only the
 * weekday decides then ("Friday 6 October" was in 2017 and in 2023), or a post's time, which leaves out the current year. Finders know no
 * clock, so this moves with the releases.
 */
export const LATEST_YEAR = 2026;

/** The days meant, or null where they lean on a day of publication that is not known, or there is no such day. */
export function resolve(saying: Saying, anchor: Anchor): Resolved | null {
  switch (saying.kind) {
    case 'DAY': return resolveDay(saying, anchor);
    case 'MONTH': return resolveMonth(saying.year, saying.month, anchor);
    // The precisions end at a year: what covers several months is no better known than that.
    case 'MONTHS': return { start: monthSpan(saying.year, saying.month).start, end: monthSpan(saying.lastYear, saying.lastMonth).end, precision: 'YEAR', consistent: true };
    case 'YEAR': return { ...yearSpan(saying.year), precision: 'YEAR', consistent: true };
    case 'WEEKDAY': return anchor.published === null ? null : resolveWeekday(saying, anchor.published);
    default: return anchor.published === null ? null : resolveAgo(saying, anchor.published);
  }
}

type DaySaying = Extract<Saying, { kind: 'DAY' }>;

function resolveDay(saying: DaySaying, anchor: Anchor): Resolved | null {
  const readings = saying.ambiguous ? bothWays(saying, anchor) : [saying];
  let best: Resolved | null = null;
  for (const reading of readings) {
    const day = reading.year === null ? inferYear(reading, anchor) : toDay(reading.year, reading.month, reading.day);
    if (day === null) continue;
    // A year that stands beside another date only is a guess, unless the weekday bears it out.
    const guessed = reading.year === null && anchor.published === null && saying.weekday === null && !anchor.yearsOfDays.has(reading.month * 100 + reading.day);
    const consistent = saying.weekday === null ? !guessed : weekdayOf(day) === saying.weekday;
    const last = saying.lastDay === null ? day : day + saying.lastDay - saying.day;
    const resolved: Resolved = { start: day, end: last, precision: lengthPrecision(last - day + 1), consistent };
    if (!best || (consistent && !best.consistent)) best = resolved;
  }
  return best;
}

/** Day first unless the other way round alone lies in the two months before publication. */
function bothWays(saying: DaySaying, anchor: Anchor): DaySaying[] {
  const swapped = { ...saying, day: saying.month, month: saying.day };
  const isFresh = (reading: DaySaying): boolean => {
    const day = reading.year === null ? null : toDay(reading.year, reading.month, reading.day);
    return day !== null && anchor.published !== null && day <= anchor.published + 1 && day > anchor.published - 60;
  };
  return isFresh(swapped) && !isFresh(saying) ? [swapped, saying] : [saying, swapped];
}

/** The latest such day not after publication; else the year the text names; else the latest year in which the weekday fits. */
function inferYear(saying: DaySaying, anchor: Anchor): Day | null {
  if (anchor.published !== null) {
    const last = partsOf(anchor.published + 1).year;
    const years = saying.weekday === null ? [last, last - 1] : [last, last - 1, last - 2, last - 3, last - 4, last - 5, last - 6];
    const latest = anchor.published + 1;
    const days = years.map((year) => toDay(year, saying.month, saying.day)).filter((day) => day !== null && day <= latest);
    return days.find((day) => day !== null && (saying.weekday === null || weekdayOf(day) === saying.weekday)) ?? days[0] ?? null;
  }
  const year = anchor.yearsOfDays.get(saying.month * 100 + saying.day) ?? anchor.year;
  const named = year === null ? null : toDay(year, saying.month, saying.day);
  if (named !== null && (saying.weekday === null || weekdayOf(named) === saying.weekday)) return named;
  for (let latest = LATEST_YEAR; saying.weekday !== null && latest > LATEST_YEAR - 11; latest--) {
    const day = toDay(latest, saying.month, saying.day);
    if (day !== null && weekdayOf(day) === saying.weekday) return day;
  }
  return named;
}

const SHORT: DatePrecision[] = ['EXACT_DAY', 'EXACT_DAY', 'DAYS_2', 'DAYS_3', 'DAYS_4', 'DAYS_5', 'DAYS_6'];

function lengthPrecision(days: number): DatePrecision {
  return SHORT[days] ?? (days <= 10 ? 'WEEK' : 'MONTH');
}

/** A month without a year is the latest one begun by the day of publication. */
function resolveMonth(named: number | null, month: number, anchor: Anchor): Resolved | null {
  let year = named;
  if (year === null && anchor.published !== null) {
    const published = partsOf(anchor.published);
    year = month <= published.month ? published.year : published.year - 1;
  }
  year ??= anchor.year;
  return year === null ? null : { ...monthSpan(year, month), precision: 'MONTH', consistent: true };
}

/** The latest such weekday not after publication; "last Friday" and الجمعة الماضي never mean the day of publication. */
function resolveWeekday(saying: Extract<Saying, { kind: 'WEEKDAY' }>, published: Day): Resolved {
  let back = (weekdayOf(published) - saying.weekday + 7) % 7;
  if (back === 0 && saying.past) back = 7;
  return { start: published - back, end: published - back, precision: 'EXACT_DAY', consistent: !saying.today || back <= 1 };
}

/** Weeks begin on Monday. "Two weeks ago" is a day give or take three. */
function resolveAgo(saying: Extract<Saying, { kind: 'AGO' }>, published: Day): Resolved {
  const { year, month } = partsOf(published);
  const back = saying.amount;
  switch (saying.unit) {
    case 'DAY': return { start: published - back, end: published - back, precision: 'EXACT_DAY', consistent: true };
    case 'MONTH': return { ...monthSpan(year, month - back), precision: 'MONTH', consistent: true };
    case 'YEAR': return { ...yearSpan(year - back), precision: 'YEAR', consistent: true };
    default: {
      if (!saying.whole) return { start: published - 7 * back - 3, end: published - 7 * back + 3, precision: 'WEEK', consistent: true };
      const monday = published - ((weekdayOf(published) + 6) % 7) - 7 * back;
      return { start: monday, end: monday + 6, precision: 'WEEK', consistent: true };
    }
  }
}
