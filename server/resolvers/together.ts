import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RemarkModel, ReviewItemModel } from '../../prisma/client/models.ts';
import { PageArgs, type Connection } from '../../schema/connection.ts';
import { AddRemarkInput } from '../../schema/inputs/remarks.ts';
import { ReviewItemPayload } from '../../schema/types/payloads.ts';
import { Colleague, Looker, Mention, Remark, RemarkConnection } from '../../schema/types/people.ts';
import { ReviewItem } from '../../schema/types/review.ts';
import type { Context } from '../context.ts';
import { listColleagues } from '../people/colleagues.ts';
import { permit } from '../policies/permit.ts';
import { localId, localIds } from '../read/ids.ts';
import type { Rooted } from '../read/present.ts';
import { presentColleague, presentRemark } from '../read/presentPeople.ts';
import { presentReviewItem } from '../read/presentReviewItem.ts';
import { addRemark } from '../remarks/add.ts';
import { countUnread, listMentions, markMentionsRead } from '../remarks/mentions.ts';
import { withdrawRemark } from '../remarks/withdraw.ts';
import { momentOf } from '../review/conditions.ts';
import { lookAtReviewItem } from '../review/look.ts';

const KEY = { nullable: true, description: 'Makes a retry harmless.' };

// How reviewers see each other: who is looking at what, and what they write to each other.

@Resolver(() => ReviewItem)
export class TogetherFields {
  @FieldResolver(() => Colleague, { nullable: true })
  async assignedTo(@Root() { row }: Rooted<ReviewItemModel>, @Ctx() { loaders, viewer }: Context): Promise<Colleague | null> {
    const user = row.assignedToId === null ? null : await loaders.user.load(row.assignedToId);
    return user && presentColleague(user, viewer);
  }

  @FieldResolver(() => [Looker])
  async lookers(@Root() { row }: Rooted<ReviewItemModel>, @Ctx() { loaders, viewer, settings }: Context): Promise<Looker[]> {
    const { lookingSince } = momentOf(settings);
    const rows = await loaders.looking.load(row.id);
    return rows.filter(({ seenAt, viewerId }) => seenAt > lookingSince && viewerId !== viewer.id).map(({ viewerName, since }) => ({ name: viewerName, since }));
  }

  @FieldResolver(() => [Remark])
  async remarks(@Root() { row }: Rooted<ReviewItemModel>, @Ctx() { loaders, viewer }: Context): Promise<Remark[]> {
    return (await loaders.remarks.load(row.id)).map((remark) => presentRemark(remark, viewer));
  }
}

@Resolver(() => Remark)
export class RemarkFields {
  @FieldResolver(() => [Mention])
  async mentions(@Root() { row }: Rooted<RemarkModel>, @Ctx() { loaders, viewer }: Context): Promise<Mention[]> {
    return (await loaders.mentions.load(row.id)).map(({ user, readAt }) => ({ colleague: presentColleague(user, viewer), readAt }));
  }

  @FieldResolver(() => ReviewItem)
  async item(@Root() { row }: Rooted<RemarkModel>, @Ctx() { loaders, viewer }: Context): Promise<ReviewItem> {
    const item = await loaders.reviewItem.load(row.reviewItemId);
    if (!item) throw new Error(`Review item ${row.reviewItemId} is gone`);
    return presentReviewItem(item, viewer);
  }
}

@Resolver()
export class TogetherResolver {
  @Query(() => [Colleague], { description: 'Who works at this desk: whom one can assign items to and call upon.' })
  async colleagues(@Ctx() { db, viewer }: Context): Promise<Colleague[]> {
    return (await listColleagues(db, viewer)).map((user) => presentColleague(user, viewer));
  }

  @Query(() => RemarkConnection, { description: 'Remarks that call upon the viewer, newest first.' })
  mentions(@Ctx() { db, viewer, settings }: Context, @Args(() => PageArgs) args: PageArgs, @Arg('unreadOnly', () => Boolean, { defaultValue: false }) unreadOnly: boolean): Promise<Connection<Remark>> {
    return listMentions(db, viewer, args, settings.PAGE_LIMIT, unreadOnly, (row) => presentRemark(row, viewer));
  }

  @Query(() => Int, { description: 'How many remarks that call upon the viewer are unread.' })
  unreadMentions(@Ctx() { db, viewer }: Context): Promise<number> {
    return countUnread(db, viewer);
  }

  @Mutation(() => ReviewItemPayload, { description: 'Tells the others that one has an item open; to be repeated every 15 seconds or so, and once when leaving. Holds nothing.' })
  async lookAtReviewItem(@Ctx() { db, viewer }: Context, @Arg('id', () => ID) id: string, @Arg('leaving', () => Boolean, { defaultValue: false }) leaving: boolean): Promise<ReviewItemPayload> {
    permit(viewer, 'claim review items');
    return { item: presentReviewItem(await lookAtReviewItem(db, viewer, localId('ReviewItem', id), leaving), viewer) };
  }

  @Mutation(() => Remark, { description: 'Writes to colleagues about an item, and calls upon some of them.' })
  async addRemark(@Ctx() { db, viewer }: Context, @Arg('input', () => AddRemarkInput) { reviewItemId, text, mentions, clientMutationId }: AddRemarkInput): Promise<Remark> {
    permit(viewer, 'remark on review items');
    const draft = { reviewItemId: localId('ReviewItem', reviewItemId), text, mentions: localIds('User', mentions) ?? [] };
    return presentRemark(await addRemark(db, viewer, draft, clientMutationId), viewer);
  }

  @Mutation(() => Remark, { description: 'Takes back a remark of one\'s own.' })
  async withdrawRemark(@Ctx() { db, viewer }: Context, @Arg('id', () => ID) id: string, @Arg('clientMutationId', () => String, KEY) key: string | null): Promise<Remark> {
    permit(viewer, 'remark on review items');
    return presentRemark(await withdrawRemark(db, viewer, localId('Remark', id), key), viewer);
  }

  @Mutation(() => Int, { description: 'Marks remarks that call upon the viewer as read, all where none is named; answers how many are unread still.' })
  markMentionsRead(@Ctx() { db, viewer }: Context, @Arg('remarkIds', () => [ID], { nullable: true }) remarkIds: string[] | null): Promise<number> {
    permit(viewer, 'read the desk');
    return markMentionsRead(db, viewer, localIds('Remark', remarkIds) ?? null);
  }
}
