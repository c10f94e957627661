import { Arg, Ctx, Int, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { ChangeModel } from '../../prisma/client/models.ts';
import { CursorScalar } from '../../schema/connection.ts';
import { ChangeFilter } from '../../schema/inputs/filters.ts';
import { Change, ChangeConnection, ReviewQueueEvent } from '../../schema/types/change.ts';
import type { Connection } from '../../schema/connection.ts';
import { followChanges } from '../changes/follow.ts';
import { audible, changesAfter, readFeedCursor, writeFeedCursor } from '../changes/read.ts';
import type { Context } from '../context.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import { changeQueryOf } from '../read/changeQuery.ts';
import { globalId } from '../read/ids.ts';
import { presentChange } from '../read/presentChange.ts';
import { QUEUE_BELL } from '../../prisma/bells.ts';

@Resolver()
export class ChangesResolver {
  @Query(() => ChangeConnection, { description: 'The change feed behind a cursor, in commit order.' })
  async changes(
    @Ctx() context: Context,
    @Arg('after', () => CursorScalar, { nullable: true, description: 'From the start where absent.' }) after: string | null,
    @Arg('first', () => Int, { defaultValue: 100 }) first: number,
    @Arg('filter', () => ChangeFilter, { nullable: true }) filter: ChangeFilter | null,
  ): Promise<Connection<Change>> {
    const { db, viewer, settings } = context;
    permit(viewer, 'read public records');
    if (first < 0 || first > settings.PAGE_LIMIT) throw new DeskError('BAD_USER_INPUT', `A page holds 0 to ${settings.PAGE_LIMIT} changes, not ${first}`);
    const query = await changeQueryOf(context, filter);
    const rows = await changesAfter(db, viewer, query, await readFeedCursor(db, after), first + 1);
    const edges = await Promise.all(rows.slice(0, first).map(async (row) => ({ node: await presentChange(context, row), cursor: writeFeedCursor(row.seq, row) })));
    return {
      edges,
      nodes: edges.map(({ node }) => node),
      totalCount: () => db.change.count({ where: audible(viewer, query) }),
      pageInfo: { hasNextPage: rows.length > first, hasPreviousPage: after != null, startCursor: edges.at(0)?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? after ?? null },
    };
  }

  @Subscription(() => Change, {
    name: 'changes',
    description: 'Everything behind the cursor, then everything that comes, in commit order, without gaps or repeats. Without a cursor it begins now.',
    subscribe: async function* ({ args, context }: { args: { after?: string | null; filter?: ChangeFilter | null }; context: Context }) {
      permit(context.viewer, 'read public records');
      const query = await changeQueryOf(context, args.filter ?? null);
      yield* followChanges(context, context.viewer, query, args.after ?? context.lastEventId);
    },
  })
  async changesFollowed(
    @Root() row: ChangeModel,
    @Ctx() context: Context,
    @Arg('after', () => CursorScalar, { nullable: true }) _after: string | null,
    @Arg('filter', () => ChangeFilter, { nullable: true }) _filter: ChangeFilter | null,
  ): Promise<Change> {
    return presentChange(context, row);
  }

  @Subscription(() => ReviewQueueEvent, {
    description: 'Rings whenever an item of the review queue came or moved.',
    subscribe: async function* ({ context }: { context: Context }) {
      permit(context.viewer, 'read the desk');
      for await (const itemId of context.bell.payloads(QUEUE_BELL, context.signal)) if (itemId) yield { itemId };
    },
  })
  reviewQueueChanged(@Root() { itemId }: { itemId: string }): ReviewQueueEvent {
    return { itemId: globalId('ReviewItem', itemId) };
  }
}
