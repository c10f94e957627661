import type { PartyVerdict, Qualifier, StrikeStatus } from '../../prisma/client/enums.ts';
import type { ClaimModel, ReviewItemModel } from '../../prisma/client/models.ts';
import type { Proposal } from '../../schema/types/grading.ts';
import type { Context } from '../context.ts';
import { DeskError } from '../errors.ts';
import { deriveRange, proposeGrade } from '../incidents/assess.ts';
import { countIndependent } from '../incidents/independent.ts';
import { permit } from '../policies/permit.ts';
import { findIncident } from '../read/incidents.ts';
import type { Loaders } from '../read/loaders.ts';
import type { IncidentRow } from '../read/present.ts';
import { draftClaims } from '../review/draftClaims.ts';
import type { ClaimDraft, PartyDraft, RangeDraft } from '../review/drafts.ts';
import { readSuggestions } from '../review/suggestions.ts';

/** What of a reviewer's draft its grade depends on. */
export interface GradeDraft {
  claims?: ClaimDraft[] | null;
  parties?: PartyDraft[] | null;
  strikeStatus?: StrikeStatus | null;
}

interface Grounds {
  claims: ClaimModel[];
  verdicts: PartyVerdict[];
  strikeStatus: StrikeStatus | null;
}

/** What the desk's rules make of claims, with their reasoning. */
async function proposalOn(loaders: Loaders, { claims, verdicts, strikeStatus }: Grounds): Promise<Proposal> {
  const sources = await loaders.source.loadMany(claims.map(({ sourceId }) => sourceId));
  const unreliable = new Set(sources.flatMap((source) => (source && !(source instanceof Error) && source.reliability === 'E' ? [source.id] : [])));
  return { ...proposeGrade({ claims, verdicts, strikeStatus, unreliable }), killed: deriveRange(claims, 'killed'), injured: deriveRange(claims, 'injured') };
}

/**
 * The grade that a promotion would record if the reviewer gave none, or, with an incident, what the policy would make of it with this
 * report attached. Writes nothing: a party that the desk doesn't know yet counts as one of its own.
 * @param draft null = as the item's suggestions have it @throws DeskError NOT_FOUND, BAD_USER_INPUT
 */
export async function proposeForItem(context: Context, item: ReviewItemModel, draft: GradeDraft | null, incidentId: string | null): Promise<Proposal> {
  const { db, viewer, loaders } = context;
  permit(viewer, 'read the desk');
  const { claims, parties, strikeStatus } = draft ?? suggestedDraft(item);
  const told = await itsClaims(loaders, item, claims ?? [], incidentId ?? '');
  if (incidentId === null) return proposalOn(loaders, { claims: told, verdicts: (parties ?? []).map(({ verdict }) => verdict ?? 'NOT_YET_ASSESSED'), strikeStatus: strikeStatus ?? null });
  const incident = await findIncident(db, viewer, { id: incidentId }, null);
  if (!incident) throw new DeskError('NOT_FOUND', 'There is no such incident');
  const grounds = await groundsOf(loaders, incident);
  return proposalOn(loaders, { ...grounds, claims: [...grounds.claims, ...told] });
}

/** What the desk's rules make of an incident on record. */
export async function proposeForIncident(loaders: Loaders, incident: IncidentRow): Promise<Proposal> {
  return proposalOn(loaders, await groundsOf(loaders, incident));
}

async function groundsOf(loaders: Loaders, incident: IncidentRow): Promise<Grounds> {
  const claims = (await loaders.claim.loadMany(incident.claimIds)).flatMap((claim) => (claim && !(claim instanceof Error) ? [claim] : []));
  const verdicts = (await loaders.parties.load(incident)).map(({ verdict }) => verdict);
  return { claims, verdicts, strikeStatus: incident.strikeStatus };
}

/** One claim with the suggested harm, as the review form begins with it. */
function suggestedDraft({ suggestions }: ReviewItemModel): GradeDraft {
  const { harm, actors } = readSuggestions(suggestions);
  const parties = actors.filter(({ role }) => role === 'ACCUSED').map(({ name }) => ({ name }));
  return { claims: [{ killed: suggestedRange(harm.killed), injured: suggestedRange(harm.injured), accusedParty: parties[0]?.name }], parties };
}

/** One number alone is both ends. */
function suggestedRange(range: { min: number | null; max: number | null; qualifier: Qualifier } | null): RangeDraft | null {
  return range && { ...range, max: range.max ?? range.min };
}

async function itsClaims(loaders: Loaders, item: ReviewItemModel, drafts: ClaimDraft[], incidentId: string): Promise<ClaimModel[]> {
  const [article, extraction] = await Promise.all([loaders.article.load(item.articleId), loaders.extraction.load(item.extractionId)]);
  if (!article || !extraction) throw new Error(`The article of review item ${item.id} is gone`);
  const { articleId, extractionId, family } = item;
  const names = drafts.flatMap(({ accusedParty }) => accusedParty?.trim() || []);
  const ids = await Promise.all(names.map(async (name) => [name, (await loaders.partyCalled.load(name)) ?? name.toLowerCase()] as const));
  return draftClaims({ articleId, extractionId, sourceId: article.sourceId, family, text: extraction.text, publishedOn: article.publishedOn }, drafts, incidentId, new Map(ids));
}

/** How many independent sources report the event of an item, by what the queue knows. */
export async function countReports(loaders: Loaders, item: ReviewItemModel): Promise<number> {
  const [copies, others] = await Promise.all([item.family === null ? [] : loaders.family.load(item.family), item.cluster === null ? [] : loaders.cluster.load(item.cluster)]);
  const reports = [...new Map([item, ...copies, ...others].map((report) => [report.id, report])).values()];
  const articles = await Promise.all(reports.map(({ articleId }) => loaders.article.load(articleId)));
  return countIndependent(reports.flatMap(({ family, articleId }, index) => {
    const sourceId = articles[index]?.sourceId;
    return sourceId === undefined ? [] : [{ sourceId, family, articleId }];
  }));
}
