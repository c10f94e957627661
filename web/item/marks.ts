import type { WordKey } from '../words/en.ts';
import type { RangeLike } from '../words/useFormats.ts';
import { blankIncident, type Draft, type IncidentDraft, type Span } from './facts/draft.ts';
import { noteFrom, placeFrom, rangeFrom, statementFrom, tallyFrom, type Suggestions } from './facts/fromSuggestions.ts';

export type MarkKind = 'killed' | 'injured' | 'date' | 'place' | 'party' | 'note' | 'tally' | 'statement';

/** Words of the text that say something, what they say, and what pressing them does to the draft. */
export interface Mark extends Span {
  kind: MarkKind;
  /** Names the kind, with a gap for the value. */
  word: WordKey;
  value: string;
  /** Fills the value into the incident at hand, or adds the record. */
  fill: (draft: Draft, incident: number) => Draft;
}

interface Formats {
  range: (value: RangeLike) => string;
  days: (start: string, end: string) => string;
}

/** Every suggestion as a mark in the text, in no order. */
export function marksOf(suggestions: Suggestions, { range, days }: Formats): Mark[] {
  const { claims, dates, places, actors, notes, tallies, statements } = suggestions;
  return [
    ...claims.map((claim) => {
      const kind = claim.kind === 'injured' ? 'injured' : 'killed';
      return mark(kind, claim.quote, range(claim), ofIncident({ [kind]: rangeFrom(claim), quote: spanOf(claim.quote), ...(claim.speaker && { speaker: claim.speaker }) }));
    }),
    ...dates.map((date) => mark('date', date.quote, days(date.start, date.end), ofIncident({ startDate: date.start, endDate: date.end, datePrecision: date.precision }))),
    ...places.map((place) => mark('place', place.quote, [place.name, place.admin1, place.country].filter(Boolean).join(', '), ofIncident({ place: placeFrom(place) }))),
    ...actors.filter(({ role }) => role !== 'SPEAKER').map((actor) => mark('party', actor.quote, actor.name, ofIncident({ parties: actor.name }))),
    ...notes.map((note) => mark('note', note.quote, note.sectors.join(', '), (draft) => ({ ...draft, notes: [...draft.notes, noteFrom(note, suggestions)] }))),
    ...tallies.map((tally) => mark('tally', tally.quote, tally.by, (draft) => ({ ...draft, tallies: [...draft.tallies, tallyFrom(tally)] }))),
    ...statements.map((statement) => mark('statement', statement.quote, statement.speaker, (draft) => ({ ...draft, statements: [...draft.statements, statementFrom(statement, suggestions)] }))),
  ].filter(({ start, end }) => end > start);
}

/** A run of text under one mark, or none. Where marks overlap the shortest wins: it says the most exact thing. */
export interface Piece extends Span {
  mark?: Mark;
  /** The first piece of its mark: the one that the keyboard reaches. */
  first: boolean;
}

export function piecesOf(marks: readonly Mark[], from: number, to: number): Piece[] {
  const inside = marks.filter(({ start, end }) => start < to && end > from);
  const bounds = [...new Set([from, to, ...inside.flatMap(({ start, end }) => [Math.max(start, from), Math.min(end, to)])])].toSorted((a, b) => a - b);
  const seen = new Set<Mark>();
  return bounds.slice(0, -1).map((start, index) => {
    const end = bounds[index + 1] ?? to;
    const [mark] = inside.filter((each) => each.start <= start && each.end >= end).toSorted((a, b) => a.end - a.start - (b.end - b.start));
    const first = mark !== undefined && !seen.has(mark);
    if (mark) seen.add(mark);
    return { start, end, mark, first };
  });
}

function mark(kind: MarkKind, quote: Span, value: string, fill: Mark['fill']): Mark {
  return { start: quote.start, end: quote.end, kind, word: `mark.${kind}`, value, fill };
}

function ofIncident(part: Partial<IncidentDraft>): Mark['fill'] {
  return (draft, incident) => {
    const incidents = draft.incidents.length > 0 ? draft.incidents : [blankIncident()];
    const at = Math.min(incident, incidents.length - 1);
    return { ...draft, incidents: incidents.map((each, index) => (index === at ? { ...each, ...part } : each)) };
  };
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
