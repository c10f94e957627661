import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf, CursorScalar } from '../connection.ts';
import { Grade } from '../enums.ts';
import { Bounds } from './common.ts';
import { PublishedTally } from './records.ts';

@ObjectType({ description: 'Sums over the distinct incidents of one grade.' })
export class GradeSummary {
  @Field(() => Grade) grade!: Grade;
  @Field(() => Int) events!: number;
  @Field(() => Int, { description: 'Of these, events with somebody killed or injured reported.' }) harmEvents!: number;
  @Field(() => Bounds, { nullable: true }) killed!: Bounds | null;
  @Field(() => Bounds, { nullable: true }) injured!: Bounds | null;
  @Field(() => Bounds, { nullable: true, description: 'All deaths, civilians or not, of incidents whose source gives only those.' }) deaths!: Bounds | null;
}

@ObjectType({ description: 'Change of killed on the previous month, in per cent, minimum on minimum.' })
export class ChangeOnMonth {
  @Field(() => Float) percent!: number;
  @Field(() => Float, { description: 'The least it can be: this month\'s minimum on last month\'s maximum.' }) low!: number;
  @Field(() => Float, { nullable: true, description: 'The most it can be: this month\'s maximum on last month\'s minimum.' }) high!: number | null;
  @Field(() => Boolean, { description: 'Whether both bounds have the same sign.' }) signCertain!: boolean;
}

@ObjectType({ description: 'A month\'s rank among all months, as of the asking.' })
export class MonthRank {
  @Field(() => Int, { description: '1 = the highest minimum of killed.' }) rank!: number;
  @Field(() => Int) of!: number;
  @Field(() => String, { nullable: true, description: 'The latest earlier month (YYYY-MM) that was at least as deadly; null = none on record.' }) deadliestSince!: string | null;
}

@ObjectType({ description: 'Published minus own, end by end.' })
export class TallyGap {
  @Field(() => Int, { nullable: true }) min!: number | null;
  @Field(() => Int, { nullable: true }) max!: number | null;
  @Field(() => Int, { nullable: true, description: 'Events published minus alleged events recorded.' }) events!: number | null;
}

@ObjectType({ description: 'Somebody else\'s total for the same month, and how far it lies from ours.' })
export class TallyBeside {
  @Field(() => PublishedTally) tally!: PublishedTally;
  @Field(() => TallyGap) gap!: TallyGap;
}

@ObjectType({ description: 'The totals of one month and scope. Sums run over distinct incidents: one with two accused parties counts once.' })
export class MonthlySummary {
  @Field(() => String, { description: 'YYYY-MM.' }) month!: string;
  @Field(() => Int, { description: 'Incidents of every grade.' }) allegedEvents!: number;
  @Field(() => Int, { description: 'Incidents of the headline grades (CONFIRMED and FAIR, or those of the scope) with harm reported.' }) headlineEvents!: number;
  @Field(() => Bounds, { nullable: true, description: 'Civilians killed, over the headline\'s incidents; null where none has a known number.' }) killed!: Bounds | null;
  @Field(() => Bounds, { nullable: true }) injured!: Bounds | null;
  @Field(() => Int, { description: 'Headline incidents whose number of killed is unknown: they are in no sum.' }) killedUnknown!: number;
  @Field(() => Int) injuredUnknown!: number;
  @Field(() => [GradeSummary]) byGrade!: GradeSummary[];
  @Field(() => ChangeOnMonth, { nullable: true, description: 'null when the month before is empty or its minimum is zero.' }) change!: ChangeOnMonth | null;
  @Field(() => MonthRank, { nullable: true }) rank!: MonthRank | null;
  publishedTallies!: TallyBeside[];
}

@ObjectType({ description: 'A frozen, numbered, citable summary.' })
export class Release {
  @Field(() => ID) id!: string;
  @Field(() => Int) number!: number;
  @Field(() => String) title!: string;
  @Field(() => String, { nullable: true, description: 'YYYY-MM; null = every month.' }) month!: string | null;
  @Field(() => GraphQLDateTime) at!: Date;
  @Field(() => CursorScalar, { description: 'The release shows the state after this change.' }) cursor!: string;
  @Field(() => String, { description: 'SHA-256 of the frozen summary as canonical JSON.' }) sha256!: string;
  @Field(() => [MonthlySummary], { description: 'The months as they were frozen.' }) frozen!: MonthlySummary[];
  root!: string | null;
  records!: number | null;
  @Field(() => String, { description: 'Path of the manifest, which lists the files of the released records.' }) manifest!: string;
}

export const ReleaseConnection = connectionOf(Release, 'Release');
