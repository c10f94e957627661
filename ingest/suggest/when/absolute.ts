import { gapBefore, joined, lookUp, wordAt } from './mentions.ts';
import type { Phrase, Reading, Saying } from './mentions.ts';
import { DOUBTFUL_MONTHS, FIRST, MONTHS, ORDINALS, PAIRED_MONTHS, SECOND, SHORT_WEEKDAYS, TIME_PREPOSITIONS, WEEKDAYS } from './words.ts';

/**
 * Dates that name a month or a year themselves, read at token i; null where there is none. Known: 2017-07-12, 12/7/2017, 12 July 2017,
 * July 12th, 2017, Dec 1-2, ٦ تشرين الأول, 27 تشرين الثاني/نوفمبر 2024, June 2017, حزيران 2017, August 2014 to May 2017, in 2014, عام ٢٠١٤; with or without a weekday before.
 */
export function readAbsolute(phrase: Phrase, i: number): Reading | null {
  const weekday = readWeekday(phrase, i);
  if (weekday) {
    const dated = readDayDate(phrase, weekday.next);
    if (!dated || dated.saying.kind !== 'DAY') return null;
    return { saying: { ...dated.saying, weekday: weekday.value }, next: dated.next };
  }
  return readDayDate(phrase, i) ?? readMonths(phrase, i) ?? readMonthYear(phrase, i) ?? readYear(phrase, i);
}

/** "Friday, " or "Fri., " or اليوم الجمعة before a date; `next` is the token behind. */
function readWeekday(phrase: Phrase, i: number): { value: number; next: number } | null {
  const key = wordAt(phrase, i);
  const value = lookUp(WEEKDAYS, key) ?? (phrase.tokens[i]?.capital ? SHORT_WEEKDAYS.get(key) : undefined);
  if (value === undefined) return null;
  let next = i + 1;
  for (const filler of [wordAt(phrase, next), wordAt(phrase, next + 1)]) {
    if (['the', 'on', 'الموافق', 'بتاريخ', 'تاريخ', 'الموافقه', 'ل'].includes(filler)) next += 1;
  }
  return joined(phrase, next) ? { value, next } : null;
}

function readDayDate(phrase: Phrase, i: number): Reading | null {
  const number = phrase.tokens[i]?.number;
  if (number === undefined) return null;
  return number === null ? readMonthFirst(phrase, i) : (readNumeric(phrase, i) ?? readDayFirst(phrase, i));
}

function day(year: number | null, month: number, dayOfMonth: number, more: { lastDay?: number | null; ambiguous?: boolean } = {}): Saying {
  return { kind: 'DAY', year, month, day: dayOfMonth, lastDay: more.lastDay ?? null, weekday: null, ambiguous: more.ambiguous ?? false };
}

/** 2017-07-12, 12/7/2017, 7.12.17. The separator must be the same twice. */
function readNumeric(phrase: Phrase, i: number): Reading | null {
  const [a, b, c] = [phrase.tokens[i], phrase.tokens[i + 1], phrase.tokens[i + 2]];
  if (!a || !b || !c || a.number === null || b.number === null || c.number === null) return null;
  const first = gapBefore(phrase, i + 1).trim();
  if (!/^[-/.\u2013\u2010]$/.test(first) || gapBefore(phrase, i + 2).trim() !== first || isLongGap(phrase, i)) return null;
  if (a.key.length === 4 && b.key.length <= 2 && isDayOfMonth(c.number)) {
    if (isMonth(b.number)) return { saying: day(a.number, b.number, c.number), next: i + 3 };
    return null;
  }
  const year = readYearToken(c.key);
  if (year === null || a.key.length > 2 || b.key.length > 2 || (c.key.length === 2 && first === '.')) return null;
  if (isMonth(b.number) && isDayOfMonth(a.number)) {
    return { saying: day(year, b.number, a.number, { ambiguous: a.number <= 12 && a.number !== b.number }), next: i + 3 };
  }
  return isMonth(a.number) && isDayOfMonth(b.number) ? { saying: day(year, a.number, b.number), next: i + 3 } : null;
}

function isLongGap(phrase: Phrase, i: number): boolean {
  return gapBefore(phrase, i + 1).length > 3 || gapBefore(phrase, i + 2).length > 3;
}

