import { Field, ID, Int, ObjectType } from 'type-graphql';
import { HumanitarianNote, PublishedTally, Statement } from './records.ts';
import { Incident } from './incident.ts';
import { ReviewItem } from './review.ts';

@ObjectType()
export class ReviewItemPayload {
  @Field(() => ReviewItem) item!: ReviewItem;
}

@ObjectType({ description: 'What a promotion made, in the order of its drafts.' })
export class PromotePayload {
  @Field(() => ReviewItem) item!: ReviewItem;
  @Field(() => [Incident]) incidents!: Incident[];
  @Field(() => [HumanitarianNote]) notes!: HumanitarianNote[];
  @Field(() => [PublishedTally]) tallies!: PublishedTally[];
  @Field(() => [Statement]) statements!: Statement[];
}

@ObjectType()
export class AttachPayload {
  @Field(() => ReviewItem) item!: ReviewItem;
  @Field(() => Incident) incident!: Incident;
}

@ObjectType()
export class UndoPayload {
  @Field(() => ReviewItem) item!: ReviewItem;
  @Field(() => String, { description: 'The deed that was undone.' }) undone!: string;
}

@ObjectType()
export class IncidentPayload {
  @Field(() => Incident) incident!: Incident;
}

@ObjectType()
export class RecordPayload {
  @Field(() => ID, { description: 'Global id of the record.' }) id!: string;
  @Field(() => Int, { description: 'Its new version.' }) version!: number;
}
