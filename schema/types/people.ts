import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import type { LookingModel, RemarkModel, UserModel } from '../../prisma/client/models.ts';
import { connectionOf, type Relation } from '../connection.ts';
import { Role } from '../enums.ts';
import { Node } from '../node.ts';
import type { ReviewItem } from './review.ts';

@ObjectType({ implements: Node, description: 'Somebody who works at this desk, as the others see them.' })
export class Colleague extends Node implements Pick<UserModel, 'name' | 'role'> {
  @Field(() => String) name!: string;
  @Field(() => Role) role!: Role;
  @Field(() => Boolean) isMe!: boolean;
}

@ObjectType({ description: 'Somebody who has an item open, without holding it.' })
export class Looker implements Pick<LookingModel, 'since'> {
  @Field(() => String) name!: string;
  @Field(() => GraphQLDateTime) since!: Date;
}

@ObjectType({ implements: Node, description: 'What a reviewer writes to colleagues about an item.' })
export class Remark extends Node implements Pick<RemarkModel, 'authorName' | 'at' | 'withdrawnAt'> {
  @Field(() => String) authorName!: string;
  @Field(() => Boolean) byMe!: boolean;
  @Field(() => String, { nullable: true, description: 'null where its author took it back.' }) text!: string | null;
  @Field(() => GraphQLDateTime) at!: Date;
  @Field(() => GraphQLDateTime, { nullable: true }) withdrawnAt!: Date | null;
  @Field(() => [Mention], { description: 'Whom it calls upon.' }) mentions!: Relation<Mention>[];
  item!: Relation<ReviewItem>;
}

@ObjectType({ description: 'A colleague that a remark calls upon.' })
export class Mention {
  @Field(() => Colleague) colleague!: Colleague;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When they read it.' }) readAt!: Date | null;
}

export const RemarkConnection = connectionOf(Remark, 'Remark');
