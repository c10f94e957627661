import { GraphQLDate, GraphQLDateTime } from 'graphql-scalars';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { BlindGradingModel, ReviewItemModel } from '../../prisma/client/models.ts';
import { PageArgs, type Connection } from '../../schema/connection.ts';
import { BlindState } from '../../schema/enums.ts';
import { GiveGradeInput } from '../../schema/inputs/grading.ts';
import { Agreement, BlindGrading, BlindGradingConnection, MyDay, Proposal } from '../../schema/types/grading.ts';
import { GradeDraftInput } from '../../schema/inputs/review.ts';
import { Incident } from '../../schema/types/incident.ts';
import { ReviewItem } from '../../schema/types/review.ts';
import type { Context } from '../context.ts';
import { agreement } from '../grading/agreement.ts';
import { adjudicateGrade, gradeSecond } from '../grading/grade.ts';
import { listGradings, shownTo } from '../grading/list.ts';
import { takeSecondGrading } from '../grading/take.ts';
import { countReports, proposeForIncident, proposeForItem } from '../grading/proposal.ts';
import { myDay } from '../people/myDay.ts';
import { may, permit } from '../policies/permit.ts';
import { readIncidentNow } from '../read/afterwards.ts';
import { localId } from '../read/ids.ts';
import type { IncidentSource, Rooted } from '../read/present.ts';
import type { Viewer } from '../viewer.ts';

const KEY = { nullable: true, description: 'Makes a retry harmless.' };

function presentGrading(row: BlindGradingModel, viewer: Viewer): Omit<BlindGrading, 'incident'> & Rooted<BlindGradingModel> {
  const { state, createdAt, assignedUntil, finalGrade, finalReason, adjudicatorName, settledAt } = row;
  const mine = state === 'OPEN' && viewer.id !== null && row.assignedToId === viewer.id && (assignedUntil?.getTime() ?? 0) > Date.now();
  return Object.assign(new BlindGrading(), { row, state, createdAt, mine, assignedUntil: mine ? assignedUntil : null, ...shownTo(viewer, row), finalGrade, finalReason, adjudicatorName, settledAt });
}

type Shown = Omit<BlindGrading, 'incident'>;

@Resolver(() => BlindGrading)
export class GradingResolver {
  @Query(() => BlindGradingConnection, { description: 'The sample that is graded twice, oldest first.' })
  blindGradings(@Ctx() { db, viewer, settings }: Context, @Args(() => PageArgs) args: PageArgs, @Arg('states', () => [BlindState], { nullable: true }) states: BlindState[] | null): Promise<Connection<Shown>> {
    return listGradings(db, viewer, args, settings.PAGE_LIMIT, states, (row) => presentGrading(row, viewer));
  }

  @Query(() => Agreement, { description: 'How far two people who grade the same incidents, the second one blind, agree.' })
  agreement(@Ctx() { db, viewer }: Context, @Arg('since', () => GraphQLDateTime, { nullable: true }) from: Date | null, @Arg('until', () => GraphQLDateTime, { nullable: true }) to: Date | null): Promise<Agreement> {
    return agreement(db, viewer, { from, to });
  }

  @Query(() => MyDay, { description: 'What the viewer did on one day, UTC.' })
  myDay(@Ctx() { db, viewer }: Context, @Arg('day', () => GraphQLDate, { nullable: true, description: 'Today where absent.' }) day: Date | null): Promise<MyDay> {
    return myDay(db, viewer, day ?? new Date(new Date().toISOString().slice(0, 10)));
  }

  @Mutation(() => BlindGrading, { description: 'Gives the viewer the incident that waits longest for a second grade, for as long as a claim lasts.' })
  async takeSecondGrading(@Ctx() { db, viewer }: Context, @Arg('clientMutationId', () => String, KEY) key: string | null): Promise<Shown> {
    permit(viewer, 'grade a second time');
    return presentGrading(await takeSecondGrading(db, viewer, key), viewer);
  }

  @Mutation(() => BlindGrading, { description: 'The second grade of an incident that the viewer was given.' })
  async gradeSecond(@Ctx() { db, viewer }: Context, @Arg('input', () => GiveGradeInput) { incidentId, clientMutationId, ...given }: GiveGradeInput): Promise<Shown> {
    permit(viewer, 'grade a second time');
    return presentGrading(await gradeSecond(db, viewer, { ...given, incidentId: localId('Incident', incidentId) }, clientMutationId), viewer);
  }

  @Mutation(() => BlindGrading, { description: 'Decides between two grades that differ; not for those who gave them.' })
  async adjudicateGrade(@Ctx() { db, viewer }: Context, @Arg('input', () => GiveGradeInput) { incidentId, clientMutationId, ...given }: GiveGradeInput): Promise<Shown> {
    permit(viewer, 'adjudicate grades');
    return presentGrading(await adjudicateGrade(db, viewer, { ...given, incidentId: localId('Incident', incidentId) }, clientMutationId), viewer);
  }

  @FieldResolver(() => Incident)
  incident(@Root() { row }: Rooted<BlindGradingModel>, @Ctx() context: Context): Promise<Incident> {
    return readIncidentNow(context, row.incidentId);
  }
}

@Resolver(() => Incident)
export class ProposalFields {
  @FieldResolver(() => BlindState, { nullable: true, description: 'Where its second grading stands, for those it is graded by; null where it is graded once.' })
  async blindState(@Root() { row }: IncidentSource, @Ctx() { loaders, viewer }: Context): Promise<BlindState | null> {
    return may(viewer, 'read the desk') ? ((await loaders.blindState.load(row.incidentId)) ?? null) : null;
  }

  @FieldResolver(() => Proposal, { nullable: true, description: 'What the desk\'s rules make of its claims; for the desk.' })
  async proposal(@Root() { row }: IncidentSource, @Ctx() { loaders, viewer }: Context): Promise<Proposal | null> {
    if (!may(viewer, 'read the desk')) return null;
    return proposeForIncident(loaders, row);
  }
}

@Resolver(() => ReviewItem)
export class ItemProposalFields {
  @FieldResolver(() => Proposal, { description: 'The grade that the policy proposes for what the item would become: a new incident, or one on record with this report added.' })
  gradeProposal(
    @Root() { row }: Rooted<ReviewItemModel>,
    @Ctx() context: Context,
    @Arg('draft', () => GradeDraftInput, { nullable: true, description: 'What the reviewer has put in so far; what the item suggests where absent.' }) draft: GradeDraftInput | null,
    @Arg('incidentId', () => ID, { nullable: true, description: 'The incident to attach it to; absent = a new one.' }) incidentId: string | null,
  ): Promise<Proposal> {
    return proposeForItem(context, row, draft, incidentId == null ? null : localId('Incident', incidentId));
  }

  @FieldResolver(() => Int)
  async independentReports(@Root() { row }: Rooted<ReviewItemModel>, @Ctx() { loaders }: Context): Promise<number> {
    return countReports(loaders, row);
  }
}
