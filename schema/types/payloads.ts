import { Field, ID, Int, ObjectType } from 'type-graphql';
import { HumanitarianNote, PublishedTally, Statement } from './records.ts';
import { Incident } from './incident.ts';
import { ReviewItem } from './review.ts';

@ObjectType()
export class ReviewItemPayload {
  @Field(() => ReviewItem) item!: ReviewItem;
}

@ObjectType()
export class ClaimNextPayload {
  @Field(() => ReviewItem, { nullable: true, description: 'null where nothing waits that the filter finds.' }) item!: ReviewItem | null;
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

@ObjectType({ description: 'Why an item of a selection was left as it is.' })
export class NotDone {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'As in extensions.code of errors.' }) code!: string;
  @Field(() => String) message!: string;
}

@ObjectType({ description: 'What became of a selection.' })
export class BulkPayload {
  @Field(() => [ReviewItem], { description: 'The items that it was done to, as they are now.' }) done!: ReviewItem[];
  @Field(() => [NotDone]) notDone!: NotDone[];
}
