import { GraphQLJSON } from 'graphql-scalars';
import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import { CreateSourceInput, FeedInput, UpdateSourceInput } from '../../schema/inputs/desk.ts';
import { ScrapeJob, Source } from '../../schema/types/desk.ts';
import { Probe } from '../../schema/types/probe.ts';
import { Release } from '../../schema/types/summary.ts';
import { parseAllow, WEB_PORTS, type NetPolicy } from '../../common/net/policy.ts';
import type { Context } from '../context.ts';
import { permit } from '../policies/permit.ts';
import { localId } from '../read/ids.ts';
import { presentJob, presentSource } from '../read/present.ts';
import { presentProbe } from '../read/presentProbe.ts';
import { presentRelease } from '../read/presentRelease.ts';
import { createRelease } from '../releases/create.ts';
import { retryScrapeJob, runScrape, submitUrl } from '../sources/jobs.ts';
import { findFeeds, tryRecipe } from '../sources/probe.ts';
import { addFeed, createSource, updateSource } from '../sources/save.ts';

function net({ settings }: Context): NetPolicy {
  return { allow: parseAllow(settings.OUTBOUND_ALLOW.join(',')), ports: WEB_PORTS };
}

const KEY = { nullable: true, description: 'Makes a retry harmless.' };

@Resolver()
export class DeskMutations {
  @Mutation(() => ScrapeJob, { description: 'Asks for one page to be read, again if it was read before.' })
  async submitUrl(
    @Ctx() context: Context,
    @Arg('url', () => String) url: string,
    @Arg('sourceId', () => ID, { nullable: true }) sourceId: string | null,
    @Arg('clientMutationId', () => String, KEY) key: string | null,
  ): Promise<ScrapeJob> {
    permit(context.viewer, 'submit pages');
    return presentJob(await submitUrl(context.db, net(context), context.viewer, url, sourceId ? localId('Source', sourceId) : null, key));
  }

  @Mutation(() => Source, { description: 'Adds a source with its feeds.' })
  async createSource(@Ctx() context: Context, @Arg('input', () => CreateSourceInput) { clientMutationId, ...draft }: CreateSourceInput): Promise<Source> {
    permit(context.viewer, 'manage sources');
    return presentSource(await createSource(context.db, net(context), context.viewer, draft, clientMutationId));
  }

  @Mutation(() => Source)
  async updateSource(@Ctx() { db, viewer }: Context, @Arg('input', () => UpdateSourceInput) input: UpdateSourceInput): Promise<Source> {
    permit(viewer, 'manage sources');
    const { id, expectedVersion, clientMutationId, ...patch } = input;
    return presentSource(await updateSource(db, viewer, localId('Source', id), expectedVersion, patch, clientMutationId));
  }

  @Mutation(() => Source)
  async addFeed(
    @Ctx() context: Context,
    @Arg('sourceId', () => ID) sourceId: string,
    @Arg('feed', () => FeedInput) feed: FeedInput,
    @Arg('clientMutationId', () => String, KEY) key: string | null,
  ): Promise<Source> {
    permit(context.viewer, 'manage sources');
    return presentSource(await addFeed(context.db, net(context), context.viewer, localId('Source', sourceId), feed, key));
  }

  @Mutation(() => Int, { description: 'Polls a source\'s feeds now; answers how many.' })
  runScrape(@Ctx() { db, viewer }: Context, @Arg('sourceId', () => ID) sourceId: string, @Arg('clientMutationId', () => String, KEY) key: string | null): Promise<number> {
    permit(viewer, 'run scrapes');
    return runScrape(db, viewer, localId('Source', sourceId), key);
  }

  @Mutation(() => ScrapeJob, { description: 'Gives a page that failed another round of tries.' })
  async retryScrapeJob(@Ctx() { db, viewer }: Context, @Arg('id', () => ID) id: string, @Arg('clientMutationId', () => String, KEY) key: string | null): Promise<ScrapeJob> {
    permit(viewer, 'run scrapes');
    return presentJob(await retryScrapeJob(db, viewer, localId('ScrapeJob', id), key));
  }

  @Mutation(() => Probe, { description: 'Reads a page with a recipe and without, leaving no article; the worker answers on the probe.' })
  async tryRecipe(
    @Ctx() context: Context,
    @Arg('url', () => String) url: string,
    @Arg('recipe', () => GraphQLJSON) recipe: unknown,
    @Arg('clientMutationId', () => String, KEY) key: string | null,
  ): Promise<Probe> {
    permit(context.viewer, 'manage sources');
    return presentProbe(await tryRecipe(context.db, net(context), context.viewer, { url, recipe }, key));
  }

  @Mutation(() => Probe, { description: 'Looks for the feeds and sitemaps of a site by its home page; the worker answers on the probe.' })
  async findFeeds(@Ctx() context: Context, @Arg('homepage', () => String) homepage: string, @Arg('clientMutationId', () => String, KEY) key: string | null): Promise<Probe> {
    permit(context.viewer, 'manage sources');
    return presentProbe(await findFeeds(context.db, net(context), context.viewer, homepage, key));
  }

  @Mutation(() => Release, { description: 'Freezes the totals as they stand, of a month or of all.' })
  async createRelease(
    @Ctx() { db, viewer }: Context,
    @Arg('title', () => String) title: string,
    @Arg('month', () => String, { nullable: true, description: 'YYYY-MM.' }) month: string | null,
    @Arg('clientMutationId', () => String, KEY) key: string | null,
  ): Promise<Release> {
    permit(viewer, 'create releases');
    return presentRelease(await createRelease(db, viewer, { title, month }, key));
  }
}
