import type { Tx } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import { placeFacts } from '../records/place.ts';
import { partiesByName } from '../records/party.ts';
import type { IncidentFieldsDraft, PartyDraft } from '../review/drafts.ts';
import { partyFacts } from '../review/draftIncident.ts';
import { rangeColumns, wholeRange } from '../review/range.ts';
import { deriveRange } from './assess.ts';
import { checkFacts } from './checkFacts.ts';
import type { IncidentFacts } from './facts.ts';

/** A correction. Absent leaves a field as it is, null clears it; a null overrideReason gives the range back to the rule that derives it. */
export interface IncidentPatchDraft extends IncidentFieldsDraft {
  startDate?: Date | null;
}

const CLEARABLE = ['title', 'timeOfDay', 'gradeReason', 'strikeStatus'] as const;
const KEPT = ['startDate', 'endDate', 'datePrecision', 'grade', 'cause', 'graphic'] as const;
const PARTS = ['childrenKilled', 'womenKilled', 'menKilled', 'childrenInjured', 'womenInjured', 'menInjured', 'belligerentsKilled', 'belligerentsInjured'] as const;

/**
 * The conclusions after a correction. A range that is not the one its claims give carries the reason why.
 * @throws DeskError BAD_USER_INPUT
 */
export async function patchFacts(tx: Tx, before: IncidentFacts, patch: IncidentPatchDraft, reason: string): Promise<IncidentFacts> {
  const facts: IncidentFacts = {
    ...before,
    ...plainFields(patch),
    ...(patch.place === undefined ? {} : await placeFacts(tx, patch.place)),
    ...partRanges(patch),
    ...(patch.parties === undefined ? {} : { parties: await parties(tx, patch.parties ?? []) }),
  };
  // A single day moves as one, unless its end is given as well.
  const singleDay = before.startDate.getTime() === before.endDate.getTime();
  if (patch.startDate && patch.endDate === undefined && singleDay) facts.endDate = facts.startDate;
  Object.assign(facts, await ranges(tx, before, patch, reason));
  checkFacts(facts);
  return facts;
}

function plainFields(patch: IncidentPatchDraft): Partial<IncidentFacts> {
  const fields: Record<string, unknown> = {};
  for (const key of CLEARABLE) if (patch[key] !== undefined) fields[key] = patch[key];
  for (const key of KEPT) {
    if (patch[key] === null) throw new DeskError('BAD_USER_INPUT', `${key} can't be cleared: give another value or leave it out`);
    if (patch[key] !== undefined) fields[key] = patch[key];
  }
  return fields;
}

function partRanges(patch: IncidentPatchDraft): Partial<IncidentFacts> {
  const columns: Record<string, number | null> = {};
  for (const part of PARTS) {
    if (patch[part] === undefined) continue;
    const { min, max } = rangeColumns(part, patch[part]);
    columns[`${part}Min`] = min;
    columns[`${part}Max`] = max;
  }
  return columns;
}

async function ranges(tx: Tx, before: IncidentFacts, patch: IncidentPatchDraft, reason: string): Promise<Partial<IncidentFacts>> {
  const backToRule = patch.overrideReason === null;
  if (patch.killed === undefined && patch.injured === undefined && !backToRule) {
    return patch.overrideReason === undefined ? {} : { overrideReason: patch.overrideReason };
  }
  const claims = await tx.claim.findMany({ where: { id: { in: before.claimIds } } });
  const columns: Partial<IncidentFacts> = {};
  let overridden = false;
  for (const harm of ['killed', 'injured'] as const) {
    const derived = deriveRange(claims, harm) ?? { min: null, max: null, qualifier: 'UNKNOWN' as const };
    const held = { min: before[`${harm}Min`], max: before[`${harm}Max`], qualifier: before[`${harm}Qualifier`] };
    const given = patch[harm] === undefined ? (backToRule ? derived : held) : wholeRange(harm, patch[harm]);
    Object.assign(columns, { [`${harm}Min`]: given.min, [`${harm}Max`]: given.max, [`${harm}Qualifier`]: given.qualifier });
    overridden ||= given.min !== derived.min || given.max !== derived.max;
  }
  return { ...columns, overrideReason: overridden ? (patch.overrideReason ?? reason) : null };
}

async function parties(tx: Tx, drafts: PartyDraft[]) {
  const ids = await partiesByName(tx, drafts.map(({ name }) => name));
  return drafts.map((draft) => partyFacts(draft, ids));
}
