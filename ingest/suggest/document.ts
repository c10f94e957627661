import type { Report, Span } from './types.ts';
import { readPublicationDay } from './when/published.ts';

/** A report made ready for the finders: read once, used by all of them. */
export interface Document {
  title: string;
  text: string;
  language: string;
  /** ISO 8601 calendar day of publication, or null. */
  publishedOn: string | null;
  sentences: Span[];
}

/**
 * Longest text the finders look at, in UTF-16 code units; what lies behind is passed over. Four reports in a thousand are longer, and what
 * happened stands in its first lines; the worst text of this length takes less than a tenth of a second (bench/suggest/odd.ts).
 */
export const TEXT_LIMIT = 16_000;
/** The same for titles; those of posts hold the whole post. */
const TITLE_LIMIT = 2_000;

const ARABIC_LETTER = /[\u0621-\u064a]/g;
const SENTENCE_END = /[.!?؟۔…]+["”’»)\]]*(?=\s|$)|\n+/g;

export function readDocument(report: Report): Document {
  const text = report.text.slice(0, TEXT_LIMIT);
  return {
    title: (report.title ?? '').slice(0, TITLE_LIMIT),
    text,
    // By the words themselves: posts and pages are often marked with another language than they are written in, or with none (und).
    language: guessLanguage(text),
    publishedOn: readPublicationDay(report.publishedAt ?? ''),
    sentences: splitSentences(text),
  };
}

/** Only tells Arabic script from the rest: all that the rules need to choose their tables. */
export function guessLanguage(text: string): string {
  const head = text.slice(0, 4000);
  const arabic = head.match(ARABIC_LETTER)?.length ?? 0;
  return arabic * 3 > head.replace(/\s/g, '').length ? 'ar' : 'en';
}

/** Sentences in order, without surrounding white space; abbreviations such as "U.S." or "Lt." do not end one. */
export function splitSentences(text: string): Span[] {
  const sentences: Span[] = [];
  let start = 0;
  const close = (end: number) => {
    let from = start;
    let to = end;
    while (from < to && /\s/.test(text[from]!)) from += 1;
    while (to > from && /\s/.test(text[to - 1]!)) to -= 1;
    if (to > from) sentences.push({ start: from, end: to });
    start = end;
  };
  for (const match of text.matchAll(SENTENCE_END)) {
    const end = match.index + match[0].length;
    if (match[0] === '.' && endsInAbbreviation(text, match.index)) continue;
    close(end);
  }
  close(text.length);
  return sentences;
}

const ABBREVIATION = /(?:^|[\s("“])(?:[A-Z]|(?:[A-Z]\.)+[A-Z]|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Gov|Sen|Rep|St|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|No|vs|approx|est)$/;

function endsInAbbreviation(text: string, dot: number): boolean {
  return ABBREVIATION.test(text.slice(Math.max(0, dot - 12), dot));
}
