import type { ItemQuery, Qualifier } from '../../gql/graphql.ts';
import { blankIncident, blankNote, blankStatement, blankTally, noPlace, noRange, type Draft, type IncidentDraft, type NoteDraft, type PlaceDraft, type RangeDraft, type StatementDraft, type TallyDraft } from './draft.ts';

export type Suggestions = NonNullable<ItemQuery['reviewItem']>['suggestions'];
export type PlaceSuggestion = Suggestions['places'][number];

/** Below this, a report of an event is offered only when the reviewer asks for one. */
const LIKELY = 0.4;

/** What the reviewer finds filled in. A text about a period is a tally and no event of its own. */
export function draftFrom(suggestions: Suggestions, title: string | null | undefined, graphic = false): Draft {
  const { harm, dates, relevance, notes, tallies, statements } = suggestions;
  const ofPeriod = dates[0]?.role === 'PERIOD' && tallies.length > 0;
  const told = harm.killed !== null || harm.injured !== null;
  return {
    incidents: told && !ofPeriod && relevance >= LIKELY ? [incidentFrom(suggestions, title, graphic)] : [],
    notes: notes.map((note) => noteFrom(note, suggestions)),
    tallies: tallies.map(tallyFrom),
    statements: statements.map((statement) => statementFrom(statement, suggestions)),
  };
}

/** The event that the text is mainly about. */
export function incidentFrom({ harm, claims, dates, places, actors }: Suggestions, title: string | null | undefined, graphic = false): IncidentDraft {
  const [date] = dates;
  const [place] = places;
  const quote = harm.killed?.quote ?? harm.injured?.quote ?? null;
  const speaker = claims.find((claim) => claim.quote.start === quote?.start)?.speaker;
  return {
    ...blankIncident(),
    title: title ?? '',
    ...(date && { startDate: date.start, endDate: date.end, datePrecision: date.precision }),
    place: placeFrom(place),
    parties: actors.filter(({ role }) => role === 'ACCUSED').map(({ name }) => name).join('; '),
    killed: rangeFrom(harm.killed),
    injured: rangeFrom(harm.injured),
    speaker: speaker ?? '',
    graphic,
    quote: quote && { start: quote.start, end: quote.end },
  };
}

export function noteFrom({ sectors, place, speaker, affected, quote }: Suggestions['notes'][number], { places }: Suggestions): NoteDraft {
  const known = places.find(({ name }) => name === place);
  return {
    ...blankNote(),
    sectors: [...sectors],
    place: known ? placeFrom(known) : { ...noPlace(), name: place ?? '' },
    affected: rangeFrom(affected),
    affectedStatus: affected?.status ?? 'AFF',
    speaker: speaker ?? '',
    quote: { start: quote.start, end: quote.end },
  };
}

export function tallyFrom({ by, accused, from, to, events, killed, injured, changePercent, quote }: Suggestions['tallies'][number]): TallyDraft {
  return {
    ...blankTally(), publisher: by, accusedParty: accused ?? '', startDate: from ?? '', endDate: to ?? '', events: text(events),
    killed: rangeFrom(killed), injured: rangeFrom(injured), changePercent: text(changePercent), quote: { start: quote.start, end: quote.end },
  };
}

/** A speaker whose organisation is accused in the same text speaks for that party. */
export function statementFrom({ speaker, organisation, stance, quote }: Suggestions['statements'][number], { actors }: Suggestions): StatementDraft {
  const party = actors.find(({ role, name }) => role === 'ACCUSED' && (name === organisation || name === speaker));
  return { ...blankStatement(), speaker, organisation: organisation ?? '', party: party?.name ?? '', stance, quote: { start: quote.start, end: quote.end } };
}

export function placeFrom(place: PlaceSuggestion | undefined): PlaceDraft {
  if (!place) return noPlace();
  return {
    name: place.name, country: place.country ?? '', admin1: place.admin1 ?? '', lat: text(place.lat), lon: text(place.lon),
    radius: text(place.radius), precision: place.precision, gazetteerId: place.gazetteerId ?? '',
  };
}

export function rangeFrom(range: { min?: number | null; max?: number | null; qualifier: Qualifier } | null | undefined): RangeDraft {
  return range ? { min: text(range.min), max: text(range.max), qualifier: range.qualifier } : noRange();
}

function text(value: number | null | undefined): string {
  return value == null ? '' : String(value);
}
