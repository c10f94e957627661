import { GraphQLDateTime, GraphQLJSON } from 'graphql-scalars';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { RuleApplicationModel, RuleVersionModel, SavedFilterModel } from '../../prisma/client/models.ts';
import type { Relation } from '../connection.ts';
import { RejectReason, RuleField } from '../enums.ts';
import { Node } from '../node.ts';
import { ReviewCounts, ReviewItem } from './review.ts';

type Shown = Pick<RuleVersionModel, 'version' | 'name' | 'enabled' | 'keywords' | 'pattern' | 'field' | 'languages' | 'similarAtLeast' | 'tag' | 'rejectReason' | 'priority' | 'reason' | 'authorName' | 'at'>;

@ObjectType({ description: 'A rule as it was from one change to the next.' })
export class RuleVersion implements Shown {
  @Field(() => Int) version!: number;
  @Field(() => String) name!: string;
  @Field(() => Boolean) enabled!: boolean;
  @Field(() => [String]) keywords!: string[];
  @Field(() => String, { nullable: true }) pattern!: string | null;
  @Field(() => RuleField) field!: RuleField;
  @Field(() => [String]) languages!: string[];
  @Field(() => [ID]) sources!: string[];
  @Field(() => ID, { nullable: true, description: 'The item whose text is compared with, as it was.' }) similarToItem!: string | null;
  @Field(() => Float, { nullable: true }) similarAtLeast!: number | null;
  @Field(() => String, { nullable: true }) tag!: string | null;
  @Field(() => RejectReason, { nullable: true }) rejectReason!: RejectReason | null;
  @Field(() => Int, { nullable: true }) priority!: number | null;
  @Field(() => String, { nullable: true, description: 'Why it was changed.' }) reason!: string | null;
  @Field(() => String) authorName!: string;
  @Field(() => GraphQLDateTime) at!: Date;
}

@ObjectType({ implements: Node, description: 'What the desk does with certain articles as they come in.' })
export class Rule extends Node {
  @Field(() => RuleVersion) current!: RuleVersion;
  @Field(() => [RuleVersion], { description: 'Newest first.' }) versions!: Relation<RuleVersion>[];
  @Field(() => Int, { description: 'Items that it was applied to, in any version.' }) appliedCount!: number;
}

@ObjectType({ description: 'That a rule was applied to an item, and what it did.' })
export class RuleApplication implements Pick<RuleApplicationModel, 'ruleVersion' | 'why' | 'tag' | 'rejectReason' | 'priority' | 'at'> {
  @Field(() => ID) ruleId!: string;
  @Field(() => String) ruleName!: string;
  @Field(() => Int) ruleVersion!: number;
  @Field(() => String) why!: string;
  @Field(() => String, { nullable: true }) tag!: string | null;
  @Field(() => RejectReason, { nullable: true }) rejectReason!: RejectReason | null;
  @Field(() => Int, { nullable: true }) priority!: number | null;
  @Field(() => GraphQLDateTime) at!: Date;
}

@ObjectType()
export class RuleTrialHit {
  @Field(() => ReviewItem) item!: ReviewItem;
  @Field(() => String) why!: string;
}

@ObjectType({ description: 'What a rule would have done to items of the past.' })
export class RuleTrial {
  @Field(() => Int, { description: 'Items looked at, the newest ones.' }) looked!: number;
  @Field(() => Int) matched!: number;
  @Field(() => ReviewCounts, { description: 'Where those that match stand: promoted and attached ones are what a rejecting rule would have cost.' }) byState!: ReviewCounts;
  @Field(() => [RuleTrialHit], { description: 'Some of them: promoted and attached ones first, then the newest.' }) sample!: RuleTrialHit[];
}

@ObjectType({ implements: Node, description: 'A way of looking at the queue, kept under a name.' })
export class SavedFilter extends Node implements Pick<SavedFilterModel, 'name' | 'ownerName' | 'shared' | 'version'> {
  @Field(() => String) name!: string;
  @Field(() => String) ownerName!: string;
  @Field(() => Boolean) mine!: boolean;
  @Field(() => Boolean) shared!: boolean;
  @Field(() => GraphQLJSON, { description: 'As ReviewFilter takes it.' }) filter!: unknown;
  @Field(() => Int) version!: number;
}
