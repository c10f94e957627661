import { Field, ID, ObjectType } from 'type-graphql';
import { Reliability, SourceKind } from '../enums.ts';

@ObjectType({ description: 'Who published a report, as everybody may know it.' })
export class PublicSource {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true, description: 'ISO 639-1.' }) language!: string | null;
  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' }) country!: string | null;
  @Field(() => SourceKind) kind!: SourceKind;
  @Field(() => Reliability) reliability!: Reliability;
}

@ObjectType({ description: 'A report that a record rests on, as everybody may know it: title, address, and the hash of the bytes that were read.' })
export class PublicArticle {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true }) title!: string | null;
  @Field(() => String) url!: string;
  @Field(() => String, { nullable: true, description: 'ISO 8601 with the precision found.' }) publishedAt!: string | null;
  @Field(() => String, { nullable: true }) language!: string | null;
  @Field(() => PublicSource) source!: PublicSource;
}
