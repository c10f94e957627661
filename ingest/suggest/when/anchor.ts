import { readIsoDay, toDay, weekdayOf } from './calendar.ts';
import type { Day } from './calendar.ts';
import { isHarmful } from './cues.ts';
import type { Mention } from './mentions.ts';
import { LATEST_YEAR } from './resolve.ts';
import type { Anchor } from './resolve.ts';
import type { Document } from '../document.ts';
import type { Span } from '../types.ts';

/** The anchor of a text's dates, with which mentions are stamps: bylines and post times, that say when it was published. */
export interface Anchored extends Anchor {
  stamps: Set<Mention>;
  /** Weekdays said to be the day of writing. */
  todays: number[];
  /** The stamp that the anchor was taken from. */
  chosen: Mention | null;
}

/** The day of publication as given, else as the text itself states it in a byline or a post's time. */
export function findAnchor(document: Document, mentions: Mention[]): Anchored {
  const stamps = new Set(mentions.filter((mention) => fullDay(mention) !== null && isStamp(document.text, mention)));
  const given = document.publishedOn === null ? null : readIsoDay(document.publishedOn);
  const chosen = given === null ? chooseStamp([...stamps], mentions) : null;
  const recent = given === null && chosen === null ? mentions.find((mention) => isThisYears(document.text, mention)) : undefined;
  if (recent) stamps.add(recent);
  const spoken = given === null && chosen === null ? mentions.find((mention) => saysToday(document.text, mention)) : undefined;
  return {
    published: given ?? (chosen && fullDay(chosen)) ?? (recent ? latestDay(recent) : null) ?? (spoken ? fullDay(spoken) : null),
    year: commonestYear(mentions),
    yearsOfDays: new Map(mentions.flatMap(({ saying }) => (saying.kind === 'DAY' && saying.year !== null ? [[saying.month * 100 + saying.day, saying.year]] : []))),
    todays: todaysOf(mentions),
    language: document.language,
    stamps,
    chosen,
  };
}

/** The day of a mention that names day, month and year, day first; else null. */
export function fullDay(mention: Mention): Day | null {
  const { saying } = mention;
  return saying.kind === 'DAY' && saying.year !== null ? toDay(saying.year, saying.month, saying.day) : null;
}

const STAMP_BEFORE = /(?:\d{1,2}:\d{2}\s?(?:[AaPp]\.?[Mm]\.?)?\s?[·,|]?\s?|·\s?|(?:posted|published|updated|modified|date|النشر|نشر|نشرت|تحديث|تم النشر)\s?(?:on|at|في|بتاريخ)?[\s:|]{0,4}[^\n]{0,12})$/i;
const STAMP_AFTER = /^\s?(?:·|at\s\d{1,2}:\d|[,|،-]?\s?\d{1,2}:\d{2})/i;

/** "NameDec 20, 2025Text": pages glue the time of a post to its author and its words. */
function isGlued(text: string, { start, end }: Span): boolean {
  return /[\p{L}\p{N}]/u.test(text[start - 1] ?? '') && /\p{L}/u.test(text[start]!) && /[\p{L}\p{N}#"“]/u.test(text[end] ?? '');
}

/** "February 28 · Shared with Public": networks leave out the year of posts of the current one. */
function isThisYears(text: string, { saying, quote }: Mention): boolean {
  return saying.kind === 'DAY' && saying.year === null && /^\s?(?:at \d{1,2}:\d{2}\s?(?:[AP]M)?\s?)?·/.test(text.slice(quote.end, quote.end + 20));
}

function latestDay({ saying }: Mention): Day | null {
  return saying.kind === 'DAY' ? toDay(LATEST_YEAR, saying.month, saying.day) : null;
}

/** A byline: hardly anything else on its line; or a post's time beside it. */
function isStamp(text: string, { quote }: Mention): boolean {
  if (isGlued(text, quote)) return true;
  if (STAMP_BEFORE.test(text.slice(Math.max(0, quote.start - 40), quote.start))) return true;
  if (STAMP_AFTER.test(text.slice(quote.end, quote.end + 12))) return true;
  const from = text.lastIndexOf('\n', quote.start) + 1;
  const lineEnd = text.indexOf('\n', quote.end);
  const to = lineEnd < 0 ? text.length : lineEnd;
  if (to - from - (quote.end - quote.start) > 45) return false;
  const rest = text.slice(from, quote.start) + text.slice(quote.end, to);
  return !isHarmful(rest) && !/[.؟!]\s*$/.test(rest);
}

/**
 * The first stamp that fits the weekdays said to be today (published that day or the day after); pages show the date of the visit and those of
 * other stories as well.
 */
function chooseStamp(stamps: Mention[], mentions: Mention[]): Mention | null {
  const todays = todaysOf(mentions);
  const fits = (stamp: Mention): boolean => {
    const weekday = weekdayOf(fullDay(stamp)!);
    return todays.every((today) => weekday === today || weekday === (today + 1) % 7);
  };
  return stamps.find(fits) ?? stamps[0] ?? null;
}

/** Weekdays said to be the day of writing: اليوم الجمعة. */
function todaysOf(mentions: Mention[]): number[] {
  return mentions.flatMap(({ saying }) => (saying.kind === 'WEEKDAY' && saying.today ? [saying.weekday] : []));
}

/** "اليوم الأربعاء 27 تشرين الثاني 2024": the text itself says that this is the day it was written on. */
function saysToday(text: string, mention: Mention): boolean {
  return fullDay(mention) !== null && /(?:اليوم|\btoday)[\s،,]*$/.test(text.slice(Math.max(0, mention.quote.start - 12), mention.quote.start));
}

function commonestYear(mentions: Mention[]): number | null {
  const counts = new Map<number, number>();
  for (const { saying } of mentions) {
    if ((saying.kind === 'DAY' || saying.kind === 'MONTH') && saying.year !== null) counts.set(saying.year, (counts.get(saying.year) ?? 0) + 1);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
