import DataLoader from 'dataloader';
import type { ArticleModel, ClaimModel, ExternalCodeModel, ExtractionModel, FeedModel, IncidentPartyModel, LocationModel, PartyModel, SourceModel, VictimModel, WebhookAttemptModel } from '../../prisma/client/models.ts';
import type { Db } from '../../prisma/db.ts';
import type { Revision, TextEntry } from '../../schema/types/desk.ts';
import { isCalled, partiesCalled } from '../records/party.ts';
import { byId, grouped } from './batches.ts';
import { createIncidentLoaders, type IncidentLoaders } from './incidentLoaders.ts';
import { createReviewLoaders, type ReviewLoaders } from './reviewLoaders.ts';

export type ArticleWithSource = ArticleModel & { source: SourceModel };
export type EmbargoedVictim = Pick<VictimModel, 'name' | 'nameAr' | 'embargoed'> & { articleId: string };
/** One version of an incident. */
export interface VersionKey {
  incidentId: string;
  version: number;
}

/** Batches the reads of one request: nothing queries per row. */
export interface Loaders extends IncidentLoaders, ReviewLoaders {
  party: DataLoader<string, PartyModel | null>;
  /** Id of the party that goes by a name or alias, whatever the case; null where none does. */
  partyCalled: DataLoader<string, string | null>;
  location: DataLoader<string, LocationModel | null>;
  article: DataLoader<string, ArticleWithSource | null>;
  source: DataLoader<string, SourceModel | null>;
  claim: DataLoader<string, ClaimModel | null>;
  extraction: DataLoader<string, ExtractionModel | null>;
  /** Name of a user or an API key. */
  userName: DataLoader<string, string | null>;
  externalCodes: DataLoader<string, ExternalCodeModel[]>;
  /** All that was ever said of them. */
  victims: DataLoader<string, VictimModel[]>;
  /** Victims under embargo of the incidents that rest on an article. */
  articleVictims: DataLoader<string, EmbargoedVictim[]>;
  feeds: DataLoader<string, FeedModel[]>;
  revisions: DataLoader<string, (Revision & { articleId: string })[]>;
  articleCount: DataLoader<string, number>;
  /** Oldest first. */
  webhookAttempts: DataLoader<string, WebhookAttemptModel[]>;
  /** What a release's files were at first, by the release's id; the manifest itself is left out. */
  firstEdition: DataLoader<string, { id: string; root: string; leaves: number } | null>;
  parties: DataLoader<VersionKey, IncidentPartyModel[], string>;
}

/** Fresh loaders for one request. */
export function createLoaders(db: Db): Loaders {
  return {
    ...createIncidentLoaders(db),
    ...createReviewLoaders(db),
    party: byId((ids) => db.party.findMany({ where: { id: { in: ids } } })),
    partyCalled: new DataLoader(async (names) => {
      const known = await partiesCalled(db, names);
      return names.map((name) => known.find((party) => isCalled(party, name))?.id ?? null);
    }),
    location: byId((ids) => db.location.findMany({ where: { id: { in: ids } } })),
    article: byId((ids) => db.article.findMany({ where: { id: { in: ids } }, include: { source: true } })),
    source: byId((ids) => db.source.findMany({ where: { id: { in: ids } } })),
    claim: byId((ids) => db.claim.findMany({ where: { id: { in: ids } } })),
    extraction: byId((ids) => db.extraction.findMany({ where: { id: { in: ids } } })),
    userName: new DataLoader(async (ids) => {
      const of = { where: { id: { in: [...ids] } }, select: { id: true, name: true } };
      const [users, keys] = [await db.user.findMany(of), await db.apiKey.findMany(of)];
      const names = new Map([...users, ...keys].map(({ id, name }) => [id, name]));
      return ids.map((id) => names.get(id) ?? null);
    }),
    externalCodes: grouped((ids) => db.externalCode.findMany({ where: { incidentId: { in: ids } }, orderBy: [{ scheme: 'asc' }, { code: 'asc' }] }), ({ incidentId }) => incidentId),
    victims: grouped((ids) => db.victim.findMany({ where: { incidentId: { in: ids } }, orderBy: [{ personId: 'asc' }, { id: 'asc' }] }), ({ incidentId }) => incidentId),
    articleVictims: grouped((ids) => embargoedOfArticles(db, ids), ({ articleId }) => articleId),
    feeds: grouped((ids) => db.feed.findMany({ where: { sourceId: { in: ids } }, orderBy: { url: 'asc' } }), ({ sourceId }) => sourceId),
    revisions: grouped((ids) => revisionsOf(db, ids), ({ articleId }) => articleId),
    articleCount: new DataLoader(async (ids) => {
      const counts = await db.article.groupBy({ by: ['sourceId'], where: { sourceId: { in: [...ids] } }, _count: true });
      const found = new Map(counts.map(({ sourceId, _count }) => [sourceId, _count]));
      return ids.map((id) => found.get(id) ?? 0);
    }),
    webhookAttempts: grouped((ids) => db.webhookAttempt.findMany({ where: { deliveryId: { in: ids } }, orderBy: { id: 'asc' } }), ({ deliveryId }) => deliveryId),
    firstEdition: byId(async (ids) => {
      const rows = await db.releaseEdition.findMany({ where: { releaseId: { in: ids }, edition: 1 }, select: { releaseId: true, root: true, leaves: true } });
      return rows.map(({ releaseId, root, leaves }) => ({ id: releaseId, root, leaves }));
    }),
    parties: new DataLoader(
      async (keys) => {
        const rows = await db.incidentParty.findMany({ where: { incidentId: { in: keys.map(({ incidentId }) => incidentId) } }, orderBy: { partyId: 'asc' } });
        const groups = Map.groupBy(rows, versionText);
        return keys.map((key) => groups.get(versionText(key)) ?? []);
      },
      { cacheKeyFn: versionText },
    ),
  };
}

function embargoedOfArticles(db: Db, articleIds: string[]): Promise<EmbargoedVictim[]> {
  return db.$queryRaw`
    select distinct c.article_id as "articleId", v.name, v.name_ar as "nameAr", v.embargoed
    from claim c join victim v on v.incident_id = c.incident_id
    where c.article_id = any(${articleIds}::uuid[]) and v.embargoed`;
}

/** Revisions of articles, each with the text that its latest extraction gives. */
async function revisionsOf(db: Db, articleIds: string[]): Promise<(Revision & { articleId: string })[]> {
  const rows = await db.revision.findMany({
    where: { articleId: { in: articleIds } },
    orderBy: { number: 'asc' },
    include: { blob: { select: { size: true } }, extractions: { orderBy: { createdAt: 'desc' }, take: 1, select: { text: true, extractor: true, entries: true } } },
  });
  return rows.map(({ id, articleId, number, fetchedAt, finalUrl, httpStatus, bodySha256, blob, extractions: [latest] }) => ({
    id, articleId, number, fetchedAt, finalUrl, httpStatus, bodySha256, bodySize: blob.size, text: latest?.text ?? null, extractor: latest?.extractor ?? null,
    entries: (latest?.entries ?? []) as unknown as TextEntry[],
  }));
}

function versionText({ incidentId, version }: VersionKey): string {
  return `${incidentId}/${version}`;
}
