import { fold } from './fold.ts';

/** Days since 1970-01-01, and month-days of dates without a year, that a text may be talking about. */
export interface DaysTold {
  days: number[];
  monthDays: string[];
}

const MS_A_DAY = 86_400_000;
const MONTHS: [RegExp, number][] = [
  [/^(?:jan(?:uary)?|كانون الثاني|يناير)$/, 1], [/^(?:feb(?:ruary)?|شباط|فبراير)$/, 2], [/^(?:mar(?:ch)?|اذار|مارس)$/, 3],
  [/^(?:apr(?:il)?|نيسان|ابريل)$/, 4], [/^(?:may|ايار|مايو)$/, 5], [/^(?:june?|حزيران|يونيو|يونيه)$/, 6], [/^(?:july?|تموز|يوليو|يوليه)$/, 7],
  [/^(?:aug(?:ust)?|اب|اغسطس)$/, 8], [/^(?:sept?(?:ember)?|ايلول|سبتمبر)$/, 9], [/^(?:oct(?:ober)?|تشرين الاول|اكتوبر)$/, 10],
  [/^(?:nov(?:ember)?|تشرين الثاني|نوفمبر)$/, 11], [/^(?:dec(?:ember)?|كانون الاول|ديسمبر)$/, 12],
];
const MONTH = '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
  + '|كانون (?:الثاني|الاول)|تشرين (?:الثاني|الاول)|شباط|اذار|نيسان|ايار|حزيران|تموز|اب|ايلول'
  + '|يناير|فبراير|مارس|ابريل|مايو|يوني[وه]|يولي[وه]|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر)';
const DAY_MONTH = new RegExp(`(?<![\\d.])(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${MONTH})(?![a-z\\u0621-\\u064a])(?:[ /]*${MONTH})?[.,،]?(?: (?:من )?(?:عام )?(\\d{4}))?`, 'g');
const MONTH_DAY = new RegExp(`(?<![a-z])(${MONTH})\\.? (\\d{1,2})(?!\\d)(?:st|nd|rd|th)?(?:,? (\\d{4}))?`, 'g');
const YEAR_FIRST = /(?<!\d)((?:19|20)\d{2})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/g;
const YEAR_LAST = /(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)\d{2})(?!\d)/g;
const WEEKDAYS = ['sunday|الاحد', 'monday|الاثنين', 'tuesday|الثلاثاء?', 'wednesday|الاربعاء?', 'thursday|الخميس', 'friday|الجمعه', 'saturday|السبت'];
const WEEKDAY = new RegExp(`(?<![a-z\\u0621-\\u064a])(?:${WEEKDAYS.map((names) => `(${names})`).join('|')})(?![a-z\\u0621-\\u064a])`, 'g');
/** More dates than this are a calendar or a list of links. */
const MOST_DATES = 12;

/** Day number of an ISO date or of a date in words; null where none can be read. Reads the first date only. */
export function readDay(written: string | null | undefined): number | null {
  if (written === null || written === undefined) return null;
  const told = writtenDates(fold(written.slice(0, 80)), null);
  return told.days[0] ?? null;
}

/**
 * The days that a text may mean: written dates (numeric ones read day first, and month first where that is the only way) and weekdays counted
 * back from the day of publication. Candidates to compare with, not a finding: the finders of `suggest` give that.
 */
export function daysTold(foldedLead: string, published: number | null): DaysTold {
  const told = writtenDates(foldedLead, published);
  if (published !== null) {
    for (const match of foldedLead.matchAll(WEEKDAY)) {
      const weekday = match.slice(1).findIndex((group) => group !== undefined);
      const back = (weekdayOf(published) - weekday + 7) % 7;
      if (told.days.length < MOST_DATES) told.days.push(published - back);
    }
  }
  return { days: [...new Set(told.days)], monthDays: [...new Set(told.monthDays)] };
}

function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

function writtenDates(text: string, published: number | null): DaysTold {
  const told: DaysTold = { days: [], monthDays: [] };
  const take = (year: number | null, month: number, day: number) => {
    if (month < 1 || month > 12 || day < 1 || day > 31 || told.days.length + told.monthDays.length >= MOST_DATES) return;
    told.monthDays.push(`${month}-${day}`);
    const fullYear = year ?? (published === null ? null : yearBefore(published, month, day));
    if (fullYear !== null) told.days.push(Date.UTC(fullYear, month - 1, day) / MS_A_DAY);
  };
  for (const [, year, month, day] of text.matchAll(YEAR_FIRST)) take(Number(year), Number(month), Number(day));
  for (const [, first, second, year] of text.matchAll(YEAR_LAST)) {
    const monthFirst = Number(second) > 12;
    take(Number(year), Number(monthFirst ? first : second), Number(monthFirst ? second : first));
  }
  for (const [, day, month, year] of text.matchAll(DAY_MONTH)) take(yearOf(year), monthOf(month!), Number(day));
  for (const [, month, day, year] of text.matchAll(MONTH_DAY)) take(yearOf(year), monthOf(month!), Number(day));
  return told;
}

/** The year in which a date without one last came round, as seen from the day of publication (two days of grace for time zones). */
function yearBefore(published: number, month: number, day: number): number {
  const year = new Date(published * MS_A_DAY).getUTCFullYear();
  return Date.UTC(year, month - 1, day) / MS_A_DAY > published + 2 ? year - 1 : year;
}

function yearOf(written: string | undefined): number | null {
  return written === undefined ? null : Number(written);
}

function monthOf(name: string): number {
  return MONTHS.find(([pattern]) => pattern.test(name))?.[1] ?? 0;
}
