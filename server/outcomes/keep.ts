import type { RejectReason } from '../../prisma/client/enums.ts';
import type { ClaimModel, ReviewItemModel } from '../../prisma/client/models.ts';
import type { Tx } from '../../prisma/db.ts';
import { uuid7 } from '../../common/uuid7.ts';
import { insertRows } from '../../prisma/insertRows.ts';
import type { IncidentFacts } from '../incidents/facts.ts';
import { candidateIds } from '../review/candidates.ts';
import { readSuggestions } from '../review/suggestions.ts';
import type { Viewer } from '../viewer.ts';
import type { Outcome } from './compare.ts';
import { judgeAttachment, judgePromotion, relevanceOutcome, type Decided } from './judge.ts';

// Each is called in the transaction of the decision, before the feed is locked.

/** What a promotion recorded: `incidents` as facts, before they are written. */
export interface Recorded extends Omit<Decided, 'incidents' | 'candidates'> {
  incidents: readonly IncidentFacts[];
}

/** Keeps what became of the suggestions of an item that was promoted. */
export async function keepPromotion(tx: Tx, viewer: Viewer, item: ReviewItemModel, { incidents, ...others }: Recorded): Promise<void> {
  const places = await tx.location.findMany({
    where: { id: { in: incidents.flatMap(({ locationId }) => locationId ?? []) } }, select: { id: true, gazetteerId: true },
  });
  const parties = await tx.party.findMany({ where: { id: { in: incidents.flatMap((facts) => facts.parties.map(({ partyId }) => partyId)) } } });
  const decided: Decided = {
    ...others,
    incidents: incidents.map((facts) => ({
      facts,
      gazetteerId: places.find(({ id }) => id === facts.locationId)?.gazetteerId ?? null,
      parties: parties.filter(({ id }) => facts.parties.some(({ partyId }) => partyId === id)),
    })),
    candidates: incidents.length > 0 ? await candidatesOf(tx, item) : [],
  };
  await keep(tx, viewer, item, judgePromotion(readSuggestions(item.suggestions), decided));
}

/** Keeps what became of the suggestions of an item that was attached to an incident. */
export async function keepAttachment(tx: Tx, viewer: Viewer, item: ReviewItemModel, incidentId: string, claims: readonly ClaimModel[]): Promise<void> {
  await keep(tx, viewer, item, judgeAttachment(readSuggestions(item.suggestions), { incidentId, claims, candidates: await candidatesOf(tx, item) }));
}

/** What a reason for rejecting says of the machine's judgement that the report matters; the others don't speak of it. */
const SAYS_RELEVANT: Partial<Record<RejectReason, boolean>> = { NOT_CIVILIAN_HARM: false, NO_ARTICLE: false, OUT_OF_SCOPE: false };

/** Keeps whether the machine was right that a report which was rejected carries something to record. */
export async function keepRejection(tx: Tx, viewer: Viewer, item: ReviewItemModel): Promise<void> {
  const relevant = SAYS_RELEVANT[item.rejectReason ?? 'OTHER'];
  if (relevant !== undefined) await keep(tx, viewer, item, [relevanceOutcome(readSuggestions(item.suggestions), relevant)]);
}

/** A decision was taken back: what it said of the suggestions counts no more, but stays. */
export async function withdrawOutcomes(tx: Tx, reviewItemId: string): Promise<void> {
  await tx.suggestionOutcome.updateMany({ where: { reviewItemId, withdrawnAt: null }, data: { withdrawnAt: new Date() } });
}

async function candidatesOf(tx: Tx, item: ReviewItemModel): Promise<string[]> {
  return (await candidateIds(tx, item)).map(({ id }) => id);
}

async function keep(tx: Tx, viewer: Viewer, item: ReviewItemModel, outcomes: readonly Outcome[]): Promise<void> {
  const { id: reviewItemId, extractionId, suggester, language } = item;
  const at = new Date();
  await insertRows(tx, 'suggestion_outcome', outcomes.map((outcome) => ({
    id: uuid7(), at, reviewItemId, extractionId, suggester, language, ...outcome, decidedById: viewer.id,
  })));
}
