import { GraphQLJSON } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { FeedKind, Reliability, SourceKind } from '../enums.ts';

@InputType()
export class FeedInput {
  @Field(() => FeedKind) kind!: FeedKind;
  @Field(() => String) url!: string;
  @Field(() => String, { nullable: true, description: 'CSS selector of the links, for a LIST_PAGE.' }) selector?: string | null;
  @Field(() => Int, { nullable: true, description: 'As often as the feed publishes where absent.' }) intervalMinutes?: number | null;
}

@InputType()
export class CreateSourceInput {
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true }) language?: string | null;
  @Field(() => String, { nullable: true }) country?: string | null;
  @Field(() => SourceKind, { nullable: true }) kind?: SourceKind | null;
  @Field(() => Reliability, { nullable: true }) reliability?: Reliability | null;
  @Field(() => String, { nullable: true }) homepage?: string | null;
  @Field(() => GraphQLJSON, { nullable: true, description: 'CSS selectors for its own pages: title, byline, published, body, and a list `remove`.' }) recipe?: unknown;
  @Field(() => Boolean, { nullable: true, description: 'Read its pages although they reserve text and data mining: by agreement, or under a legal exception.' }) readsReserved?: boolean | null;
  @Field(() => [FeedInput], { nullable: true }) feeds?: FeedInput[] | null;
  @Field(() => String, { nullable: true, description: 'Makes a retry harmless.' }) clientMutationId?: string | null;
}

@InputType({ description: 'Absent leaves a field as it is, null clears it.' })
export class UpdateSourceInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String, { nullable: true }) name?: string | null;
  @Field(() => String, { nullable: true }) language?: string | null;
  @Field(() => String, { nullable: true }) country?: string | null;
  @Field(() => SourceKind, { nullable: true }) kind?: SourceKind | null;
  @Field(() => Reliability, { nullable: true }) reliability?: Reliability | null;
  @Field(() => String, { nullable: true }) homepage?: string | null;
  @Field(() => Boolean, { nullable: true }) active?: boolean | null;
  @Field(() => GraphQLJSON, { nullable: true, description: 'CSS selectors for its own pages: title, byline, published, body, and a list `remove`.' }) recipe?: unknown;
  @Field(() => Boolean, { nullable: true, description: 'Read its pages although they reserve text and data mining: by agreement, or under a legal exception.' }) readsReserved?: boolean | null;
  @Field(() => String, { nullable: true, description: 'Makes a retry harmless.' }) clientMutationId?: string | null;
}
