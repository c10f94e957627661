import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { AuditEntryModel, ReviewItemModel } from '../../prisma/client/models.ts';
import { connectionOf, type Relation } from '../connection.ts';
import { RejectReason, ReviewState } from '../enums.ts';
import { Node } from '../node.ts';
import type { Article } from './desk.ts';
import type { Proposal } from './grading.ts';
import { Incident } from './incident.ts';
import { Colleague, Looker, Remark } from './people.ts';
import type { RuleApplication } from './rules.ts';
import { Suggestions } from './suggestions.ts';

@ObjectType({ description: 'One part of a review item\'s priority.' })
export class PriorityPart {
  @Field(() => String) name!: string;
  @Field(() => Float, { description: '0..1.' }) value!: number;
  @Field(() => Float) weight!: number;
  @Field(() => String, { description: 'Why, in words.' }) words!: string;
}

@ObjectType({ description: 'Who did what, when and why.' })
export class AuditEntry implements Pick<AuditEntryModel, 'id' | 'at' | 'actorName' | 'deed' | 'reason' | 'undoneAt'> {
  @Field(() => ID) id!: string;
  @Field(() => GraphQLDateTime) at!: Date;
  @Field(() => String) actorName!: string;
  @Field(() => String) deed!: string;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => GraphQLDateTime, { nullable: true }) undoneAt!: Date | null;
}

type Shown = Pick<ReviewItemModel, 'state' | 'version' | 'priority' | 'relevance' | 'language' | 'fence' | 'note'>;

@ObjectType({ implements: Node, description: 'An article\'s place in the review queue.' })
export class ReviewItem extends Node implements Shown {
  @Field(() => ReviewState, { description: 'As it holds now: a claim whose lease ran out and a deferral that is over are PENDING.' }) state!: ReviewState;
  @Field(() => Int, { description: 'Give it back as expectedVersion.' }) version!: number;
  @Field(() => Float, { description: '0..100, higher first.' }) priority!: number;
  @Field(() => [PriorityPart]) priorityParts!: PriorityPart[];
  @Field(() => Float) relevance!: number;
  @Field(() => String, { nullable: true }) language!: string | null;
  article!: Relation<Article>;
  @Field(() => String, { description: 'The text that the suggestions and quotes point into.' }) text!: string;
  @Field(() => Boolean, { description: 'Whether the page warns that it shows or describes what is hard to bear.' }) graphic!: boolean;
  @Field(() => Suggestions) suggestions!: Suggestions;
  @Field(() => String, { description: 'Name and version of the suggestion rules.' }) suggester!: string;
  @Field(() => String, { nullable: true, description: 'Who holds the claim.' }) claimedBy!: string | null;
  @Field(() => Boolean, { description: 'Whether the viewer holds the claim.' }) claimedByMe!: boolean;
  @Field(() => Int, { description: 'Proves a claim in later acts.' }) fence!: number;
  @Field(() => GraphQLDateTime, { nullable: true }) leaseExpiresAt!: Date | null;
  @Field(() => GraphQLDateTime, { nullable: true }) deferredUntil!: Date | null;
  @Field(() => RejectReason, { nullable: true }) rejectReason!: RejectReason | null;
  @Field(() => String, { nullable: true }) note!: string | null;
  @Field(() => GraphQLDateTime, { nullable: true }) decidedAt!: Date | null;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'Set when the article changed after the decision.' }) changedAt!: Date | null;
  @Field(() => GraphQLDateTime) createdAt!: Date;
  @Field(() => [ReviewItem], { description: 'Copies of the same text, as far as is known.' }) copies!: Relation<ReviewItem>[];
  @Field(() => [ReviewItem], { description: 'Other reports that seem to be of the same event.' }) sameEvent!: Relation<ReviewItem>[];
  @Field(() => [Incident], { description: 'Recorded incidents that this may be a report of, best first.' }) candidateIncidents!: Relation<Incident>[];
  @Field(() => [Incident], { description: 'Incidents that rest on this article.' }) incidents!: Relation<Incident>[];
  gradeProposal!: Relation<Proposal>;
  @Field(() => Int, { description: 'Independent sources among it, its copies and the other reports of the event, decided or not.' }) independentReports!: number;
  @Field(() => [AuditEntry], { description: 'Everything that was done with this item, oldest first.' }) history!: AuditEntry[];
  @Field(() => [String]) tags!: string[];
  @Field(() => Colleague, { nullable: true, description: 'Who is asked to look at it.' }) assignedTo!: Relation<Colleague> | null;
  @Field(() => [Looker], { description: 'Others who have it open just now, whoever holds it.' }) lookers!: Relation<Looker>[];
  appliedRules!: Relation<RuleApplication>[];
  @Field(() => [Remark], { description: 'What reviewers write to each other about it, oldest first.' }) remarks!: Relation<Remark>[];
}

export const ReviewItemConnection = connectionOf(ReviewItem, 'ReviewItem');

@ObjectType({ description: 'How many items carry a tag.' })
export class TagCount {
  @Field(() => String) tag!: string;
  @Field(() => Int) count!: number;
}

@ObjectType({ description: 'How many items stand where.' })
export class ReviewCounts {
  @Field(() => Int) pending!: number;
  @Field(() => Int) claimed!: number;
  @Field(() => Int) deferred!: number;
  @Field(() => Int) promoted!: number;
  @Field(() => Int) attached!: number;
  @Field(() => Int) rejected!: number;
}

@ObjectType({ description: 'What an act on many items would be about.' })
export class SelectionPreview {
  @Field(() => Int, { description: 'Give it back as previewedCount: never more items are acted on.' }) count!: number;
  @Field(() => GraphQLDateTime, { description: 'Give it back as previewedAt: what comes into the queue later is not acted on.' }) at!: Date;
  @Field(() => ReviewCounts, { description: 'Where they stand; of a selection larger than one act may take, those that one act would.' }) byState!: ReviewCounts;
  @Field(() => [ReviewItem], { description: 'The first of them by priority.' }) sample!: ReviewItem[];
}
