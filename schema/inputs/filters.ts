import { GraphQLDate, GraphQLDateTime } from 'graphql-scalars';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { Cause, ChangeKind, EntityKind, Grade, Reliability, ReviewState, ScrapeState, Sector, Stance } from '../enums.ts';

@InputType({ description: 'A box on the map, WGS 84 degrees.' })
export class BoundingBox {
  @Field(() => Float) south!: number;
  @Field(() => Float) west!: number;
  @Field(() => Float) north!: number;
  @Field(() => Float) east!: number;
}

@InputType({ description: 'All conditions must hold.' })
export class IncidentFilter {
  @Field(() => GraphQLDate, { nullable: true, description: 'Ends on this day or later.' }) from?: Date | null;
  @Field(() => GraphQLDate, { nullable: true, description: 'Begins on this day or earlier.' }) to?: Date | null;
  @Field(() => [String], { nullable: true, description: 'ISO 3166-1 alpha-2.' }) countries?: string[] | null;
  @Field(() => [String], { nullable: true, description: 'Governorates.' }) admin1?: string[] | null;
  @Field(() => [String], { nullable: true, description: 'Names or global ids of accused parties; any of them.' }) parties?: string[] | null;
  @Field(() => [Grade], { nullable: true }) grades?: Grade[] | null;
  @Field(() => [Cause], { nullable: true }) causes?: Cause[] | null;
  @Field(() => Int, { nullable: true, description: 'At least this many civilians killed, by the minimum.' }) killedAtLeast?: number | null;
  @Field(() => Int, { nullable: true, description: 'At most this many civilians killed, by the maximum.' }) killedAtMost?: number | null;
  @Field(() => Boolean, { nullable: true, description: 'Somebody killed or injured is reported.' }) harmReported?: boolean | null;
  @Field(() => String, { nullable: true, description: 'Words in the title or the place\'s name.' }) text?: string | null;
  @Field(() => BoundingBox, { nullable: true }) box?: BoundingBox | null;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'Assessed anew since.' }) updatedSince?: Date | null;
}

@InputType()
export class NoteFilter {
  @Field(() => [Sector], { nullable: true, description: 'Any of them.' }) sectors?: Sector[] | null;
  @Field(() => [String], { nullable: true }) countries?: string[] | null;
  @Field(() => GraphQLDate, { nullable: true }) from?: Date | null;
  @Field(() => GraphQLDate, { nullable: true }) to?: Date | null;
}

@InputType()
export class TallyFilter {
  @Field(() => String, { nullable: true }) publisher?: string | null;
  @Field(() => GraphQLDate, { nullable: true }) from?: Date | null;
  @Field(() => GraphQLDate, { nullable: true }) to?: Date | null;
}

@InputType()
export class StatementFilter {
  @Field(() => [Stance], { nullable: true }) stances?: Stance[] | null;
  @Field(() => GraphQLDate, { nullable: true }) from?: Date | null;
  @Field(() => GraphQLDate, { nullable: true }) to?: Date | null;
}

@InputType()
export class LocationFilter {
  @Field(() => String, { nullable: true, description: 'Beginning of a name, in any script.' }) text?: string | null;
  @Field(() => [String], { nullable: true }) countries?: string[] | null;
}

@InputType({ description: 'Which incidents a summary speaks of; what is absent is not narrowed.' })
export class SummaryScope {
  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' }) country?: string | null;
  @Field(() => String, { nullable: true, description: 'Governorate, within a country.' }) admin1?: string | null;
  @Field(() => String, { nullable: true, description: 'Name or global id of an accused party.' }) party?: string | null;
  @Field(() => [Grade], { nullable: true, description: 'Grades of the headline; CONFIRMED and FAIR where absent.' }) grades?: Grade[] | null;
}

@InputType()
export class ReviewFilter {
  @Field(() => [ReviewState], { nullable: true, description: 'PENDING where absent.' }) states?: ReviewState[] | null;
  @Field(() => [String], { nullable: true, description: 'ISO 639-1.' }) languages?: string[] | null;
  @Field(() => [ID], { nullable: true }) sources?: string[] | null;
  @Field(() => String, { nullable: true, description: 'Words in the title or the text.' }) text?: string | null;
  @Field(() => Float, { nullable: true }) relevanceAtLeast?: number | null;
  @Field(() => Boolean, { nullable: true, description: 'Items that I hold.' }) mine?: boolean | null;
}

@InputType()
export class ScrapeJobFilter {
  @Field(() => [ScrapeState], { nullable: true }) states?: ScrapeState[] | null;
  @Field(() => [ID], { nullable: true }) sources?: string[] | null;
}

@InputType()
export class SourceFilter {
  @Field(() => Boolean, { nullable: true }) active?: boolean | null;
  @Field(() => [Reliability], { nullable: true }) reliabilities?: Reliability[] | null;
}

@InputType()
export class ChangeFilter {
  @Field(() => [ChangeKind], { nullable: true }) kinds?: ChangeKind[] | null;
  @Field(() => [EntityKind], { nullable: true }) entityKinds?: EntityKind[] | null;
  @Field(() => [String], { nullable: true, description: 'ISO 3166-1 alpha-2.' }) countries?: string[] | null;
  @Field(() => [Grade], { nullable: true }) grades?: Grade[] | null;
  @Field(() => [String], { nullable: true, description: 'Names or global ids of accused parties.' }) parties?: string[] | null;
}
