import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { SummaryScope } from '../../schema/inputs/filters.ts';
import { MonthlySummary, TallyBeside } from '../../schema/types/summary.ts';
import type { Context } from '../context.ts';
import { permit } from '../policies/permit.ts';
import { asOfSequence } from '../read/asOf.ts';
import { presentTally } from '../read/records.ts';
import { scopeOf } from '../read/scope.ts';
import { talliesBeside } from '../summaries/beside.ts';
import { monthlySummaries, type MonthlySummary as SummaryRow } from '../summaries/monthly.ts';

@Resolver(() => MonthlySummary)
export class SummaryResolver {
  @Query(() => MonthlySummary, { description: 'Totals of one month, now or as of an instant.' })
  async monthlySummary(
    @Ctx() context: Context,
    @Arg('month', () => String, { description: 'YYYY-MM.' }) month: string,
    @Arg('scope', () => SummaryScope, { nullable: true }) scope: SummaryScope | null,
    @Arg('asOf', () => GraphQLDateTime, { nullable: true }) asOf: Date | null,
  ): Promise<SummaryRow> {
    permit(context.viewer, 'read public records');
    const [summary] = await monthlySummaries(context.db, month, month, await scopeOf(context, scope), await asOfSequence(context.db, asOf));
    if (!summary) throw new Error(`No summary for ${month}`);
    return summary;
  }

  @Query(() => [MonthlySummary], { description: 'Totals of each month from one to another, both included, months without incidents too.' })
  async monthlySummaries(
    @Ctx() context: Context,
    @Arg('from', () => String, { description: 'YYYY-MM.' }) from: string,
    @Arg('to', () => String, { description: 'YYYY-MM.' }) to: string,
    @Arg('scope', () => SummaryScope, { nullable: true }) scope: SummaryScope | null,
    @Arg('asOf', () => GraphQLDateTime, { nullable: true }) asOf: Date | null,
  ): Promise<SummaryRow[]> {
    permit(context.viewer, 'read public records');
    return monthlySummaries(context.db, from, to, await scopeOf(context, scope), await asOfSequence(context.db, asOf));
  }

  @FieldResolver(() => [TallyBeside], { description: 'What others published for the same month and scope, and the gap to ours.' })
  async publishedTallies(@Root() summary: SummaryRow, @Ctx() { db }: Context): Promise<TallyBeside[]> {
    const beside = await talliesBeside(db, summary);
    return beside.map(({ tally, gap }) => ({ tally: presentTally(tally), gap }));
  }
}
