import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import type { ProbeModel } from '../../prisma/client/models.ts';
import { FeedKind, ProbeKind, ProbeState } from '../enums.ts';
import { Node } from '../node.ts';

@ObjectType({ description: 'What extraction makes of a page.' })
export class TriedArticle {
  @Field(() => String, { nullable: true }) title!: string | null;
  @Field(() => [String]) byline!: string[];
  @Field(() => String, { nullable: true, description: 'ISO 8601 with the precision found.' }) publishedAt!: string | null;
  @Field(() => String) text!: string;
  @Field(() => String, { description: 'ARTICLE, LIVE_BLOG, PAYWALL; or NO_ARTICLE, LOGIN_WALL, ERROR_PAGE, LIST_PAGE, which never come into the queue.' }) kind!: string;
  @Field(() => String, { nullable: true, description: 'Why it is no plain article, for people.' }) reason!: string | null;
}

@ObjectType({ description: 'One page read with a recipe and without.' })
export class RecipeTrial {
  @Field(() => TriedArticle) withRecipe!: TriedArticle;
  @Field(() => TriedArticle) without!: TriedArticle;
  @Field(() => [String], { description: 'Fields of the recipe that found nothing on the page.' }) unused!: string[];
}

@ObjectType({ description: 'A place where a site announces its pages; it was fetched and read.' })
export class FoundFeed {
  @Field(() => String) url!: string;
  @Field(() => FeedKind) kind!: FeedKind;
  @Field(() => String, { nullable: true }) title!: string | null;
  @Field(() => String, { description: 'DECLARED in the page\'s head, LINKED in its body, or GUESSED from where sites usually have one.' }) how!: string;
  @Field(() => Int, { description: 'Pages that it lists now.' }) entries!: number;
  @Field(() => String, { nullable: true, description: 'When the newest of them was published.' }) newest!: string | null;
}

@ObjectType({ implements: Node, description: 'A look at a page that leaves no article. Ask for it again by `node` until it is DONE or FAILED.' })
export class Probe extends Node implements Pick<ProbeModel, 'kind' | 'url' | 'state' | 'error'> {
  @Field(() => ProbeKind) kind!: ProbeKind;
  @Field(() => String) url!: string;
  @Field(() => ProbeState) state!: ProbeState;
  @Field(() => String, { nullable: true, description: 'Why it failed, for people.' }) error!: string | null;
  @Field(() => GraphQLDateTime) createdAt!: Date;
  @Field(() => GraphQLDateTime, { nullable: true }) doneAt!: Date | null;
  @Field(() => RecipeTrial, { nullable: true, description: 'The answer to TRY_RECIPE.' }) trial!: RecipeTrial | null;
  @Field(() => [FoundFeed], { description: 'The answer to FIND_FEEDS, best first.' }) feeds!: FoundFeed[];
}
