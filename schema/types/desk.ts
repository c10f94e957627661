import { GraphQLDateTime, GraphQLJSON } from 'graphql-scalars';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { FeedModel, ScrapeJobModel, SourceModel } from '../../prisma/client/models.ts';
import { connectionOf, type Relation } from '../connection.ts';
import { FeedHealth, FeedKind, OptOut, Reliability, Role, ScrapeStage, ScrapeState, SourceKind } from '../enums.ts';
import { Node } from '../node.ts';

@ObjectType({ implements: Node, description: 'An outlet or account that publishes, as the desk polls it.' })
export class Source extends Node implements Pick<SourceModel, 'name' | 'kind' | 'reliability' | 'active' | 'readsReserved' | 'version'> {
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true, description: 'ISO 639-1.' }) language!: string | null;
  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' }) country!: string | null;
  @Field(() => SourceKind) kind!: SourceKind;
  @Field(() => Reliability) reliability!: Reliability;
  @Field(() => String, { nullable: true }) homepage!: string | null;
  @Field(() => Boolean) active!: boolean;
  @Field(() => GraphQLJSON, { nullable: true, description: 'Selectors for this source\'s own pages.' }) recipe!: unknown;
  @Field(() => Boolean, { description: 'Whether its pages are read although they reserve text and data mining.' }) readsReserved!: boolean;
  @Field(() => Int) version!: number;
  @Field(() => [Feed]) feeds!: Relation<Feed>[];
  @Field(() => Int, { description: 'Articles read so far.' }) articleCount!: number;
}

@ObjectType({ implements: Node, description: 'Where a source is polled.' })
export class Feed extends Node implements Pick<FeedModel, 'kind' | 'url' | 'active' | 'failures' | 'intervalMinutes'> {
  @Field(() => FeedKind) kind!: FeedKind;
  @Field(() => String) url!: string;
  @Field(() => String, { nullable: true }) selector!: string | null;
  @Field(() => Int, { nullable: true, description: 'Set by the desk; null = as often as the feed publishes.' }) intervalMinutes!: number | null;
  @Field(() => Boolean) active!: boolean;
  @Field(() => GraphQLDateTime, { nullable: true }) lastPolledAt!: Date | null;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it last listed something new.' }) lastNewAt!: Date | null;
  @Field(() => GraphQLDateTime) nextPollAt!: Date;
  @Field(() => Int, { description: 'Polls in a row that failed.' }) failures!: number;
  @Field(() => String, { nullable: true }) lastOutcome!: string | null;
  @Field(() => String, { nullable: true }) lastError!: string | null;
  @Field(() => FeedHealth, { description: 'QUIET: nothing new for far longer than usual; FAILING and QUARANTINED: several looks in a row failed.' }) health!: FeedHealth;
  @Field(() => String, { nullable: true, description: 'Why, for people.' }) healthReason!: string | null;
}

@ObjectType({ implements: Node, description: 'One page\'s trip through the stages.' })
export class ScrapeJob extends Node implements Pick<ScrapeJobModel, 'url' | 'stage' | 'state' | 'attempts' | 'round'> {
  @Field(() => String) url!: string;
  @Field(() => Source) source!: Relation<Source>;
  @Field(() => ScrapeStage) stage!: ScrapeStage;
  @Field(() => ScrapeState) state!: ScrapeState;
  @Field(() => Int, { description: 'Counts up each time the page is read again.' }) round!: number;
  @Field(() => Int) attempts!: number;
  @Field(() => GraphQLDateTime, { nullable: true }) nextTryAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Named outcome of the last try (docs/fetch-outcomes.md).' }) lastOutcome!: string | null;
  @Field(() => String, { nullable: true }) lastError!: string | null;
  @Field(() => GraphQLDateTime) createdAt!: Date;
  @Field(() => GraphQLDateTime) updatedAt!: Date;
}

@ObjectType({ description: 'One entry of a live blog.' })
export class TextEntry {
  @Field(() => String, { description: 'ISO 8601 with the precision found.' }) at!: string;
  @Field(() => Int, { description: 'Where it begins in the text, in UTF-16 units.' }) start!: number;
  @Field(() => Int, { description: 'Where it ends.' }) end!: number;
}

@ObjectType({ description: 'One state of an article as it was fetched.' })
export class Revision {
  @Field(() => ID) id!: string;
  @Field(() => Int) number!: number;
  @Field(() => GraphQLDateTime) fetchedAt!: Date;
  @Field(() => String) finalUrl!: string;
  @Field(() => Int) httpStatus!: number;
  @Field(() => String, { description: 'SHA-256 of the bytes, lower-case hex.' }) bodySha256!: string;
  @Field(() => Int, { description: 'Bytes.' }) bodySize!: number;
  @Field(() => String, { nullable: true, description: 'The text by the latest extractor.' }) text!: string | null;
  @Field(() => String, { nullable: true }) extractor!: string | null;
  @Field(() => [TextEntry], { description: 'Of a live blog: its entries, each with its own time.' }) entries!: TextEntry[];
}

@ObjectType({ implements: Node, description: 'One document at one URL, with its revisions.' })
export class Article extends Node {
  @Field(() => Source) source!: Relation<Source>;
  @Field(() => String) url!: string;
  @Field(() => String, { nullable: true }) title!: string | null;
  @Field(() => [String]) byline!: string[];
  @Field(() => String, { nullable: true, description: 'ISO 8601 with the precision found; null where nothing says so.' }) publishedAt!: string | null;
  @Field(() => String, { nullable: true }) modifiedAt!: string | null;
  @Field(() => String, { nullable: true }) language!: string | null;
  @Field(() => GraphQLDateTime) firstSeenAt!: Date;
  @Field(() => GraphQLDateTime, { nullable: true }) lastFetchedAt!: Date | null;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the page was first found to be gone.' }) goneAt!: Date | null;
  @Field(() => [OptOut], { description: 'What the page asks of its readers, as its latest revision says.' }) optOuts!: OptOut[];
  @Field(() => [Revision], { description: 'Oldest first.' }) revisions!: Relation<Revision>[];
}

export const SourceConnection = connectionOf(Source, 'Source');
export const ScrapeJobConnection = connectionOf(ScrapeJob, 'ScrapeJob');
export const ArticleConnection = connectionOf(Article, 'Article');

@ObjectType({ description: 'Who is asking.' })
export class ViewerInfo {
  @Field(() => ID, { nullable: true }) id!: string | null;
  @Field(() => String) name!: string;
  @Field(() => Role) role!: Role;
  @Field(() => Boolean, { description: 'This desk asks the role for a second factor and the viewer has none: until one is set up, nothing else is possible.' }) lacksSecondFactor!: boolean;
}

@ObjectType({ description: 'About this desk and its data.' })
export class Meta {
  @Field(() => String) name!: string;
  @Field(() => String) version!: string;
  @Field(() => String, { description: 'Version of the schema; see docs/schema-changelog.md.' }) schemaVersion!: string;
  @Field(() => String) licence!: string;
  @Field(() => String) citation!: string;
  @Field(() => GraphQLDateTime, { nullable: true }) lastChangeAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Cursor of the last change.' }) lastCursor!: string | null;
  @Field(() => Float, { nullable: true, description: 'Decimals of coordinates shown to the public; null = all.' }) coordinateDecimals!: number | null;
}
