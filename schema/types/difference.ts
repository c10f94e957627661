import { GraphQLJSON } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CursorScalar } from '../connection.ts';
import { EntityKind } from '../enums.ts';

export enum DifferenceKind {
  ADDED = 'ADDED',
  CHANGED = 'CHANGED',
  REGRADED = 'REGRADED',
  MERGED = 'MERGED',
  RETRACTED = 'RETRACTED',
  OUT_OF_SCOPE = 'OUT_OF_SCOPE',
}

registerEnumType(DifferenceKind, {
  name: 'DifferenceKind',
  description: 'What became of a record between two releases.',
  valuesConfig: {
    ADDED: { description: 'In the later release only.' },
    MERGED: { description: 'One with another incident since.' },
    RETRACTED: { description: 'Taken back since.' },
    REGRADED: { description: 'Assessed anew, with another grade.' },
    CHANGED: { description: 'Assessed anew, with the same grade.' },
    OUT_OF_SCOPE: { description: 'Public still, but outside of the month that the later release covers.' },
  },
});

@ObjectType({ description: 'One record that two releases show differently.' })
export class ReleaseDifferenceEntry {
  @Field(() => DifferenceKind, { description: 'What became of it.' }) kind!: DifferenceKind;
  @Field(() => EntityKind, { description: 'Kind of the record.' }) entityKind!: EntityKind;
  @Field(() => ID, { description: 'Global id of the record.' }) entityId!: string;
  @Field(() => String, { nullable: true, description: 'The incident\'s code.' }) code!: string | null;
  @Field(() => String, { nullable: true, description: 'Code of the incident that a merged one lives on in.' }) mergedInto!: string | null;
  @Field(() => Int, { nullable: true, description: 'The version that the earlier release shows.' }) fromVersion!: number | null;
  @Field(() => Int, { nullable: true, description: 'The version that the later release shows.' }) toVersion!: number | null;
  @Field(() => [String], { description: 'Columns that differ, named as in exports.' }) changed!: string[];
  @Field(() => GraphQLJSON, { nullable: true, description: 'The record before, as the public reads it now.' }) before!: unknown;
  @Field(() => GraphQLJSON, { nullable: true, description: 'The record after, as the public reads it now.' }) after!: unknown;
}

@ObjectType({ description: 'How many records differ, by what became of them.' })
export class DifferenceCounts {
  @Field(() => Int, { description: 'In the later release only.' }) added!: number;
  @Field(() => Int, { description: 'Assessed anew, with the same grade.' }) changed!: number;
  @Field(() => Int, { description: 'Assessed anew, with another grade.' }) regraded!: number;
  @Field(() => Int, { description: 'One with another incident since.' }) merged!: number;
  @Field(() => Int, { description: 'Taken back since.' }) retracted!: number;
  @Field(() => Int, { description: 'Public still, but outside of the month that the later release covers.' }) outOfScope!: number;
}

@ObjectType({ description: 'Two releases compared record by record, or a release with the present.' })
export class ReleaseDifference {
  @Field(() => Int, { description: 'Number of the earlier release.' }) from!: number;
  @Field(() => Int, { nullable: true, description: 'Number of the later release; null = now.' }) to!: number | null;
  counts!: DifferenceCounts;
  @Field(() => [ReleaseDifferenceEntry], { description: 'A page of the records that differ, in the order of the releases.' }) entries!: ReleaseDifferenceEntry[];
  @Field(() => CursorScalar, { nullable: true, description: 'Give it as `after` to go on; null = that was all.' }) next!: string | null;
}
