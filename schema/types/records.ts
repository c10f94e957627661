import { GraphQLDate, GraphQLDateTime } from 'graphql-scalars';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { connectionOf, type Relation } from '../connection.ts';
import { PopulationStatus, RecordState, Sector, Stance } from '../enums.ts';
import { Node } from '../node.ts';
import { HarmRange, Quote } from './common.ts';
import { Incident } from './incident.ts';
import { Party } from './places.ts';
import { PublicArticle } from './sources.ts';

/** What notes, tallies and statements have in common. */
@ObjectType()
class RecordBase extends Node {
  @Field(() => Int, { description: 'Give it back as expectedVersion when you change the record.' }) version!: number;
  @Field(() => RecordState) state!: RecordState;
  @Field(() => GraphQLDateTime, { description: 'When this version was recorded.' }) recordedAt!: Date;
  @Field(() => PublicArticle, { nullable: true }) article!: Relation<PublicArticle> | null;
  @Field(() => Quote, { nullable: true, description: 'The sentence that says it.' }) quote!: Quote | null;
}

@ObjectType({ implements: Node, description: 'What is said of people\'s needs at a place and time.' })
export class HumanitarianNote extends RecordBase {
  @Field(() => [Sector]) sectors!: Sector[];
  @Field(() => GraphQLDate, { nullable: true }) date!: Date | null;
  @Field(() => String, { nullable: true }) placeName!: string | null;
  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' }) country!: string | null;
  @Field(() => String, { nullable: true }) admin1!: string | null;
  @Field(() => HarmRange, { nullable: true, description: 'People; never added up across statuses.' }) affected!: HarmRange | null;
  @Field(() => PopulationStatus, { nullable: true }) affectedStatus!: PopulationStatus | null;
  @Field(() => String, { nullable: true }) speaker!: string | null;
  @Field(() => String, { nullable: true }) organisation!: string | null;
  @Field(() => GraphQLDate, { nullable: true }) expiresOn!: Date | null;
  @Field(() => [Incident]) incidents!: Relation<Incident>[];
}

@ObjectType({ implements: Node, description: 'A total that somebody published for a period. It stands beside our own totals, never in them.' })
export class PublishedTally extends RecordBase {
  @Field(() => String, { description: 'Who published it.' }) publisher!: string;
  @Field(() => Party, { nullable: true }) accusedParty!: Relation<Party> | null;
  @Field(() => GraphQLDate) startDate!: Date;
  @Field(() => GraphQLDate) endDate!: Date;
  @Field(() => [String], { description: 'ISO 3166-1 alpha-2 codes of the countries covered; empty = not said.' }) countries!: string[];
  @Field(() => String, { nullable: true }) area!: string | null;
  @Field(() => Int, { nullable: true, description: 'Events counted.' }) events!: number | null;
  @Field(() => HarmRange, { nullable: true }) killed!: HarmRange | null;
  @Field(() => HarmRange, { nullable: true }) injured!: HarmRange | null;
  @Field(() => Float, { nullable: true, description: 'Change on the period before, as published, in per cent.' }) changePercent!: number | null;
  @Field(() => String, { nullable: true, description: 'A rank as published, true as of publishedOn only.' }) rank!: string | null;
  @Field(() => GraphQLDate, { nullable: true }) publishedOn!: Date | null;
}

@ObjectType({ implements: Node, description: 'What a party or an organisation said about incidents or allegations.' })
export class Statement extends RecordBase {
  @Field(() => String) speaker!: string;
  @Field(() => String, { nullable: true }) organisation!: string | null;
  @Field(() => Party, { nullable: true }) party!: Relation<Party> | null;
  @Field(() => Stance) stance!: Stance;
  @Field(() => GraphQLDate, { nullable: true }) date!: Date | null;
  @Field(() => [Incident]) incidents!: Relation<Incident>[];
}

export const HumanitarianNoteConnection = connectionOf(HumanitarianNote, 'HumanitarianNote');
export const PublishedTallyConnection = connectionOf(PublishedTally, 'PublishedTally');
export const StatementConnection = connectionOf(Statement, 'Statement');
