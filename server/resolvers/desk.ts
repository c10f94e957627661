import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { ArticleModel, ReleaseModel, RevisionModel, ScrapeJobModel, SourceModel } from '../../prisma/client/models.ts';
import { PageArgs, type Connection } from '../../schema/connection.ts';
import { SCHEMA_VERSION } from '../../schema/version.ts';
import { LocationFilter, ScrapeJobFilter, SourceFilter } from '../../schema/inputs/filters.ts';
import { Article, ArticleConnection, Feed, Meta, Revision, ScrapeJob, ScrapeJobConnection, Source, SourceConnection, ViewerInfo } from '../../schema/types/desk.ts';
import { Location, LocationConnection } from '../../schema/types/places.ts';
import { Release, ReleaseConnection } from '../../schema/types/summary.ts';
import { SearchHit } from '../../schema/types/search.ts';
import { lastChange, writeFeedCursor } from '../changes/read.ts';
import type { Context } from '../context.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import { decimalsFor } from '../read/decimals.ts';
import { localIds } from '../read/ids.ts';
import { listLocations } from '../read/locations.ts';
import { byDate, byId, byInteger, byText, page } from '../read/page.ts';
import { presentArticle, presentFeed, presentJob, presentSource, type Rooted } from '../read/present.ts';
import { presentRelease } from '../read/presentRelease.ts';
import { LICENCE } from '../releases/citation.ts';
import { search } from '../read/search.ts';

@Resolver()
export class DeskResolver {
  @Query(() => ViewerInfo)
  viewer(@Ctx() { viewer }: Context): ViewerInfo {
    const { id, name, role, lacksSecondFactor = false } = viewer;
    return { id, name, role, lacksSecondFactor };
  }

  @Query(() => Meta, { description: 'About this desk and its data.' })
  async meta(@Ctx() context: Context): Promise<Meta> {
    const last = await lastChange(context.db);
    const { coordinateDecimals } = await context.desk();
    return {
      name: 'Casualty Desk', version: '0.1.0', schemaVersion: SCHEMA_VERSION, licence: LICENCE,
      citation: `Casualty Desk, records as of ${(last?.at ?? new Date(0)).toISOString()}`,
      lastChangeAt: last?.at ?? null, lastCursor: last ? writeFeedCursor(last.seq, last) : null, coordinateDecimals,
    };
  }

  @Query(() => [SearchHit], { description: 'Public records that hold all the words.' })
  search(@Ctx() context: Context, @Arg('text', () => String) text: string, @Arg('first', () => Int, { defaultValue: 20 }) first: number): Promise<SearchHit[]> {
    permit(context.viewer, 'read public records');
    if (first < 1 || first > 100) throw new DeskError('BAD_USER_INPUT', `A search gives 1 to 100 hits, not ${first}`);
    return search(context, text, first);
  }

  @Query(() => LocationConnection)
  async locations(@Ctx() context: Context, @Args(() => PageArgs) args: PageArgs, @Arg('filter', () => LocationFilter, { nullable: true }) filter: LocationFilter | null): Promise<Connection<Location>> {
    permit(context.viewer, 'read public records');
    const { db, viewer, settings } = context;
    return listLocations(db, viewer, { args, limit: settings.PAGE_LIMIT, filter, decimals: await decimalsFor(context) });
  }

  @Query(() => ReleaseConnection)
  releases(@Ctx() { db, viewer, settings }: Context, @Args(() => PageArgs) args: PageArgs): Promise<Connection<Release>> {
    permit(viewer, 'read public records');
    return page(args, settings.PAGE_LIMIT, {
      order: [byInteger<ReleaseModel>('number', (row) => row.number, 'desc')],
      find: ({ where, orderBy, take }) => db.release.findMany({ where: where ?? {}, orderBy, take }),
      count: () => db.release.count(),
    }, presentRelease);
  }

