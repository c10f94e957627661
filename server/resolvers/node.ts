import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { Node } from '../../schema/node.ts';
import type { Context } from '../context.ts';
import { listFilters } from '../filters/save.ts';
import { may, permit } from '../policies/permit.ts';
import { decimalsFor } from '../read/decimals.ts';
import { readGlobalId } from '../read/ids.ts';
import { findIncident } from '../read/incidents.ts';
import { findLocation } from '../read/locations.ts';
import { presentArticle, presentFeed, presentIncident, presentJob, presentLocation, presentParty, presentSource } from '../read/present.ts';
import { presentProbe } from '../read/presentProbe.ts';
import { presentDelivery, presentWebhook } from '../read/presentWebhook.ts';
import { presentColleague, presentRemark } from '../read/presentPeople.ts';
import { presentReviewItem } from '../read/presentReviewItem.ts';
import { presentFilter, presentRule } from '../read/presentRules.ts';
import { presentNote, presentStatement, presentTally } from '../read/records.ts';
import { visibleWebhooks } from '../webhooks/mine.ts';
import { listRules } from '../rules/list.ts';

type Find = (context: Context, id: string) => Promise<Node | null>;

/** Shown to the desk only, and null to everybody else: ids can't be guessed into another's data. */
function deskOnly(find: Find): Find {
  return async (context, id) => (may(context.viewer, 'read the desk') ? find(context, id) : null);
}

function keepersOnly(find: Find): Find {
  return async (context, id) => (may(context.viewer, 'keep webhooks') ? find(context, id) : null);
}

function present<Row>(row: Row | null, show: (row: Row) => Node): Node | null {
  return row && show(row);
}

const held = ({ viewer }: Context, id: string) => ({
  where: { id, toSeq: null, ...(may(viewer, 'read the desk') ? {} : { state: 'PUBLISHED' as const }) },
});

const FINDERS: Record<string, Find> = {
  Incident: async (context, id) => {
    const decimals = await decimalsFor(context);
    return present(await findIncident(context.db, context.viewer, { id }, null), (row) => presentIncident(row, decimals));
  },
  Location: async (context, id) => {
    const decimals = await decimalsFor(context);
    return present(await findLocation(context.db, context.viewer, id), (row) => presentLocation(row, decimals));
  },
  Party: async ({ loaders }, id) => present(await loaders.party.load(id), presentParty),
  HumanitarianNote: async (context, id) => present(await context.db.humanitarianNote.findFirst(held(context, id)), presentNote),
  PublishedTally: async (context, id) => present(await context.db.publishedTally.findFirst(held(context, id)), presentTally),
  Statement: async (context, id) => present(await context.db.statement.findFirst(held(context, id)), presentStatement),
  ReviewItem: deskOnly(async ({ db, viewer }, id) => present(await db.reviewItem.findUnique({ where: { id } }), (row) => presentReviewItem(row, viewer))),
  User: deskOnly(async ({ loaders, viewer }, id) => present(await loaders.user.load(id), (row) => presentColleague(row, viewer))),
  Remark: deskOnly(async ({ db, viewer }, id) => present(await db.remark.findUnique({ where: { id } }), (row) => presentRemark(row, viewer))),
  Rule: deskOnly(async ({ db, viewer }, id) => present((await listRules(db, viewer)).find((rule) => rule.id === id) ?? null, presentRule)),
  SavedFilter: deskOnly(async ({ db, viewer }, id) => present((await listFilters(db, viewer)).find((filter) => filter.id === id) ?? null, (row) => presentFilter(row, viewer))),
  Article: deskOnly(async ({ loaders }, id) => present(await loaders.article.load(id), presentArticle)),
  Source: deskOnly(async ({ loaders }, id) => present(await loaders.source.load(id), presentSource)),
  Feed: deskOnly(async ({ db }, id) => present(await db.feed.findUnique({ where: { id } }), presentFeed)),
  Probe: deskOnly(async ({ db }, id) => present(await db.probe.findUnique({ where: { id } }), presentProbe)),
  ScrapeJob: deskOnly(async ({ db }, id) => present(await db.scrapeJob.findUnique({ where: { id } }), presentJob)),
  Webhook: keepersOnly(async ({ db, viewer }, id) => present(await db.webhook.findFirst({ where: { id, ...visibleWebhooks(viewer) } }), presentWebhook)),
  WebhookDelivery: keepersOnly(async ({ db, viewer }, id) => present(await db.webhookDelivery.findFirst({ where: { id, webhook: visibleWebhooks(viewer) } }), presentDelivery)),
};

@Resolver()
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: 'Any record by its global id; null where there is none that the viewer may see.' })
  async node(@Ctx() context: Context, @Arg('id', () => ID) id: string): Promise<Node | null> {
    permit(context.viewer, 'read public records');
    const { type, id: rowId } = readGlobalId(id);
    return Object.hasOwn(FINDERS, type) ? ((await FINDERS[type]?.(context, rowId)) ?? null) : null;
  }
}
