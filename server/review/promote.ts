import type { ClaimModel, ReviewItemModel } from '../../prisma/client/models.ts';
import { transact, type Db, type Tx } from '../../prisma/db.ts';
import { insertRows } from '../../prisma/insertRows.ts';
import { uuid7 } from '../../common/uuid7.ts';
import { writeChanges } from '../changes/writeChanges.ts';
import { DeskError } from '../errors.ts';
import { keepBackSample, openGradings } from '../grading/sample.ts';
import { embargoedNames, refuseNames } from '../incidents/embargo.ts';
import type { IncidentFacts } from '../incidents/facts.ts';
import { checkVictims } from '../incidents/victims.ts';
import { insertIncidents } from '../incidents/write.ts';
import { keepPromotion } from '../outcomes/keep.ts';
import { permit } from '../policies/permit.ts';
import { audit, MAKING } from '../records/audit.ts';
import { readDesk } from '../records/desk.ts';
import type { RecordFacts } from '../records/kinds.ts';
import { mustBeNew } from '../records/mustBeNew.ts';
import { once, type ClientKey } from '../records/once.ts';
import { partiesByName } from '../records/party.ts';
import { checkShort } from '../records/shortText.ts';
import { insertRecords } from '../records/write.ts';
import type { Viewer } from '../viewer.ts';
import { draftClaims } from './draftClaims.ts';
import { draftFacts } from './draftIncident.ts';
import { noteFacts, statementFacts, tallyFacts } from './draftRecords.ts';
import type { IncidentDraft, NoteDraft, StatementDraft, TallyDraft } from './drafts.ts';
import { loadEvidence, type Evidence } from './evidence.ts';
import { moveItem, type SeenItem } from './move.ts';

export interface Promotion {
  item: SeenItem;
  incidents: IncidentDraft[];
  notes: NoteDraft[];
  tallies: TallyDraft[];
  statements: StatementDraft[];
  note?: string | null;
  clientMutationId?: ClientKey;
}

/** Ids of what a promotion made, in the order of its drafts. */
export interface Promoted {
  incidents: string[];
  notes: string[];
  tallies: string[];
  statements: string[];
}

const LARGEST_PROMOTION = 200;

/**
 * Makes incidents, notes, tallies and statements of one article, all or none. Where the desk asks for four eyes they wait for
 * approval; otherwise they are public with the commit.
 * @throws DeskError STALE, LEASE_LOST, NOT_POSSIBLE, BAD_USER_INPUT
 */
export async function promoteReviewItem(db: Db, viewer: Viewer, promotion: Promotion): Promise<Promoted> {
  permit(viewer, 'decide review items');
  const { item, incidents, notes, tallies, statements } = promotion;
  const size = incidents.length + notes.length + tallies.length + statements.length;
  if (size === 0) throw new DeskError('BAD_USER_INPUT', 'A promotion makes at least one incident, note, tally or statement; reject the item if there is none');
  if (size > LARGEST_PROMOTION) throw new DeskError('BAD_USER_INPUT', `A promotion makes at most ${LARGEST_PROMOTION} records`);

  return transact(db, (tx) =>
    once(tx, viewer, 'promoteReviewItem', promotion.clientMutationId, promotion, async () => {
      const moved = await moveItem(tx, viewer, 'promote', item, { note: promotion.note ?? null });
      const evidence = await loadEvidence(tx, moved);
      const made = await writeRecords(tx, viewer, moved, evidence, promotion);
      await audit(tx, viewer, { deed: MAKING, subjectType: 'ReviewItem', subjectId: moved.id, after: made });
      return made;
    }),
  );
}