  @Query(() => SourceConnection)
  sources(@Ctx() { db, viewer, settings }: Context, @Args(() => PageArgs) args: PageArgs, @Arg('filter', () => SourceFilter, { nullable: true }) filter: SourceFilter | null): Promise<Connection<Source>> {
    permit(viewer, 'read the desk');
    const where = { ...(filter?.active != null && { active: filter.active }), ...(filter?.reliabilities && { reliability: { in: filter.reliabilities } }) };
    return page(args, settings.PAGE_LIMIT, {
      order: [byText<SourceModel>('name', (row) => row.name, 'asc'), byId<SourceModel>('id', (row) => row.id)],
      find: ({ where: behind, orderBy, take }) => db.source.findMany({ where: { AND: [where, behind ?? {}] }, orderBy, take }),
      count: () => db.source.count({ where }),
    }, presentSource);
  }

  @Query(() => ScrapeJobConnection, { description: 'Pages on their way through the stages, last touched first.' })
  scrapeJobs(@Ctx() { db, viewer, settings }: Context, @Args(() => PageArgs) args: PageArgs, @Arg('filter', () => ScrapeJobFilter, { nullable: true }) filter: ScrapeJobFilter | null): Promise<Connection<ScrapeJob>> {
    permit(viewer, 'read the desk');
    const sources = localIds('Source', filter?.sources);
    const where = { ...(filter?.states && { state: { in: filter.states } }), ...(sources && { sourceId: { in: sources } }) };
    return page(args, settings.PAGE_LIMIT, {
      order: [byDate<ScrapeJobModel>('updatedAt', (row) => row.updatedAt, 'desc'), byId<ScrapeJobModel>('id', (row) => row.id)],
      find: ({ where: behind, orderBy, take }) => db.scrapeJob.findMany({ where: { AND: [where, behind ?? {}] }, orderBy, take }),
      count: () => db.scrapeJob.count({ where }),
    }, presentJob);
  }

  @Query(() => ArticleConnection, { description: 'Articles, last seen first.' })
  articles(@Ctx() { db, viewer, settings }: Context, @Args(() => PageArgs) args: PageArgs, @Arg('source', () => ID, { nullable: true }) source: string | null): Promise<Connection<Article>> {
    permit(viewer, 'read the desk');
    const [sourceId] = localIds('Source', source ? [source] : []) ?? [];
    const where = sourceId ? { sourceId } : {};
    return page(args, settings.PAGE_LIMIT, {
      order: [byDate<ArticleModel>('firstSeenAt', (row) => row.firstSeenAt, 'desc'), byId<ArticleModel>('id', (row) => row.id)],
      find: ({ where: behind, orderBy, take }) => db.article.findMany({ where: { AND: [where, behind ?? {}] }, orderBy, take }),
      count: () => db.article.count({ where }),
    }, presentArticle);
  }
}

async function sourceOf(id: string, { loaders }: Context): Promise<Source> {
  const source = await loaders.source.load(id);
  if (!source) throw new Error(`Source ${id} is gone`);
  return presentSource(source);
}

@Resolver(() => Source)
export class SourceFields {
  @FieldResolver(() => [Feed])
  async feeds(@Root() { row }: Rooted<SourceModel>, @Ctx() { loaders }: Context): Promise<Feed[]> {
    return (await loaders.feeds.load(row.id)).map(presentFeed);
  }

  @FieldResolver(() => Int)
  articleCount(@Root() { row }: Rooted<SourceModel>, @Ctx() { loaders }: Context): Promise<number> {
    return loaders.articleCount.load(row.id);
  }
}

@Resolver(() => ScrapeJob)
export class ScrapeJobFields {
  @FieldResolver(() => Source)
  source(@Root() { row }: Rooted<ScrapeJobModel>, @Ctx() context: Context): Promise<Source> {
    return sourceOf(row.sourceId, context);
  }
}

@Resolver(() => Article)
export class ArticleFields {
  @FieldResolver(() => Source)
  source(@Root() { row }: Rooted<ArticleModel>, @Ctx() context: Context): Promise<Source> {
    return sourceOf(row.sourceId, context);
  }

  @FieldResolver(() => [Revision])
  revisions(@Root() { row }: Rooted<ArticleModel>, @Ctx() { loaders }: Context): Promise<(Revision & Pick<RevisionModel, 'articleId'>)[]> {
    return loaders.revisions.load(row.id);
  }
}
