import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { AssignReviewItemsInput, DeferReviewItemsInput, RejectReviewItemsInput, ReopenReviewItemsInput, SelectionInput, TagReviewItemsInput } from '../../schema/inputs/bulk.ts';
import { BulkPayload } from '../../schema/types/payloads.ts';
import { SelectionPreview, TagCount } from '../../schema/types/review.ts';
import type { Context } from '../context.ts';
import { permit } from '../policies/permit.ts';
import { readItems } from '../read/afterwards.ts';
import { globalId, localId } from '../read/ids.ts';
import { presentReviewItem } from '../read/presentReviewItem.ts';
import { deferReviewItems, rejectReviewItems, reopenReviewItems } from '../review/bulk/decide.ts';
import type { BulkOutcome } from '../review/bulk/each.ts';
import { previewSelection, type Selection } from '../review/bulk/select.ts';
import { assignReviewItems, tagReviewItems } from '../review/bulk/sort.ts';
import { countTags } from '../review/tags.ts';

function local({ items, ...rest }: SelectionInput): Selection {
  return { ...rest, items: items?.map(({ id, expectedVersion }) => ({ id: localId('ReviewItem', id), expectedVersion })) };
}

async function payload(context: Context, { done, notDone }: BulkOutcome): Promise<BulkPayload> {
  return { done: await readItems(context, done), notDone: notDone.map((each) => ({ ...each, id: globalId('ReviewItem', each.id) })) };
}

@Resolver()
export class BulkResolver {
  @Query(() => SelectionPreview, { description: 'What an act on many items would be about: ask before acting.' })
  async previewSelection(@Ctx() { db, viewer, settings }: Context, @Arg('selection', () => SelectionInput) selection: SelectionInput): Promise<SelectionPreview> {
    permit(viewer, 'read the desk');
    const { sample, ...preview } = await previewSelection(db, viewer, settings, local(selection));
    return { ...preview, sample: sample.map((row) => presentReviewItem(row, viewer)) };
  }

  @Query(() => [TagCount], { description: 'Tags in use, the most used first.' })
  reviewTags(@Ctx() { db, viewer }: Context): Promise<TagCount[]> {
    return countTags(db, viewer);
  }

  @Mutation(() => BulkPayload, { description: 'Rejects many items for one reason.' })
  async rejectReviewItems(@Ctx() context: Context, @Arg('input', () => RejectReviewItemsInput) input: RejectReviewItemsInput): Promise<BulkPayload> {
    permit(context.viewer, 'decide review items');
    const { db, viewer, settings } = context;
    return payload(context, await rejectReviewItems(db, viewer, settings, local(input.selection), input.reason, input.note ?? null, input.clientMutationId));
  }

  @Mutation(() => BulkPayload, { description: 'Puts many items away until a time.' })
  async deferReviewItems(@Ctx() context: Context, @Arg('input', () => DeferReviewItemsInput) input: DeferReviewItemsInput): Promise<BulkPayload> {
    permit(context.viewer, 'decide review items');
    const { db, viewer, settings } = context;
    return payload(context, await deferReviewItems(db, viewer, settings, local(input.selection), input.until, input.note ?? null, input.clientMutationId));
  }

  @Mutation(() => BulkPayload, { description: 'Puts many decided items back into the queue.' })
  async reopenReviewItems(@Ctx() context: Context, @Arg('input', () => ReopenReviewItemsInput) input: ReopenReviewItemsInput): Promise<BulkPayload> {
    permit(context.viewer, 'decide review items');
    const { db, viewer, settings } = context;
    return payload(context, await reopenReviewItems(db, viewer, settings, local(input.selection), input.reason, input.clientMutationId));
  }

  @Mutation(() => BulkPayload, { description: 'Adds tags to many items, and takes others off.' })
  async tagReviewItems(@Ctx() context: Context, @Arg('input', () => TagReviewItemsInput) input: TagReviewItemsInput): Promise<BulkPayload> {
    permit(context.viewer, 'sort review items');
    const { db, viewer, settings } = context;
    return payload(context, await tagReviewItems(db, viewer, settings, local(input.selection), input, input.clientMutationId));
  }

  @Mutation(() => BulkPayload, { description: 'Asks a colleague to look at many items.' })
  async assignReviewItems(@Ctx() context: Context, @Arg('input', () => AssignReviewItemsInput) input: AssignReviewItemsInput): Promise<BulkPayload> {
    permit(context.viewer, 'sort review items');
    const { db, viewer, settings } = context;
    const assigneeId = input.assigneeId == null ? null : localId('User', input.assigneeId);
    return payload(context, await assignReviewItems(db, viewer, settings, local(input.selection), assigneeId, input.clientMutationId));
  }
}
