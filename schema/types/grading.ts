import { GraphQLDate, GraphQLDateTime } from 'graphql-scalars';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { BlindGradingModel } from '../../prisma/client/models.ts';
import { connectionOf, type Relation } from '../connection.ts';
import { BlindState, Grade, PolicyFinding } from '../enums.ts';
import { HarmRange } from './common.ts';
import type { Incident } from './incident.ts';

@ObjectType({ description: 'One question of the grading policy, and how the claims answer it.' })
export class PolicyStep {
  @Field(() => String) question!: string;
  @Field(() => Boolean, { description: 'Whether the policy stops here.' }) decides!: boolean;
  @Field(() => PolicyFinding, { description: 'The answer by a name, for saying it in other languages.' }) finding!: keyof typeof PolicyFinding;
  @Field(() => String) words!: string;
}

@ObjectType({ description: 'What the desk\'s rules make of the claims; reviewers may conclude otherwise and say why.' })
export class Proposal {
  @Field(() => Grade) grade!: Grade;
  @Field(() => String, { description: 'The words of the step that decides.' }) reason!: string;
  @Field(() => [PolicyStep]) steps!: PolicyStep[];
  @Field(() => Int, { description: 'Independent sources that allege harm.' }) independentSources!: number;
  @Field(() => Int, { description: 'Those of them that are credible.' }) credibleSources!: number;
  @Field(() => Int, { description: 'Parties that they accuse.' }) accusedParties!: number;
  @Field(() => HarmRange, { nullable: true, description: 'From the lowest number that a claim states to the highest; null where none states one.' }) killed!: HarmRange | null;
  @Field(() => HarmRange, { nullable: true }) injured!: HarmRange | null;
}

type Shown = Pick<BlindGradingModel, 'state' | 'createdAt' | 'secondGrade' | 'finalGrade' | 'settledAt'>;

@ObjectType({ description: 'An incident that two people grade, the second without knowing the first grade. What isn\'t for the viewer yet is null.' })
export class BlindGrading implements Shown {
  incident!: Relation<Incident>;
  @Field(() => BlindState) state!: BlindState;
  @Field(() => GraphQLDateTime) createdAt!: Date;
  @Field(() => Boolean, { description: 'Whether it is the viewer\'s to grade just now.' }) mine!: boolean;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'Until when.' }) assignedUntil!: Date | null;
  @Field(() => Grade, { nullable: true }) firstGrade!: Grade | null;
  @Field(() => String, { nullable: true }) firstReason!: string | null;
  @Field(() => String, { nullable: true }) firstGraderName!: string | null;
  @Field(() => Grade, { nullable: true }) secondGrade!: Grade | null;
  @Field(() => String, { nullable: true }) secondReason!: string | null;
  @Field(() => String, { nullable: true }) secondGraderName!: string | null;
  @Field(() => Grade, { nullable: true }) finalGrade!: Grade | null;
  @Field(() => String, { nullable: true }) finalReason!: string | null;
  @Field(() => String, { nullable: true }) adjudicatorName!: string | null;
  @Field(() => GraphQLDateTime, { nullable: true }) settledAt!: Date | null;
}

export const BlindGradingConnection = connectionOf(BlindGrading, 'BlindGrading');

@ObjectType({ description: 'How far two people who grade the same incidents agree.' })
export class Agreement {
  @Field(() => Int, { description: 'Incidents that two people graded.' }) pairs!: number;
  @Field(() => Int) agreed!: number;
  @Field(() => Float, { nullable: true, description: 'Krippendorff\'s alpha, any two grades equally far apart; null where it isn\'t defined.' }) nominal!: number | null;
  @Field(() => Float, { nullable: true, description: 'Krippendorff\'s alpha, with the grades in order from DISCOUNTED to CONFIRMED.' }) ordinal!: number | null;
}

@ObjectType({ description: 'What the viewer did on one day, UTC.' })
export class MyDay {
  @Field(() => GraphQLDate) day!: Date;
  @Field(() => Int) decisions!: number;
  @Field(() => Int) promoted!: number;
  @Field(() => Int) attached!: number;
  @Field(() => Int) rejected!: number;
  @Field(() => Int) deferred!: number;
  @Field(() => Int, { description: 'Of these decisions, taken back.' }) undone!: number;
  @Field(() => Float, { nullable: true, description: 'Median seconds from claiming an item to deciding it; of decisions on claimed items only.' }) medianSeconds!: number | null;
  @Field(() => Agreement, { description: 'Over all incidents so far that the viewer and somebody else graded.' }) agreement!: Agreement;
}
