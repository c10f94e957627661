import { weekdayOf } from './calendar.ts';
import type { Anchored } from './anchor.ts';
import { isAftermath, isBackground, isHarmful, isStatement, isStatementDay, isToCome, isTreaty } from './cues.ts';
import type { Mention } from './mentions.ts';
import type { Resolved } from './resolve.ts';
import type { Document } from '../document.ts';
import type { DateSuggestion, Span } from '../types.ts';

/** A date with what it is of and how likely it is when the report's event happened. */
export interface Ranked {
  mention: Mention;
  resolved: Resolved;
  inTitle: boolean;
  role: DateSuggestion['role'];
  /** 0..1, the later confidence. */
  score: number;
}

interface Situation {
  document: Document;
  anchor: Anchored;
  mention: Mention;
  resolved: Resolved;
  inTitle: boolean;
}

/** Judges one date by its form, its place in the text, the words around it and its distance from publication. */
export function rankMention(situation: Situation): Ranked {
  const { document, anchor, mention, resolved, inTitle } = situation;
  const text = inTitle ? document.title : document.text;
  const sentence = inTitle ? { start: 0, end: text.length } : sentenceAt(document, mention.quote);
  const role = roleOf(situation, text, sentence);
  let score = formScore(resolved) + placeScore(mention.quote.start, inTitle) + ROLE_SCORES[role];
  const around = (reach: number): string => text.slice(Math.max(sentence.start, mention.quote.start - reach), Math.min(sentence.end, mention.quote.end + reach));
  if (isHarmful(around(70))) score += 0.15;
  else if (isHarmful(around(250))) score += 0.08;
  if (isAftermath(around(60))) score -= 0.2;
  if (isToCome(around(40))) score -= 0.3;
  if (!resolved.consistent) score -= 0.15;
  score += distanceScore(resolved, anchor);
  return { mention, resolved, inTitle, role, score };
}

const ROLE_SCORES: Record<DateSuggestion['role'], number> = { EVENT: 0, PERIOD: -0.05, STATEMENT: -0.15, BACKGROUND: -0.35, PUBLICATION: -0.4 };

function formScore(resolved: Resolved): number {
  switch (resolved.precision) {
    case 'EXACT_DAY': return 0.5;
    case 'WEEK': return 0.3;
    case 'MONTH': return 0.25;
    case 'YEAR': return 0.1;
    default: return 0.45;
  }
}

/** What happened is mostly dated in the title or the first sentences. */
function placeScore(start: number, inTitle: boolean): number {
  return inTitle ? 0.22 : 0.25 / (1 + start / 500);
}

/** News is fresh: what lies long before publication is mostly background, and what lies behind it did not happen yet. */
function distanceScore(resolved: Resolved, anchor: Anchored): number {
  if (anchor.published === null) {
    // It happened today, but no one says when that was: only a day with that weekday, or the one before, can be meant.
    const fits = resolved.precision === 'EXACT_DAY' && anchor.todays.some((today) => (today - weekdayOf(resolved.start) + 7) % 7 <= 1);
    return anchor.todays.length > 0 && !fits ? -0.3 : 0;
  }
  const age = anchor.published - resolved.end;
  if (resolved.start > anchor.published + 1) return -0.5;
  return age > 365 ? -0.25 : age > 60 ? -0.15 : age > 14 ? -0.05 : 0;
}

function roleOf({ document, anchor, mention, resolved, inTitle }: Situation, text: string, sentence: Span): DateSuggestion['role'] {
  if (!inTitle && anchor.stamps.has(mention)) return 'PUBLICATION';
  const before = text.slice(Math.max(sentence.start, mention.quote.start - 60), mention.quote.start);
  if (isBackground(before) || isTreaty(before) || (anchor.published !== null && resolved.start > anchor.published + 1)) return 'BACKGROUND';
  if (resolved.precision === 'MONTH' || resolved.precision === 'YEAR') return 'PERIOD';
  const spoken = isStatement(before, document.language) || isStatementDay(text.slice(mention.quote.end, mention.quote.end + 20));
  return spoken ? 'STATEMENT' : 'EVENT';
}

/** The sentence around a span; the span itself where none holds it. */
function sentenceAt(document: Document, quote: Span): Span {
  let low = 0;
  let high = document.sentences.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const sentence = document.sentences[middle]!;
    if (sentence.end <= quote.start) low = middle + 1;
    else if (sentence.start > quote.start) high = middle - 1;
    else return sentence;
  }
  return quote;
}
