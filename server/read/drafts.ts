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
  if (!place) return place;
  const { locationId, ...rest } = place;
  return { ...rest, locationId: locationId ? localId('Location', locationId) : null };
}

function incidentDraft({ place, ...rest }: IncidentInput): IncidentDraft {
  return { ...rest, place: placeDraft(place) ?? null };
}

export function patchDraft({ place, ...rest }: IncidentPatch): Omit<IncidentPatch, 'place'> & { place?: PlaceDraft | null } {
  return place === undefined ? rest : { ...rest, place: placeDraft(place) ?? null };
}

function noteDraft({ place, incidentIds, ...rest }: NoteInput): NoteDraft {
  return { ...rest, place: placeDraft(place) ?? null, incidentIds: localIds('Incident', incidentIds) ?? [] };
}

function statementDraft({ incidentIds, ...rest }: StatementInput): StatementDraft {
  return { ...rest, incidentIds: localIds('Incident', incidentIds) ?? [] };
}
