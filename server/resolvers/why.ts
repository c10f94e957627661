import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { SummaryScope } from '../../schema/inputs/filters.ts';
import { Why } from '../../schema/types/why.ts';
import type { Context } from '../context.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import { asOfSequence } from '../read/asOf.ts';
import { decimalsFor } from '../read/decimals.ts';
import { globalId, localId } from '../read/ids.ts';
import { presentIncident } from '../read/present.ts';
import { presentClaim } from '../read/presentClaim.ts';
import { scopeOf } from '../read/scope.ts';
import { monthlySummaries } from '../summaries/monthly.ts';
import { contributions } from '../summaries/why.ts';

const MOST = 100;

@Resolver()
export class WhyResolver {
  @Query(() => Why, { description: 'Opens a month\'s figure up: its incidents, their claims, the sentences that say them, the bytes they were read from.' })
  async why(
    @Ctx() context: Context,
    @Arg('month', () => String, { description: 'YYYY-MM.' }) month: string,
    @Arg('scope', () => SummaryScope, { nullable: true }) input: SummaryScope | null,
    @Arg('asOf', () => GraphQLDateTime, { nullable: true }) asOf: Date | null,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => ID, { nullable: true }) after: string | null,
  ): Promise<Why> {
    permit(context.viewer, 'read public records');
    if (first < 1 || first > MOST) throw new DeskError('BAD_USER_INPUT', `A page opens 1 to ${MOST} incidents, not ${first}`);
    const { db } = context;
    const [scope, seq, decimals] = [await scopeOf(context, input), await asOfSequence(db, asOf), await decimalsFor(context)];
    const [summary] = await monthlySummaries(db, month, month, scope, seq);
    const { count, rows } = await contributions(db, month, scope, seq, after ? localId('Incident', after) : null, first);
    const last = rows.at(-1)?.incident.incidentId;
    return {
      month, killed: summary?.killed ?? null, incidentCount: count,
      next: rows.length === first && last ? globalId('Incident', last) : null,
      contributions: rows.map(({ incident, claims }) => ({
        incident: presentIncident(incident, decimals),
        killed: incident.killedMax === null ? null : { min: incident.killedMin ?? 0, max: incident.killedMax },
        claims: claims.map(({ claim, evidence }) => ({ claim: presentClaim(claim), evidence })),
      })),
    };
  }
}
