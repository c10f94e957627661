import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { ReviewFilter } from '../../schema/inputs/filters.ts';
import {
  AttachToIncidentInput, ClaimReviewItemInput, DeferReviewItemInput, PromoteReviewItemInput, RejectReviewItemInput, ReopenReviewItemInput,
} from '../../schema/inputs/review.ts';
import { AttachPayload, ClaimNextPayload, PromotePayload, ReviewItemPayload, UndoPayload } from '../../schema/types/payloads.ts';
import type { Context } from '../context.ts';
import { permit } from '../policies/permit.ts';
import { readIncidentNow, readItem, readNotes, readStatements, readTallies } from '../read/afterwards.ts';
import { draftsOf, localClaims } from '../read/drafts.ts';
import { localId } from '../read/ids.ts';
import { presentReviewItem } from '../read/presentReviewItem.ts';
import { attachToIncident } from '../review/attach.ts';
import { claimReviewItem, releaseReviewItem, renewClaim } from '../review/claim.ts';
import { claimNextReviewItem } from '../review/claimNext.ts';
import { deferReviewItem, rejectReviewItem, reopenReviewItem } from '../review/decide.ts';
import type { SeenItem } from '../review/move.ts';
import { promoteReviewItem } from '../review/promote.ts';
import { undo } from '../review/undo.ts';

function seen({ id, expectedVersion, fence }: { id: string; expectedVersion?: number | null; fence?: number | null }): SeenItem {
  return { id: localId('ReviewItem', id), expectedVersion, fence };
}

@Resolver()
export class ReviewMutations {
  @Mutation(() => ReviewItemPayload, { description: 'Takes an item for oneself until the lease runs out.' })
  async claimReviewItem(@Ctx() { db, viewer }: Context, @Arg('input', () => ClaimReviewItemInput) input: ClaimReviewItemInput): Promise<ReviewItemPayload> {
    permit(viewer, 'claim review items');
    return { item: presentReviewItem(await claimReviewItem(db, viewer, seen(input), input.clientMutationId), viewer) };
  }

  @Mutation(() => ClaimNextPayload, { description: 'Takes the first waiting item that nobody else is just taking: of many who ask at once each gets another one.' })
  async claimNextReviewItem(
    @Ctx() { db, viewer, settings }: Context,
    @Arg('filter', () => ReviewFilter, { nullable: true, description: 'Of its states PENDING alone can be claimed.' }) filter: ReviewFilter | null,
    @Arg('clientMutationId', () => String, { nullable: true, description: 'Makes a retry harmless.' }) key: string | null,
  ): Promise<ClaimNextPayload> {
    permit(viewer, 'claim review items');
    const row = await claimNextReviewItem(db, viewer, settings, filter, key);
    return { item: row && presentReviewItem(row, viewer) };
  }

  @Mutation(() => ReviewItemPayload, { description: 'Heartbeat of a claim: the lease starts anew.' })
  async renewClaim(@Ctx() { db, viewer }: Context, @Arg('input', () => ClaimReviewItemInput) input: ClaimReviewItemInput): Promise<ReviewItemPayload> {
    permit(viewer, 'claim review items');
    return { item: presentReviewItem(await renewClaim(db, viewer, seen(input), input.clientMutationId), viewer) };
  }

  @Mutation(() => ReviewItemPayload, { description: 'Gives a claimed item back to the queue.' })
  async releaseReviewItem(@Ctx() { db, viewer }: Context, @Arg('input', () => ClaimReviewItemInput) input: ClaimReviewItemInput): Promise<ReviewItemPayload> {
    permit(viewer, 'claim review items');
    return { item: presentReviewItem(await releaseReviewItem(db, viewer, seen(input), input.clientMutationId), viewer) };
  }

  @Mutation(() => PromotePayload, { description: 'Makes incidents, notes, tallies and statements of one article, all or none.' })
  async promoteReviewItem(@Ctx() context: Context, @Arg('input', () => PromoteReviewItemInput) input: PromoteReviewItemInput): Promise<PromotePayload> {
    permit(context.viewer, 'decide review items');
    const made = await promoteReviewItem(context.db, context.viewer, { item: seen(input), ...draftsOf(input), note: input.note, clientMutationId: input.clientMutationId });
    return {
      item: await readItem(context, seen(input).id),
      incidents: await Promise.all(made.incidents.map((id) => readIncidentNow(context, id))),
      notes: await readNotes(context, made.notes),
      tallies: await readTallies(context, made.tallies),
      statements: await readStatements(context, made.statements),
    };
  }

  @Mutation(() => AttachPayload, { description: 'Adds an article to an incident that is recorded already.' })
  async attachToIncident(@Ctx() context: Context, @Arg('input', () => AttachToIncidentInput) input: AttachToIncidentInput): Promise<AttachPayload> {
    permit(context.viewer, 'decide review items');
    const { incidentId } = await attachToIncident(context.db, context.viewer, {
      item: seen(input), incidentId: localId('Incident', input.incidentId), incidentVersion: input.incidentVersion, claims: localClaims(input.claims), clientMutationId: input.clientMutationId,
    });
    return { item: await readItem(context, seen(input).id), incident: await readIncidentNow(context, incidentId) };
  }

  @Mutation(() => ReviewItemPayload)
  async rejectReviewItem(@Ctx() { db, viewer }: Context, @Arg('input', () => RejectReviewItemInput) input: RejectReviewItemInput): Promise<ReviewItemPayload> {
    permit(viewer, 'decide review items');
    return { item: presentReviewItem(await rejectReviewItem(db, viewer, seen(input), input.reason, input.note ?? null, input.clientMutationId), viewer) };
  }

  @Mutation(() => ReviewItemPayload, { description: 'Puts an item away until a time; then it is pending again by itself.' })
  async deferReviewItem(@Ctx() { db, viewer }: Context, @Arg('input', () => DeferReviewItemInput) input: DeferReviewItemInput): Promise<ReviewItemPayload> {
    permit(viewer, 'decide review items');
    return { item: presentReviewItem(await deferReviewItem(db, viewer, seen(input), input.until, input.note ?? null, input.clientMutationId), viewer) };
  }

  @Mutation(() => ReviewItemPayload, { description: 'Puts a decided item back into the queue; what a promotion made stays.' })
  async reopenReviewItem(@Ctx() { db, viewer }: Context, @Arg('input', () => ReopenReviewItemInput) input: ReopenReviewItemInput): Promise<ReviewItemPayload> {
    permit(viewer, 'decide review items');
    return { item: presentReviewItem(await reopenReviewItem(db, viewer, seen(input), input.reason, input.clientMutationId), viewer) };
  }

  @Mutation(() => UndoPayload, { description: 'Takes back the viewer\'s last decision, while nothing was built on it.' })
  async undo(
    @Ctx() context: Context,
    @Arg('clientMutationId', () => String, { nullable: true, description: 'Makes a retry harmless.' }) key: string | null,
  ): Promise<UndoPayload> {
    permit(context.viewer, 'undo own acts');
    const { itemId, undone } = await undo(context.db, context.viewer, key);
    return { item: await readItem(context, itemId), undone };
  }
}
