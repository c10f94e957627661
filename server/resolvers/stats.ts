import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { BoundingBox, IncidentFilter } from '../../schema/inputs/filters.ts';
import { IncidentMap, IncidentStats, StatsGroup } from '../../schema/types/stats.ts';
import type { Context } from '../context.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import { asOfSequence } from '../read/asOf.ts';
import { decimalsFor } from '../read/decimals.ts';
import { incidentMap } from '../read/map.ts';
import { incidentStats } from '../read/stats.ts';

const MOST_GROUPS = 5_000;

@Resolver()
export class StatsResolver {
  @Query(() => IncidentStats, { description: 'Published incidents that the filter leaves, counted and summed by group, now or as of an instant.' })
  async incidentStats(
    @Ctx() context: Context,
    @Arg('filter', () => IncidentFilter, { nullable: true, description: 'Which incidents; all where absent.' }) filter: IncidentFilter | null,
    @Arg('groupBy', () => StatsGroup, { description: 'What a group has in common.' }) groupBy: StatsGroup,
    @Arg('asOf', () => GraphQLDateTime, { nullable: true, description: 'As the record stood at this instant; now where absent.' }) asOf: Date | null,
    @Arg('first', () => Int, { defaultValue: 500, description: `Groups shown, up to ${MOST_GROUPS}.` }) first: number,
  ): Promise<IncidentStats> {
    permit(context.viewer, 'read public records');
    if (first < 0 || first > MOST_GROUPS) throw new DeskError('BAD_USER_INPUT', `Statistics show 0 to ${MOST_GROUPS} groups, not ${first}`);
    return incidentStats(context.db, { filter, groupBy, first, asOf: await asOfSequence(context.db, asOf), decimals: await decimalsFor(context) });
  }

  @Query(() => IncidentMap, { description: 'Published incidents by cells of a map, with sums that add up.' })
  async incidentMap(
    @Ctx() context: Context,
    @Arg('zoom', () => Int, { description: 'Zoom of the map\'s tiles, 0 (the world in one tile) to 20.' }) zoom: number,
    @Arg('box', () => BoundingBox, { nullable: true, description: 'What the map shows; the world where absent.' }) box: BoundingBox | null,
    @Arg('filter', () => IncidentFilter, { nullable: true, description: 'Which incidents; all where absent.' }) filter: IncidentFilter | null,
    @Arg('asOf', () => GraphQLDateTime, { nullable: true, description: 'As the record stood at this instant; now where absent.' }) asOf: Date | null,
  ): Promise<IncidentMap> {
    permit(context.viewer, 'read public records');
    return incidentMap(context.db, { zoom, box, filter, asOf: await asOfSequence(context.db, asOf), decimals: await decimalsFor(context) });
  }
}