async function writeRecords(tx: Tx, viewer: Viewer, item: ReviewItemModel, evidence: Evidence, promotion: Promotion): Promise<Promoted> {
  const parties = await partiesByName(tx, partyNames(promotion));
  const incidents: DraftedIncident[] = [];
  for (const draft of promotion.incidents) incidents.push(await draftedIncident(tx, viewer, evidence, draft, parties));
  const codes = codeRows(incidents);
  const notes: RecordFacts<'humanitarian_note'>[] = [];
  for (const draft of promotion.notes) notes.push(await noteFacts(tx, evidence, draft));
  const tallies = promotion.tallies.map((draft) => tallyFacts(evidence, draft, parties));
  const statements = promotion.statements.map((draft) => statementFacts(evidence, draft, parties));
  await keepPromotion(tx, viewer, item, { incidents: incidents.map(({ facts }) => facts), notes, tallies, statements });
  const { fourEyes, blindShare } = await readDesk(tx);
  const state = fourEyes ? 'PROPOSED' : 'PUBLISHED';
  const kept = await keepBackSample(tx, incidents, blindShare);
  const waiting = new Set(kept.map(({ incidentId }) => incidentId));

  return writeChanges(tx, viewer, async (turn) => {
    await insertIncidents(tx, turn, incidents.map(({ id, facts }) => ({ id, facts, state: waiting.has(id) ? 'PROPOSED' : state, reason: null })));
    await openGradings(tx, viewer, kept);
    await insertRows(tx, 'claim', incidents.flatMap(({ claims }) => claims));
    await insertRows(tx, 'victim', incidents.flatMap(({ id, draft }) => victimRows(id, draft)));
    await mustBeNew('One of the external codes belongs to another incident already', () => insertRows(tx, 'external_code', codes));
    return {
      incidents: incidents.map(({ id }) => id),
      notes: await insertRecords(tx, turn, 'humanitarian_note', notes, state, null),
      tallies: await insertRecords(tx, turn, 'published_tally', tallies, state, null),
      statements: await insertRecords(tx, turn, 'statement', statements, state, null),
    };
  });
}

interface DraftedIncident {
  id: string;
  draft: IncidentDraft;
  claims: ClaimModel[];
  facts: IncidentFacts;
}

async function draftedIncident(tx: Tx, viewer: Viewer, evidence: Evidence, draft: IncidentDraft, parties: Map<string, string>): Promise<DraftedIncident> {
  const id = uuid7();
  const claims = draftClaims(evidence, draft.claims ?? [], id, parties);
  const facts = await draftFacts(tx, viewer, draft, claims, parties);
  refuseNames(embargoedNames(victimRows(id, draft)), facts);
  return { id, draft, claims, facts };
}

function codeRows(incidents: DraftedIncident[]): { scheme: string; code: string; incidentId: string }[] {
  const rows = incidents.flatMap(({ id, draft }) => (draft.externalCodes ?? []).map(({ scheme, code }) => ({ scheme: scheme.trim(), code: code.trim(), incidentId: id })));
  for (const { scheme, code } of rows) {
    if (scheme === '' || code === '') throw new DeskError('BAD_USER_INPUT', 'An external code needs its scheme and the code itself');
    checkShort('scheme of an external code', scheme);
    checkShort('external code', code);
  }
  return rows;
}

function partyNames({ incidents, tallies, statements }: Promotion): string[] {
  const names = [
    ...incidents.flatMap(({ parties, claims }) => [...(parties ?? []).map(({ name }) => name), ...(claims ?? []).map(({ accusedParty }) => accusedParty)]),
    ...tallies.map(({ accusedParty }) => accusedParty),
    ...statements.map(({ party }) => party),
  ];
  return names.filter((name) => name != null);
}

function victimRows(incidentId: string, { victims }: IncidentDraft) {
  checkVictims(victims ?? []);
  return (victims ?? []).map(({ name, nameAr, status, ageClass, sex, embargoed }) => ({
    id: uuid7(), personId: uuid7(), incidentId, name, nameAr: nameAr ?? null, status, ageClass: ageClass ?? 'UNKNOWN', sex: sex ?? 'UNKNOWN', embargoed: embargoed ?? true, createdAt: new Date(),
  }));
}
