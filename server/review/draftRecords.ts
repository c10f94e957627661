import type { Tx } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import type { RecordFacts } from '../records/kinds.ts';
import { placeFacts } from '../records/place.ts';
import type { NoteDraft, StatementDraft, TallyDraft } from './drafts.ts';
import { quoteColumns, type Evidence } from './evidence.ts';
import { rangeColumns } from './range.ts';

/** A note's columns. @throws DeskError BAD_USER_INPUT, NOT_FOUND for an unknown location */
export async function noteFacts(tx: Tx, evidence: Evidence, draft: NoteDraft): Promise<RecordFacts<'humanitarian_note'>> {
  if (draft.sectors.length === 0) throw new DeskError('BAD_USER_INPUT', 'A humanitarian note needs at least one sector');
  const { locationId, placeName, country, admin1 } = await placeFacts(tx, draft.place);
  const affected = rangeColumns('affected', draft.affected);
  return {
    sectors: draft.sectors, date: draft.date ?? evidence.publishedOn, locationId, placeName, country, admin1,
    affectedMin: affected.min, affectedMax: affected.max, affectedQualifier: affected.qualifier,
    affectedStatus: affected.max === null ? null : (draft.affectedStatus ?? 'AFF'),
    speaker: draft.speaker ?? null, organisation: draft.organisation ?? null, expiresOn: draft.expiresOn ?? null,
    incidentIds: draft.incidentIds ?? [], ...origin(evidence, draft),
  };
}

/** A tally's columns; `parties` are ids by name. @throws DeskError BAD_USER_INPUT */
export function tallyFacts(evidence: Evidence, draft: TallyDraft, parties: Map<string, string>): RecordFacts<'published_tally'> {
  if (draft.startDate > draft.endDate) throw new DeskError('BAD_USER_INPUT', 'The first day of a tally lies after its last');
  if (draft.publisher.trim() === '') throw new DeskError('BAD_USER_INPUT', 'A published tally needs its publisher');
  if (draft.events != null && draft.events < 0) throw new DeskError('BAD_USER_INPUT', 'A tally counts 0 events or more');
  const killed = rangeColumns('killed', draft.killed);
  const injured = rangeColumns('injured', draft.injured);
  return {
    publisher: draft.publisher, partyId: idOf(parties, draft.accusedParty), startDate: draft.startDate, endDate: draft.endDate,
    countries: draft.countries ?? [], area: draft.area ?? null, events: draft.events ?? null,
    killedMin: killed.min, killedMax: killed.max, killedQualifier: killed.qualifier,
    injuredMin: injured.min, injuredMax: injured.max, injuredQualifier: injured.qualifier,
    changePercent: draft.changePercent ?? null, rank: draft.rank ?? null,
    publishedOn: draft.publishedOn ?? evidence.publishedOn, ...origin(evidence, draft),
  };
}

/** A statement's columns; `parties` are ids by name. @throws DeskError BAD_USER_INPUT */
export function statementFacts(evidence: Evidence, draft: StatementDraft, parties: Map<string, string>): RecordFacts<'statement'> {
  if (draft.speaker.trim() === '') throw new DeskError('BAD_USER_INPUT', 'A statement needs its speaker');
  return {
    speaker: draft.speaker, organisation: draft.organisation ?? null, partyId: idOf(parties, draft.party), stance: draft.stance,
    date: draft.date ?? evidence.publishedOn, incidentIds: draft.incidentIds ?? [], ...origin(evidence, draft),
  };
}

function origin(evidence: Evidence, draft: NoteDraft | TallyDraft | StatementDraft) {
  return { articleId: evidence.articleId, extractionId: evidence.extractionId, ...quoteColumns(evidence, draft.quote) };
}

function idOf(parties: Map<string, string>, name: string | null | undefined): string | null {
  return name ? (parties.get(name.trim()) ?? null) : null;
}
