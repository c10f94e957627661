import { suggestCounts } from './counts/suggest-counts.ts';
import { readDocument } from './document.ts';
import type { Knowledge } from './knowledge.ts';
import { findNotes } from './notes/notes.ts';
import { datesOfReport, harmOfPeriod, mainTally } from './period.ts';
import { readSigns, relevanceOf } from './relevance/relevance.ts';
import { findStatements } from './statements/statements.ts';
import { readPeriods } from './tallies/periods.ts';
import { findTallies } from './tallies/tallies.ts';
import type { FoundTally } from './tallies/tallies.ts';
import type { Report, Suggestions, TallySuggestion } from './types.ts';
import { findWarnings } from './warnings/warnings.ts';
import { findDates } from './when/find.ts';
import { findPlaces } from './where/find.ts';
import { findAccused } from './who/accused.ts';
import { rankActors } from './who/actors.ts';
import { findMentions } from './who/mentions.ts';
import { findSpeeches } from './who/speeches.ts';
import { readDocumentWords } from './words/reading.ts';

export { loadKnowledge } from './knowledge.ts';
export type { Knowledge } from './knowledge.ts';

/**
 * All that a report suggests to a reviewer: how many, when, where, who, with the spans that say it. Pure, never throws; looks at
 * the first `TEXT_LIMIT` code units, in time that grows with the length alone.
 */
export function suggest(report: Report, knowledge: Knowledge): Suggestions {
  const document = readDocument(report);
  const reading = readDocumentWords(document);
  const { harm, claims, titleClaims } = suggestCounts(document);
  const dates = findDates(document);
  const places = findPlaces(document, knowledge.gazetteer);
  const mentions = findMentions(reading, knowledge.actors);
  const accused = findAccused(reading, mentions);
  const speeches = findSpeeches(reading, mentions);
  const periods = readPeriods(reading);
  const tallies = findTallies(reading, { mentions, speeches, accused }, claims, periods);
  const notes = findNotes(reading, { mentions, speeches }, claims, places);
  const statements = findStatements(reading, mentions, speeches, dates);
  const main = mainTally(document.text, tallies, periods, harm);
  return {
    relevance: relevanceOf(readSigns(reading, { mentions, accused, claims, places, notes, statements, tallies: tallies.length })),
    harm: main ? harmOfPeriod(main, claims, harm) : harm,
    claims,
    dates: datesOfReport(dates, { main, harm, notes, periods, publishedOn: document.publishedOn }),
    places,
    actors: rankActors(accused, mentions, speeches),
    notes,
    tallies: tallies.map(publicTally),
    statements,
    warnings: findWarnings(reading, { killed: harm.killed, claims, titleClaims, tallies }),
  };
}

function publicTally({ by, accused, from, to, events, killed, injured, changePercent, quote }: FoundTally): TallySuggestion {
  return { by, accused, from, to, events, killed, injured, changePercent, quote };
}
