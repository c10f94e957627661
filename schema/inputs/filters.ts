import { GraphQLDate, GraphQLDateTime } from 'graphql-scalars';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { Cause, ChangeKind, EntityKind, Grade, Reliability, ReviewState, ScrapeState, Sector, Stance } from '../enums.ts';

@InputType({ description: 'A box on the map, WGS 84 degrees, edges included. A west greater than the east goes across the date line.' })
export class BoundingBox {
  @Field(() => Float, { description: 'Degrees, -90 to 90.' }) south!: number;
  @Field(() => Float, { description: 'Degrees, -180 to 180.' }) west!: number;
  @Field(() => Float, { description: 'Degrees, -90 to 90.' }) north!: number;
  @Field(() => Float, { description: 'Degrees, -180 to 180.' }) east!: number;
}

@InputType({ description: 'A circle on the map.' })
export class Surroundings {
  @Field(() => Float, { description: 'Latitude of its middle, WGS 84 degrees.' }) lat!: number;
  @Field(() => Float, { description: 'Longitude of its middle, WGS 84 degrees.' }) lon!: number;
  @Field(() => Float, { description: 'Radius in metres, over the great circle.' }) metres!: number;
}

@InputType({ description: 'All conditions must hold; of the entries of a list any one. What is absent narrows nothing.' })
export class IncidentFilter {
  @Field(() => GraphQLDate, { nullable: true, description: 'Ends on this day or later.' }) from?: Date | null;
  @Field(() => GraphQLDate, { nullable: true, description: 'Begins on this day or earlier.' }) to?: Date | null;
  @Field(() => [String], { nullable: true, description: 'ISO 3166-1 alpha-2, upper case.' }) countries?: string[] | null;
  @Field(() => [String], { nullable: true, description: 'Governorates, as `admin1` of an incident names them.' }) admin1?: string[] | null;
  @Field(() => [String], { nullable: true, description: 'Names or global ids of accused parties; any of them.' }) parties?: string[] | null;
  @Field(() => [Grade], { nullable: true, description: 'Any of these grades.' }) grades?: Grade[] | null;
  @Field(() => [Cause], { nullable: true, description: 'Any of these causes.' }) causes?: Cause[] | null;
  @Field(() => Int, { nullable: true, description: 'At least this many civilians killed, by the minimum; unknown numbers don\'t match.' }) killedAtLeast?: number | null;
  @Field(() => Int, { nullable: true, description: 'At most this many civilians killed, by the maximum; unknown numbers don\'t match.' }) killedAtMost?: number | null;
  @Field(() => Int, { nullable: true, description: 'At least this many civilians injured, by the minimum; unknown numbers don\'t match.' }) injuredAtLeast?: number | null;
  @Field(() => Int, { nullable: true, description: 'At most this many civilians injured, by the maximum; unknown numbers don\'t match.' }) injuredAtMost?: number | null;
  @Field(() => Boolean, { nullable: true, description: 'true: somebody killed or injured is reported; false: nobody is.' }) harmReported?: boolean | null;
  @Field(() => String, { nullable: true, description: 'All these words, by their beginnings, in title, place or governorate, whatever their case, accents or Arabic spelling; or one code.' }) text?: string | null;
  @Field(() => BoundingBox, { nullable: true, description: 'In this box, by the coordinates that you are shown.' }) box?: BoundingBox | null;
  @Field(() => Surroundings, { nullable: true, description: 'In this circle, by the coordinates that you are shown.' }) near?: Surroundings | null;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'Assessed anew at this instant or later.' }) updatedSince?: Date | null;
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
  @Field(() => String, { nullable: true, description: 'Words of title and text, all of them, by their beginnings, however they are written in English or Arabic. The first 100,000 characters are looked into.' }) text?: string | null;
  @Field(() => Float, { nullable: true }) relevanceAtLeast?: number | null;
  @Field(() => Boolean, { nullable: true, description: 'Items that I hold.' }) mine?: boolean | null;
  @Field(() => [String], { nullable: true, description: 'Items that carry all of these tags.' }) tags?: string[] | null;
  @Field(() => [String], { nullable: true, description: 'Items that carry none of these tags.' }) withoutTags?: string[] | null;
  @Field(() => ID, { nullable: true, description: 'Assigned to this colleague.' }) assignedTo?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'True: assigned to nobody.' }) unassigned?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'True: leaves out what others have open just now.' }) unwatched?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'True: items with a remark that calls upon me.' }) mentionsMe?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'True: articles that changed after the decision.' }) changed?: boolean | null;
  @Field(() => ID, { nullable: true, description: 'Items that this rule was applied to.' }) rule?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'True: rejected by a rule and by nobody; REJECTED is then the state where absent.' }) rejectedByRule?: boolean | null;
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

@InputType({ description: 'All of what is given must hold. A place, a grade or a party holds when the record had it before the change or has it after: one hears of what leaves.' })
export class ChangeFilter {
  @Field(() => [ChangeKind], { nullable: true }) kinds?: ChangeKind[] | null;
  @Field(() => [EntityKind], { nullable: true }) entityKinds?: EntityKind[] | null;
  @Field(() => [String], { nullable: true, description: 'ISO 3166-1 alpha-2.' }) countries?: string[] | null;
  @Field(() => [String], { nullable: true, description: 'Governorates or provinces, as the records name them.' }) admin1s?: string[] | null;
  @Field(() => [Grade], { nullable: true }) grades?: Grade[] | null;
  @Field(() => [String], { nullable: true, description: 'Names or global ids of accused parties.' }) parties?: string[] | null;
}