const isMonth = (value: number): boolean => value >= 1 && value <= 12;
const isDayOfMonth = (value: number): boolean => value >= 1 && value <= 31;

/** Four digits of this or the last century, or two digits; pages glue counters to years ("20241.4K views"), so more digits are cut to four. */
function readYearToken(digits: string): number | null {
  if (digits.length === 2) return 2000 + Number(digits);
  const year = Number(digits.slice(0, 4));
  return digits.length >= 4 && year >= 1950 && year <= 2060 ? year : null;
}

/** 12 July 2017, the 12th of July, ٦ تشرين الأول, 1-2 December. */
function readDayFirst(phrase: Phrase, i: number): Reading | null {
  const first = phrase.tokens[i]!;
  if (first.key.length > 2 || !isDayOfMonth(first.number!)) return null;
  let next = i + 1;
  if (ORDINALS.has(wordAt(phrase, next))) next += 1;
  const range = readRangeEnd(phrase, next, first.number!);
  if (range) next = range.next;
  if (ORDINALS.has(wordAt(phrase, next)) && range) next += 1;
  if (['of', 'من', 'شهر', 'لشهر'].includes(wordAt(phrase, next))) next += 1;
  if (wordAt(phrase, next) === 'شهر') next += 1;
  const month = joined(phrase, next) ? readMonthName(phrase, next) : null;
  if (!month || isGluedName(phrase, i, month.next)) return null;
  const year = readFollowingYear(phrase, month.next);
  return { saying: day(year?.value ?? null, month.value, first.number!, { lastDay: range?.value ?? null }), next: year?.next ?? month.next };
}

/** "@video5Nov 19, 2025": the figure ends a name, and the day stands behind the month. */
function isGluedName(phrase: Phrase, i: number, behind: number): boolean {
  return gapBefore(phrase, i) === '' && gapBefore(phrase, i + 1) === '' && /^[a-z]/.test(wordAt(phrase, i + 1)) && (phrase.tokens[behind]?.key.length ?? 0) <= 2;
}

/** July 12th, 2017; Dec 1-2. Only English puts the month first; فبراير 18 occurs in copied bylines. */
function readMonthFirst(phrase: Phrase, i: number): Reading | null {
  const month = readMonthName(phrase, i);
  const token = month && phrase.tokens[month.next];
  if (!month || !token || token.number === null || token.key.length > 2 || !isDayOfMonth(token.number) || !joined(phrase, month.next)) return null;
  let next = month.next + 1;
  if (ORDINALS.has(wordAt(phrase, next))) next += 1;
  const range = readRangeEnd(phrase, next, token.number);
  if (range) next = range.next;
  if (ORDINALS.has(wordAt(phrase, next)) && range) next += 1;
  const year = readFollowingYear(phrase, next);
  if (!year && gapBefore(phrase, next) === ':') return null; // "March 10:30"
  return { saying: day(year?.value ?? null, month.value, token.number, { lastDay: range?.value ?? null }), next: year?.next ?? next };
}

/** The second figure of "1-2 December" or "1 and 2 December"; must come after the first and be followed by no further dash. */
function readRangeEnd(phrase: Phrase, i: number, from: number): { value: number; next: number } | null {
  const dash = /^\s?[-–—]\s?$/.test(gapBefore(phrase, i));
  const at = dash ? i : ['and', 'to', 'و', 'الي'].includes(wordAt(phrase, i)) && joined(phrase, i) ? i + 1 : -1;
  const token = at < 0 ? undefined : phrase.tokens[at];
  if (!token || token.number === null || token.key.length > 2 || !isDayOfMonth(token.number) || token.number <= from) return null;
  return { value: token.number, next: at + 1 };
}

