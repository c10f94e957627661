import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { ReviewItemModel } from '../../prisma/client/models.ts';
import { PageArgs, type Connection } from '../../schema/connection.ts';
import { ReviewFilter } from '../../schema/inputs/filters.ts';
import { Article } from '../../schema/types/desk.ts';
import { Incident } from '../../schema/types/incident.ts';
import { AuditEntry, ReviewCounts, ReviewItem, ReviewItemConnection } from '../../schema/types/review.ts';
import type { Context } from '../context.ts';
import { permit } from '../policies/permit.ts';
import { localId } from '../read/ids.ts';
import { linkedIncidents } from '../read/incidents.ts';
import { presentArticle, presentIncident, type Rooted } from '../read/present.ts';
import { presentReviewItem } from '../read/presentReviewItem.ts';
import { candidateIncidents } from '../review/candidates.ts';
import type { Viewer } from '../viewer.ts';
import { saysGraphic } from '../review/graphic.ts';
import { countReviewItems, listReviewItems } from '../review/list.ts';
import { nextReviewItem } from '../review/next.ts';

type Item = Rooted<ReviewItemModel>;

/** Related items that one is taken to have. They lead back to their own: four levels in a group of twenty were 160,000 objects and half a minute. */
const RELATED_GUESS = 20;
const ofRelated = ({ childComplexity }: { childComplexity: number }): number => RELATED_GUESS * (1 + childComplexity);

@Resolver(() => ReviewItem)
export class ReviewResolver {
  @Query(() => ReviewItemConnection, { description: 'The review queue, highest priority first.' })
  reviewQueue(
    @Ctx() { db, viewer, settings }: Context,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('filter', () => ReviewFilter, { nullable: true }) filter: ReviewFilter | null,
  ): Promise<Connection<ReviewItem>> {
    return listReviewItems(db, viewer, args, settings, filter, (row) => presentReviewItem(row, viewer));
  }

  @Query(() => ReviewItem, { nullable: true, description: 'The item that reviewQueue shows after another one under the same filter, or its first; null at the end.' })
  async nextReviewItem(
    @Ctx() { db, viewer, settings }: Context,
    @Arg('filter', () => ReviewFilter, { nullable: true }) filter: ReviewFilter | null,
    @Arg('after', () => ID, { nullable: true, description: 'An item, wherever it stands by now.' }) after: string | null,
  ): Promise<ReviewItem | null> {
    permit(viewer, 'read the desk');
    const row = await nextReviewItem(db, viewer, settings, filter, after == null ? null : localId('ReviewItem', after));
    return row && presentReviewItem(row, viewer);
  }

  @Query(() => ReviewCounts)
  reviewCounts(@Ctx() { db, viewer }: Context): Promise<ReviewCounts> {
    return countReviewItems(db, viewer);
  }

  @Query(() => ReviewItem, { nullable: true })
  async reviewItem(@Ctx() { db, viewer }: Context, @Arg('id', () => ID) id: string): Promise<ReviewItem | null> {
    permit(viewer, 'read the desk');
    const row = await db.reviewItem.findUnique({ where: { id: localId('ReviewItem', id) } });
    return row && presentReviewItem(row, viewer);
  }

  @FieldResolver(() => Article)
  async article(@Root() { row }: Item, @Ctx() { loaders }: Context): Promise<Article> {
    const article = await loaders.article.load(row.articleId);
    if (!article) throw new Error(`Article ${row.articleId} is gone`);
    return presentArticle(article);
  }

  @FieldResolver(() => String)
  async text(@Root() { row }: Item, @Ctx() { loaders }: Context): Promise<string> {
    return (await loaders.extraction.load(row.extractionId))?.text ?? '';
  }

  @FieldResolver(() => Boolean)
  async graphic(@Root() { row }: Item, @Ctx() { loaders }: Context): Promise<boolean> {
    const [article, extraction] = await Promise.all([loaders.article.load(row.articleId), loaders.extraction.load(row.extractionId)]);
    return saysGraphic(`${article?.title ?? ''}\n${extraction?.text ?? ''}`);
  }

  @FieldResolver(() => String, { nullable: true })
  claimedBy(@Root() { row }: Item, @Ctx() { loaders }: Context): Promise<string | null> | null {
    return row.claimedById ? loaders.userName.load(row.claimedById) : null;
  }

  @FieldResolver(() => [ReviewItem], { complexity: ofRelated })
  async copies(@Root() { row }: Item, @Ctx() { loaders, viewer }: Context): Promise<ReviewItem[]> {
    return row.family === null ? [] : others(row, await loaders.family.load(row.family), viewer);
  }

  @FieldResolver(() => [ReviewItem], { complexity: ofRelated })
  async sameEvent(@Root() { row }: Item, @Ctx() { loaders, viewer }: Context): Promise<ReviewItem[]> {
    return row.cluster === null ? [] : others(row, await loaders.cluster.load(row.cluster), viewer);
  }

  @FieldResolver(() => [Incident])
  async candidateIncidents(@Root() { row }: Item, @Ctx() { db }: Context): Promise<Incident[]> {
    return (await candidateIncidents(db, row)).map((each) => presentIncident(each, null));
  }

  @FieldResolver(() => [Incident])
  async incidents(@Root() { row }: Item, @Ctx() context: Context): Promise<Incident[]> {
    const resting = await context.loaders.articleIncidents.load(row.articleId);
    return (await linkedIncidents(context, resting.map(({ incidentId }) => incidentId))).map((each) => presentIncident(each, null));
  }

  @FieldResolver(() => [AuditEntry])
  history(@Root() { row }: Item, @Ctx() { loaders }: Context): Promise<AuditEntry[]> {
    return loaders.itemHistory.load(row.id);
  }
}

/** The items of a group but the one that asks. */
function others(row: ReviewItemModel, group: readonly ReviewItemModel[], viewer: Viewer): ReviewItem[] {
  return group.filter(({ id }) => id !== row.id).map((each) => presentReviewItem(each, viewer));
}
