/** Calendar days as whole numbers since 1 January 1970, so that arithmetic on them is plain. No time zones anywhere. */
export type Day = number;

const MILLISECONDS = 86_400_000;

/** Day number, or null where there is no such day (31 June, month 13). Months count from 1. */
export function toDay(year: number, month: number, day: number): Day | null {
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1900 || year > 2100) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCDate() === day ? date.getTime() / MILLISECONDS : null;
}

/** Reads the day at the head of an ISO 8601 text; null where it has none. */
export function readIsoDay(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(text);
  return match ? toDay(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

export function toIso(day: Day): string {
  return new Date(day * MILLISECONDS).toISOString().slice(0, 10);
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(day: Day): number {
  return (((day + 4) % 7) + 7) % 7;
}

export function partsOf(day: Day): { year: number; month: number; day: number } {
  const date = new Date(day * MILLISECONDS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** First and last day of a month; months may run over (13 is January of the next year, 0 December of the one before). */
export function monthSpan(year: number, month: number): { start: Day; end: Day } {
  return { start: Date.UTC(year, month - 1, 1) / MILLISECONDS, end: Date.UTC(year, month, 0) / MILLISECONDS };
}

export function yearSpan(year: number): { start: Day; end: Day } {
  return { start: Date.UTC(year, 0, 1) / MILLISECONDS, end: Date.UTC(year, 11, 31) / MILLISECONDS };
}
