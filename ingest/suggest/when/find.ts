import { findAnchor } from './anchor.ts';
import type { Anchored } from './anchor.ts';
import { toIso } from './calendar.ts';
import type { Mention } from './mentions.ts';
import { rankMention } from './rank.ts';
import type { Ranked } from './rank.ts';
import { readMentions } from './read.ts';
import { resolve } from './resolve.ts';
import type { Document } from '../document.ts';
import type { DateSuggestion } from '../types.ts';

/** Dates handed to a reviewer at most. */
const SUGGESTION_LIMIT = 12;

/**
 * The dates of a report, the best guess of when it happened first. Relative dates ("on Wednesday", أمس) lean on the day of publication, as given
 * or, where it isn't, as a byline or post time in the text states it. Where nothing says when it happened, the day of publication stands
 * first with role PUBLICATION and a confidence of 0.5: reports mostly follow within a day. A date read in the title, or a
 * publication day handed in from outside, has the empty quote 0–0. Empty when nothing tells: no day of publication, and
 * only years or the dates of other things.
 */
export function findDates(document: Document): DateSuggestion[] {
  const mentions = readMentions(document.text);
  const titled = document.title ? readMentions(document.title.slice(0, 1000)) : [];
  const anchor = findAnchor(document, mentions);
  const ranked = [
    ...rankAll(document, anchor, mentions, false),
    ...rankAll(document, anchor, titled, true),
  ];
  const suggestions = merge(ranked).map(toSuggestion);
  if (!suggestions.some((suggestion) => suggestion.role === 'EVENT' || suggestion.role === 'PERIOD')) addPublication(suggestions, anchor);
  if (anchor.published === null && !suggestions.some(isTelling)) return [];
  return suggestions.toSorted((a, b) => b.confidence - a.confidence).slice(0, SUGGESTION_LIMIT);
}

function rankAll(document: Document, anchor: Anchored, mentions: Mention[], inTitle: boolean): Ranked[] {
  return mentions.flatMap((mention) => {
    const resolved = resolve(mention.saying, anchor);
    return resolved ? [rankMention({ document, anchor, mention, resolved, inTitle })] : [];
  });
}

/** One entry for the same days; said more than once, they are the likelier. The quote is that of the best mention in the text. */
function merge(ranked: Ranked[]): Ranked[] {
  const byDays = new Map<string, Ranked>();
  for (const one of ranked) {
    const key = `${one.resolved.start}:${one.resolved.end}`;
    const other = byDays.get(key);
    if (!other) {
      byDays.set(key, { ...one });
      continue;
    }
    const [better, worse] = one.score > other.score ? [one, other] : [other, one];
    const inText = better.inTitle && !worse.inTitle ? { mention: worse.mention, inTitle: false } : {};
    byDays.set(key, { ...better, ...inText, score: Math.max(better.score, Math.min(better.score + 0.04, 0.97)) });
  }
  return [...byDays.values()];
}

function toSuggestion({ resolved, role, score, mention, inTitle }: Ranked): DateSuggestion {
  return {
    start: toIso(resolved.start),
    end: toIso(resolved.end),
    precision: resolved.precision,
    role,
    confidence: Math.round(Math.min(0.97, Math.max(0.02, score)) * 100) / 100,
    quote: inTitle ? { start: 0, end: 0 } : mention.quote,
  };
}

/** Without a day of publication: is it a date that the event may well have, not only one of other things? */
function isTelling({ role, confidence }: DateSuggestion): boolean {
  return role !== 'BACKGROUND' && confidence >= (role === 'PERIOD' ? 0.5 : 0.3);
}

/** How sure the day of publication is where no date of an event is given: on 500 such texts 70 % (news) to 92 % (posts) happened within a day of it. */
const PUBLICATION_CONFIDENCE = 0.5;

/**
 * Where no date is one of an event, the day of publication stands first; after the day of a statement of the week before, if there is one:
 * what is spoken of had happened by then.
 */
function addPublication(suggestions: DateSuggestion[], anchor: Anchored): void {
  if (anchor.published === null) return;
  const day = toIso(anchor.published);
  const weekBefore = toIso(anchor.published - 7);
  const said = suggestions.find(({ role, start }) => role === 'STATEMENT' && start >= weekBefore && start <= day);
  const confidence = said ? PUBLICATION_CONFIDENCE - 0.05 : PUBLICATION_CONFIDENCE;
  for (const suggestion of suggestions) suggestion.confidence = suggestion === said ? PUBLICATION_CONFIDENCE : Math.min(suggestion.confidence, confidence - 0.05);
  const stated = suggestions.find((suggestion) => suggestion !== said && suggestion.start === day && suggestion.end === day);
  if (stated) stated.confidence = confidence;
  else if (said?.start !== day) suggestions.push({ start: day, end: day, precision: 'EXACT_DAY', role: 'PUBLICATION', confidence, quote: { start: 0, end: 0 } });
}
