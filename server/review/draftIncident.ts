import type { ClaimModel } from '../../prisma/client/models.ts';
import type { Tx } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import { deriveRange, proposeGrade, type ProposedGrade } from '../incidents/assess.ts';
import { unreliableOf } from '../incidents/unreliable.ts';
import { checkFacts } from '../incidents/checkFacts.ts';
import { noFacts, type IncidentFacts, type PartyFacts } from '../incidents/facts.ts';
import { placeFacts } from '../records/place.ts';
import type { Viewer } from '../viewer.ts';
import type { IncidentDraft, RangeDraft } from './drafts.ts';
import { rangeColumns, wholeRange } from './range.ts';

/**
 * What a reviewer concludes of one event, from their draft and the claims it rests on. A range or grade that the draft leaves out
 * comes from the claims by the stated rules; a range that differs from theirs needs a reason.
 * @throws DeskError BAD_USER_INPUT
 */
export async function draftFacts(tx: Tx, viewer: Viewer, draft: IncidentDraft, claims: ClaimModel[], parties: Map<string, string>): Promise<IncidentFacts> {
  const partyRows = (draft.parties ?? []).map((party) => partyFacts(party, parties));
  const proposed = proposeGrade({ claims, verdicts: partyRows.map(({ verdict }) => verdict), strikeStatus: draft.strikeStatus ?? null, unreliable: await unreliableOf(tx, claims) });
  const killed = harmColumns('killed', draft.killed, claims);
  const injured = harmColumns('injured', draft.injured, claims);
  const facts: IncidentFacts = {
    ...noFacts(draft.startDate, draft.endDate ?? draft.startDate),
    title: draft.title ?? null,
    datePrecision: draft.datePrecision ?? 'EXACT_DAY',
    timeOfDay: draft.timeOfDay ?? null,
    ...(await placeFacts(tx, draft.place)),
    grade: draft.grade ?? proposed.grade,
    gradeReason: draft.gradeReason ?? (draft.grade && draft.grade !== proposed.grade ? overriding(proposed) : proposed.reason),
    strikeStatus: draft.strikeStatus ?? null,
    cause: draft.cause ?? 'UNKNOWN',
    killedMin: killed.min, killedMax: killed.max, killedQualifier: killed.qualifier,
    injuredMin: injured.min, injuredMax: injured.max, injuredQualifier: injured.qualifier,
    ...partColumns(draft),
    overrideReason: killed.overridden || injured.overridden ? (draft.overrideReason ?? 'Set by the reviewer at promotion') : null,
    graphic: draft.graphic ?? false,
    promotedById: viewer.id,
    claimIds: claims.map(({ id }) => id),
    parties: partyRows,
  };
  checkFacts(facts);
  return facts;
}

/** What stands for the reason of a reviewer who gave another grade than the policy proposes, and none of their own. */
function overriding({ grade, reason }: ProposedGrade): string {
  return `Graded so by the reviewer; the policy proposes ${grade}: ${reason}`;
}

function harmColumns(harm: 'killed' | 'injured', draft: RangeDraft | null | undefined, claims: ClaimModel[]) {
  const derived = deriveRange(claims, harm) ?? { min: null, max: null, qualifier: 'UNKNOWN' as const };
  if (draft === undefined || draft === null) return { ...derived, overridden: false };
  const range = wholeRange(harm, draft);
  return { ...range, overridden: range.min !== derived.min || range.max !== derived.max };
}

function partColumns(draft: IncidentDraft): Partial<IncidentFacts> {
  const columns: Record<string, number | null> = {};
  const parts = ['childrenKilled', 'womenKilled', 'menKilled', 'childrenInjured', 'womenInjured', 'menInjured', 'belligerentsKilled', 'belligerentsInjured'] as const;
  for (const part of parts) {
    const { min, max } = rangeColumns(part, draft[part]);
    columns[`${part}Min`] = min;
    columns[`${part}Max`] = max;
  }
  return columns;
}

/** A party's columns in an incident. @throws DeskError BAD_USER_INPUT */
export function partyFacts(draft: NonNullable<IncidentDraft['parties']>[number], ids: Map<string, string>): PartyFacts {
  const partyId = ids.get(draft.name.trim());
  if (!partyId) throw new DeskError('BAD_USER_INPUT', `The party "${draft.name}" could not be found or added`);
  const conceded = rangeColumns(`conceded by ${draft.name}`, draft.conceded);
  return {
    partyId, verdict: draft.verdict ?? 'NOT_YET_ASSESSED', concededMin: conceded.min, concededMax: conceded.max,
    verdictOn: draft.verdictOn ?? null, reference: draft.reference ?? null,
  };
}
