import { readDocument } from '../../ingest/suggest/document.ts';
import { findDates } from '../../ingest/suggest/when/find.ts';

/** A text of the bench's sets with what is known of it. */
export interface DatedRecord {
  id: string;
  incident?: string;
  language?: string;
  title?: string;
  publishedAt?: string | null;
  text: string;
  truth: { date?: string | null };
}

export interface WhenScore {
  texts: number;
  /** First date within a day of the true one; a text without an answer counts as wrong. */
  withinADay: number;
  exact: number;
  answered: number;
  /** The true day stands anywhere among the suggestions. */
  suggested: number;
}

/** Scores `findDates` on texts with a true date. */
export function scoreWhen(records: DatedRecord[]): WhenScore {
  const score: WhenScore = { texts: 0, withinADay: 0, exact: 0, answered: 0, suggested: 0 };
  for (const record of records) {
    const truth = dayOf(record.truth.date ?? '');
    if (truth === null) continue;
    const dates = findDates(readDocument({ ...record, publishedAt: record.publishedAt ?? undefined }));
    const misses = dates.map((date) => Math.max(Math.abs(dayOf(date.start)! - truth), Math.abs(dayOf(date.end)! - truth)));
    score.texts += 1;
    if (misses.length > 0) score.answered += 1;
    if ((misses[0] ?? 9) <= 1) score.withinADay += 1;
    if (misses[0] === 0) score.exact += 1;
    if (misses.some((miss) => miss <= 1)) score.suggested += 1;
  }
  return score;
}

/** Days since 1970 of "2024-11-27" or "October 7, 2023"; null where it is neither. */
export function dayOf(date: string): number | null {
  const time = /^\d{4}-/.test(date) ? Date.parse(`${date.slice(0, 10)}T00:00:00Z`) : Date.parse(`${date} UTC`);
  return Number.isNaN(time) ? null : Math.round(time / 86_400_000);
}
