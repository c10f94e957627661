import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { RejectReason } from '../enums.ts';
import { ReviewFilter } from './filters.ts';

@InputType()
export class SelectedItemInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true, description: 'Left as it is where the item changed since.' }) expectedVersion?: number | null;
}

@InputType({ description: 'The items listed, those that the filter finds, or those listed that the filter finds.' })
export class SelectionInput {
  @Field(() => [SelectedItemInput], { nullable: true }) items?: SelectedItemInput[] | null;
  @Field(() => ReviewFilter, { nullable: true }) filter?: ReviewFilter | null;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'From the preview: what came into the queue later is left alone.' }) previewedAt?: Date | null;
  @Field(() => Int, { nullable: true, description: 'From the preview, and required with a filter: STALE where the selection has grown.' }) previewedCount?: number | null;
}

@InputType()
class BulkInput {
  @Field(() => SelectionInput) selection!: SelectionInput;
  @Field(() => String, { nullable: true, description: 'Makes a retry harmless.' }) clientMutationId?: string | null;
}

@InputType()
export class RejectReviewItemsInput extends BulkInput {
  @Field(() => RejectReason) reason!: RejectReason;
  @Field(() => String, { nullable: true }) note?: string | null;
}

@InputType()
export class DeferReviewItemsInput extends BulkInput {
  @Field(() => GraphQLDateTime) until!: Date;
  @Field(() => String, { nullable: true }) note?: string | null;
}

@InputType()
export class ReopenReviewItemsInput extends BulkInput {
  @Field(() => String) reason!: string;
}

@InputType()
export class TagReviewItemsInput extends BulkInput {
  @Field(() => [String], { nullable: true }) add?: string[] | null;
  @Field(() => [String], { nullable: true }) remove?: string[] | null;
}

@InputType()
export class AssignReviewItemsInput extends BulkInput {
  @Field(() => ID, { nullable: true, description: 'A colleague; nobody any more where null or absent.' }) assigneeId?: string | null;
}
