import type { ClaimInput, IncidentInput, IncidentPatch, NoteInput, PlaceInput, PromoteReviewItemInput, StatementInput } from '../../schema/inputs/review.ts';
import type { PlaceDraft } from '../records/place.ts';
import type { ClaimDraft, IncidentDraft, NoteDraft, StatementDraft } from '../review/drafts.ts';
import type { Promotion } from '../review/promote.ts';
import { localId, localIds } from './ids.ts';

/** Inputs as the acts take them: global ids become rows' ids, absent lists are empty. */
export function draftsOf(input: PromoteReviewItemInput): Pick<Promotion, 'incidents' | 'notes' | 'tallies' | 'statements'> {
  return {
    incidents: (input.incidents ?? []).map(incidentDraft),
    notes: (input.notes ?? []).map(noteDraft),
    tallies: input.tallies ?? [],
    statements: (input.statements ?? []).map(statementDraft),
  };
}

export function localClaims(claims: ClaimInput[] | null | undefined): ClaimDraft[] {
  return claims ?? [];
}

export function placeDraft(place: PlaceInput | null | undefined): PlaceDraft | null | undefined {
  return place && { ...place, locationId: place.locationId ? localId('Location', place.locationId) : null };
}

function incidentDraft(input: IncidentInput): IncidentDraft {
  return { ...input, place: placeDraft(input.place) ?? null };
}

export function patchDraft(patch: IncidentPatch): Omit<IncidentPatch, 'place'> & { place?: PlaceDraft | null } {
  const { place, ...rest } = patch;
  return place === undefined ? rest : { ...rest, place: placeDraft(place) ?? null };
}

function noteDraft(input: NoteInput): NoteDraft {
  return { ...input, place: placeDraft(input.place) ?? null, incidentIds: localIds('Incident', input.incidentIds) ?? [] };
}

function statementDraft(input: StatementInput): StatementDraft {
  return { ...input, incidentIds: localIds('Incident', input.incidentIds) ?? [] };
}
