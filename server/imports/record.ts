import type { Qualifier } from '../../prisma/client/enums.ts';
import type { IncidentFacts } from '../incidents/facts.ts';

/** A code by which another archive knows an incident. */
export interface OuterCode {
  scheme: string;
  code: string;
}

/** One incident of another archive, in our words; parties are still names, and the place has no location yet. */
export interface ImportRecord {
  /** Line of the file that it begins on, from 1. */
  line: number;
  /** The most identifying first: the first one decides whether we know the incident already. */
  codes: [OuterCode, ...OuterCode[]];
  parties: string[];
  placeNameAr: string | null;
  facts: IncidentFacts;
  /** What was left out of the facts, and why: a sentence each. */
  notes: string[];
}

/** A line that can't be kept, and why. */
export interface BadLine {
  line: number;
  fault: string;
}

export type ImportLine = ImportRecord | BadLine;

/** Thrown by readers of single lines: the sentence becomes the line's fault. */
export class LineFault extends Error {}

/** Whatever `read` throws as a LineFault becomes a bad line; other errors are bugs and go on. */
export function readLine(line: number, read: () => ImportRecord): ImportLine {
  try {
    return read();
  } catch (error) {
    if (error instanceof LineFault) return { line, fault: error.message };
    throw error;
  }
}

/** How a range without words of its own is said. */
export function usualQualifier(min: number | null, max: number | null): Qualifier {
  if (max === null) return 'UNKNOWN';
  if (min === null) return 'UP_TO';
  return min === max ? 'EXACT' : 'BETWEEN';
}

const DAY = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00:00(?:\.0+)?Z?)?$/;

/** A calendar day as midnight UTC; null for days that are in no calendar. */
export function calendarDay(text: string): Date | null {
  const [, year, month, day] = DAY.exec(text) ?? [];
  if (year === undefined) return null;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day) ? date : null;
}

/** PostgreSQL keeps neither NUL nor half a surrogate pair. */
export function storable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}
