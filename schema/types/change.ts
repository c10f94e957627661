import { GraphQLDateTime, GraphQLJSON } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf, CursorScalar } from '../connection.ts';
import { ChangeKind, EntityKind, Role } from '../enums.ts';

@ObjectType({ description: 'One entry of the change feed: entries come in commit order, without gaps or repeats.' })
export class Change {
  @Field(() => CursorScalar, { description: 'Give it as `after` to go on behind this change.' }) cursor!: string;
  @Field(() => GraphQLDateTime) at!: Date;
  @Field(() => ChangeKind) kind!: ChangeKind;
  @Field(() => EntityKind) entityKind!: EntityKind;
  @Field(() => ID, { description: 'Global id of the record.' }) entityId!: string;
  @Field(() => Int) entityVersion!: number;
  @Field(() => String, { nullable: true, description: 'The incident\'s code.' }) code!: string | null;
  @Field(() => Boolean, { description: 'The record left the public (retracted, merged): forget your copy. Readers are not shown again what it said.' }) tombstone!: boolean;
  @Field(() => GraphQLJSON, { nullable: true, description: 'The record before, as far as the viewer may see it.' }) before!: unknown;
  @Field(() => GraphQLJSON, { nullable: true, description: 'The record after, as far as the viewer may see it.' }) after!: unknown;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => Role, { nullable: true, description: 'Role of whoever did it.' }) actorRole!: Role | null;
}

export const ChangeConnection = connectionOf(Change, 'Change');

@ObjectType({ description: 'The review queue changed.' })
export class ReviewQueueEvent {
  @Field(() => ID, { description: 'Global id of the item.' }) itemId!: string;
}
