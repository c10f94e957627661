import type { ClaimModel } from '../../prisma/client/models.ts';
import type { Suggestions } from '../../schema/types/suggestions.ts';
import type { IncidentFacts } from '../incidents/facts.ts';
import type { RecordFacts } from '../records/kinds.ts';
import { compareLists, compareOne, type Outcome } from './compare.ts';
import {
  countOf, dateOf, decidedCount, decidedDate, decidedPlace, noteShape, overlap, placeOf, sameCount, sameDate, samePlace, statementShape, tallyShape,
} from './shapes.ts';

/** What a decision recorded, as far as suggestions were made for it. */
export interface Decided {
  incidents: readonly { facts: IncidentFacts; gazetteerId: string | null; parties: readonly PartyNames[] }[];
  notes: readonly RecordFacts<'humanitarian_note'>[];
  tallies: readonly RecordFacts<'published_tally'>[];
  statements: readonly RecordFacts<'statement'>[];
  /** Ids of the recorded incidents that were proposed instead of a new one, best first. */
  candidates: readonly string[];
}

/** What an attachment recorded. */
export interface AttachedTo {
  incidentId: string;
  claims: readonly ClaimModel[];
  candidates: readonly string[];
}

export interface PartyNames {
  name: string;
  aliases: readonly string[];
}

/**
 * What became of each suggestion in a promotion. Killed, injured, date, place and accused are judged where an incident was made:
 * a report from which only a tally was taken says nothing about them.
 */
export function judgePromotion(suggestions: Suggestions, decided: Decided): Outcome[] {
  return [
    relevanceOutcome(suggestions, true),
    ...(decided.incidents.length > 0 ? judgeIncidents(suggestions, decided.incidents) : []),
    ...judgeIncident(decided.candidates, null),
    ...compareLists({ field: 'NOTE', suggested: suggestions.notes, decided: decided.notes.map(noteShape), belong: ({ quote }, note) => overlap(quote, note), same: sameNote }),
    ...compareLists({ field: 'TALLY', suggested: suggestions.tallies, decided: decided.tallies.map(tallyShape), belong: ({ quote }, tally) => overlap(quote, tally), same: sameTally }),
    ...compareLists({
      field: 'STATEMENT', suggested: suggestions.statements, decided: decided.statements.map(statementShape),
      belong: ({ quote }, statement) => overlap(quote, statement), same: (one, other) => one.stance === other.stance && folded(one.speaker) === folded(other.speaker),
    }),
  ];
}

/** What became of the suggestions that an attachment speaks of: the incident itself, and the counts it claims. */
export function judgeAttachment(suggestions: Suggestions, { incidentId, claims, candidates }: AttachedTo): Outcome[] {
  const { killed, injured } = suggestions.harm;
  const counts = (kind: 'killed' | 'injured') => claims.map((claim) => countOf({ min: claim[`${kind}Min`], max: claim[`${kind}Max`] })).filter((count) => count !== null);
  return [
    relevanceOutcome(suggestions, true),
    ...compareOne({ field: 'KILLED', suggested: countOf(killed), decided: counts('killed'), same: sameCount, confidence: killed?.confidence ?? null }),
    ...compareOne({ field: 'INJURED', suggested: countOf(injured), decided: counts('injured'), same: sameCount, confidence: injured?.confidence ?? null }),
    ...judgeIncident(candidates, incidentId),
  ];
}

/** Whether the incident that stood first was the one; a new incident drops it. */
function judgeIncident([first]: readonly string[], incidentId: string | null): Outcome[] {
  return compareOne({
    field: 'INCIDENT', suggested: first === undefined ? null : { incidentId: first }, decided: incidentId === null ? [] : [{ incidentId }],
    same: (one, other) => one.incidentId === other.incidentId,
  });
}

/** From here on the machine holds a report for relevant: even odds. */
const RELEVANT = 0.5;

/** Whether the machine was right that a report carries something to record. */
export function relevanceOutcome({ relevance }: Suggestions, relevant: boolean): Outcome {
  const guessed = relevance >= RELEVANT;
  return {
    field: 'RELEVANCE', kind: guessed === relevant ? 'ACCEPTED' : 'CORRECTED', suggested: { relevant: guessed }, decided: { relevant },
    confidence: guessed ? relevance : 1 - relevance,
  };
}

function judgeIncidents(suggestions: Suggestions, incidents: Decided['incidents']): Outcome[] {
  const { harm, dates, places } = suggestions;
  const facts = incidents.map((incident) => incident.facts);
  const counts = (kind: 'killed' | 'injured') => facts.map((one) => decidedCount(one, kind)).filter((count) => count !== null);
  return [
    ...compareOne({ field: 'KILLED', suggested: countOf(harm.killed), decided: counts('killed'), same: sameCount, confidence: harm.killed?.confidence ?? null }),
    ...compareOne({ field: 'INJURED', suggested: countOf(harm.injured), decided: counts('injured'), same: sameCount, confidence: harm.injured?.confidence ?? null }),
    ...compareOne({ field: 'DATE', suggested: dateOf(suggestions), decided: facts.map(decidedDate), same: sameDate, confidence: dates[0]?.confidence ?? null }),
    ...compareOne({
      field: 'PLACE', suggested: placeOf(suggestions), decided: incidents.map((one) => decidedPlace(one.facts, one.gazetteerId)).filter((place) => place !== null),
      same: samePlace, confidence: places[0]?.confidence ?? null,
    }),
    ...judgeAccused(suggestions, incidents.flatMap(({ parties }) => parties)),
  ];
}

function judgeAccused({ actors }: Suggestions, parties: readonly PartyNames[]): Outcome[] {
  const accused = actors.filter(({ role }) => role === 'ACCUSED').map(({ name }) => ({ name }));
  const known = ({ name }: { name: string }, party: PartyNames): boolean => [party.name, ...party.aliases].some((other) => folded(other) === folded(name));
  const distinct = [...new Map(parties.map((party) => [party.name, party])).values()];
  return compareLists({ field: 'ACCUSED', suggested: accused, decided: distinct, belong: known, same: known })
    .map((outcome) => ({ ...outcome, decided: outcome.decided && { name: (outcome.decided as PartyNames).name } }));
}

function sameNote(suggested: Suggestions['notes'][number], decided: ReturnType<typeof noteShape>): boolean {
  return [...suggested.sectors].toSorted().join() === [...decided.sectors].toSorted().join() && sameMaybe(suggested.affected, decided.affected);
}

function sameTally(suggested: Suggestions['tallies'][number], decided: ReturnType<typeof tallyShape>): boolean {
  return folded(suggested.by) === folded(decided.by) && suggested.from === decided.from && suggested.to === decided.to
    && suggested.events === decided.events && sameMaybe(suggested.killed, decided.killed);
}

function sameMaybe(suggested: { min: number | null; max: number | null } | null, decided: { min: number | null; max: number | null } | null): boolean {
  const count = countOf(suggested);
  return count === null || decided === null ? count === decided : sameCount(count, decided);
}

function folded(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}
