import { toIso } from './calendar.ts';
import { fullDay } from './anchor.ts';
import { readMentions } from './read.ts';

/**
 * The calendar day (ISO 8601) of a publication date as pages write it: "2025-12-24 14:29:41+03:00", "20 ديسمبر 2024", "Nov 27, 2024". The first day
 * counts where several are given; null where none names its year.
 */
export function readPublicationDay(written: string): string | null {
  for (const mention of readMentions(written.slice(0, 200))) {
    const day = fullDay(mention);
    if (day !== null) return toIso(day);
  }
  return null;
}