/** A month's name, also doubled ("حزيران/يونيو", "تموز (يوليو)"). English needs its capital where the word means other things too. */
function readMonthName(phrase: Phrase, i: number): { value: number; next: number } | null {
  const key = wordAt(phrase, i);
  const paired = lookUp(PAIRED_MONTHS, key);
  let value: number | undefined;
  let next = i + 1;
  if (paired) {
    const which = wordAt(phrase, next);
    if (!joined(phrase, next)) return null;
    value = FIRST.has(which) ? paired[0] : SECOND.has(which) ? paired[1] : undefined;
    next += 1;
  } else {
    value = lookUp(MONTHS, key);
    if (value !== undefined && /^[a-z]/.test(key) && !phrase.tokens[i]!.capital) return null;
  }
  if (value === undefined) return null;
  const second = /^\s?[/(|-]\s?$/.test(gapBefore(phrase, next)) ? readSingleMonth(phrase, next) : null;
  return { value, next: second && second.value === value ? second.next : next };
}

function readSingleMonth(phrase: Phrase, i: number): { value: number; next: number } | null {
  const paired = PAIRED_MONTHS.get(wordAt(phrase, i));
  if (!paired) {
    const value = MONTHS.get(wordAt(phrase, i));
    return value === undefined ? null : { value, next: i + 1 };
  }
  const which = wordAt(phrase, i + 1);
  const value = FIRST.has(which) ? paired[0] : SECOND.has(which) ? paired[1] : null;
  return value === null ? null : { value, next: i + 2 };
}

/** ", 2017", " من عام ٢٠١٧" behind a day and month; a number behind a comma that is no year is left alone. */
function readFollowingYear(phrase: Phrase, i: number): { value: number; next: number } | null {
  let at = i;
  while (['of', 'من', 'عام', 'العام', 'سنه', 'لعام', 'in'].includes(wordAt(phrase, at)) && at < i + 2) at += 1;
  const token = phrase.tokens[at];
  if (!token || token.number === null || token.key.length < 4 || !joined(phrase, at)) return null;
  const value = readYearToken(token.key);
  return value === null ? null : { value, next: at + 1 };
}

/** "June 2017", "in June", شهر حزيران: a month alone needs a year behind it or a word of time before it. */
function readMonthYear(phrase: Phrase, i: number): Reading | null {
  const month = readMonthName(phrase, i);
  if (!month) return null;
  const year = readFollowingYear(phrase, month.next);
  if (year) return { saying: { kind: 'MONTH', year: year.value, month: month.value }, next: year.next };
  const before = wordAt(phrase, i - 1);
  const spoken = joined(phrase, i) && TIME_PREPOSITIONS.has(before) && !(DOUBTFUL_MONTHS.has(wordAt(phrase, i)) && ['of', 'by', 'من', 'الي'].includes(before));
  return spoken ? { saying: { kind: 'MONTH', year: null, month: month.value }, next: month.next } : null;
}

const UNTIL = new Set(['and', 'to', 'until', 'till', 'through', 'و', 'الي', 'حتي']);

/** "between August 2014 and May 2017", من آب 2014 إلى أيار 2017; the first year may be left out. */
function readMonths(phrase: Phrase, i: number): Reading | null {
  const first = readMonthName(phrase, i);
  if (!first || !joined(phrase, i)) return null;
  const year = readFollowingYear(phrase, first.next);
  let at = year?.next ?? first.next;
  const dash = /^\s?[-–—]\s?$/.test(gapBefore(phrase, at));
  if (UNTIL.has(wordAt(phrase, at)) && joined(phrase, at)) at += 1;
  else if (!dash && !/^و./.test(wordAt(phrase, at))) return null;
  const last = dash || joined(phrase, at) ? readMonthName(phrase, at) : null;
  const lastYear = last && readFollowingYear(phrase, last.next);
  if (!last || !lastYear) return null;
  const begin = year?.value ?? (last.value > first.value ? lastYear.value : lastYear.value - 1);
  if (begin * 12 + first.value >= lastYear.value * 12 + last.value) return null;
  return { saying: { kind: 'MONTHS', year: begin, month: first.value, lastYear: lastYear.value, lastMonth: last.value }, next: lastYear.next };
}

function readYear(phrase: Phrase, i: number): Reading | null {
  const token = phrase.tokens[i]!;
  if (token.number === null || token.key.length !== 4 || !joined(phrase, i) || !TIME_PREPOSITIONS.has(wordAt(phrase, i - 1))) return null;
  const year = readYearToken(token.key);
  return year === null ? null : { saying: { kind: 'YEAR', year }, next: i + 1 };
}
