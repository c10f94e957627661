import { GraphQLDate, GraphQLDateTime } from 'graphql-scalars';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { IncidentVersionModel, VictimModel } from '../../prisma/client/models.ts';
import { connectionOf, type Relation } from '../connection.ts';
import { AgeClass, Cause, DatePrecision, Grade, PartyVerdict, PlacePrecision, RecordState, Role, Sex, StrikeStatus, VictimStatus } from '../enums.ts';
import { Node } from '../node.ts';
import type { Claim } from './claim.ts';
import { HarmRange } from './common.ts';
import { Location, Party } from './places.ts';

@ObjectType({ description: 'An accused party, and what it says of the incident itself.' })
export class IncidentParty {
  @Field(() => Party) party!: Party;
  @Field(() => PartyVerdict) verdict!: PartyVerdict;
  @Field(() => HarmRange, { nullable: true, description: 'Civilians killed that the party concedes.' }) conceded!: HarmRange | null;
  @Field(() => GraphQLDate, { nullable: true }) verdictOn!: Date | null;
  @Field(() => String, { nullable: true, description: 'Where the party said so.' }) reference!: string | null;
}

@ObjectType({ description: 'A code by which others know the incident.' })
export class ExternalCode {
  @Field(() => String, { description: 'Whose code it is, such as AIRWARS or UCDP.' }) scheme!: string;
  @Field(() => String) code!: string;
}

@ObjectType({ description: 'A victim whose name was published and is not under embargo.' })
export class Victim implements Pick<VictimModel, 'name' | 'status' | 'ageClass' | 'sex' | 'embargoed'> {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true }) nameAr!: string | null;
  @Field(() => VictimStatus) status!: VictimStatus;
  @Field(() => AgeClass) ageClass!: AgeClass;
  @Field(() => Sex) sex!: Sex;
  @Field(() => Boolean, { description: 'Whether only the desk sees this name.' }) embargoed!: boolean;
}

type Shown = Pick<IncidentVersionModel, 'version' | 'state' | 'title' | 'startDate' | 'endDate' | 'datePrecision' | 'grade' | 'cause' | 'graphic'>;

@ObjectType({ implements: Node, description: 'One event in which civilians were reported harmed, as assessed by the desk.' })
export class Incident extends Node implements Shown {
  @Field(() => String, { description: 'Our code: stable, never reused, resolves for ever.' }) code!: string;
  @Field(() => Int, { description: 'Counts the assessments; give it back as expectedVersion when you change the incident.' }) version!: number;
  @Field(() => RecordState) state!: RecordState;
  @Field(() => String, { nullable: true }) title!: string | null;
  @Field(() => GraphQLDate, { description: 'First day on which it may have happened.' }) startDate!: Date;
  @Field(() => GraphQLDate, { description: 'Last day on which it may have happened.' }) endDate!: Date;
  @Field(() => DatePrecision) datePrecision!: DatePrecision;
  @Field(() => String, { nullable: true, description: 'Local time of day, where known.' }) timeOfDay!: string | null;

  @Field(() => Location, { nullable: true }) location!: Relation<Location> | null;
  @Field(() => String, { nullable: true }) placeName!: string | null;
  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' }) country!: string | null;
  @Field(() => String, { nullable: true, description: 'Governorate.' }) admin1!: string | null;
  @Field(() => Float, { nullable: true, description: 'WGS 84 degrees; coarsened for the public where the desk says so.' }) lat!: number | null;
  @Field(() => Float, { nullable: true }) lon!: number | null;
  @Field(() => Int, { nullable: true, description: 'Metres around the point.' }) radius!: number | null;
  @Field(() => PlacePrecision, { nullable: true }) placePrecision!: PlacePrecision | null;

  @Field(() => Grade) grade!: Grade;
  @Field(() => String, { nullable: true }) gradeReason!: string | null;
  @Field(() => StrikeStatus, { nullable: true }) strikeStatus!: StrikeStatus | null;
  @Field(() => Cause) cause!: Cause;

  @Field(() => HarmRange, { nullable: true, description: 'Civilians killed; null = unknown.' }) killed!: HarmRange | null;
  @Field(() => HarmRange, { nullable: true, description: 'Civilians injured; null = unknown.' }) injured!: HarmRange | null;
  @Field(() => HarmRange, { nullable: true }) childrenKilled!: HarmRange | null;
  @Field(() => HarmRange, { nullable: true }) womenKilled!: HarmRange | null;
  @Field(() => HarmRange, { nullable: true }) menKilled!: HarmRange | null;
  @Field(() => HarmRange, { nullable: true }) childrenInjured!: HarmRange | null;
  @Field(() => HarmRange, { nullable: true }) womenInjured!: HarmRange | null;
  @Field(() => HarmRange, { nullable: true }) menInjured!: HarmRange | null;
  @Field(() => HarmRange, { nullable: true }) belligerentsKilled!: HarmRange | null;
  @Field(() => HarmRange, { nullable: true }) belligerentsInjured!: HarmRange | null;
  @Field(() => HarmRange, { nullable: true, description: 'All deaths, civilians or not, where a source gives only those.' }) deaths!: HarmRange | null;
  @Field(() => String, { nullable: true, description: 'Why the range is not the one that the claims give; null = derived from them.' }) overrideReason!: string | null;
  @Field(() => Boolean, { description: 'Whether the sources are graphic.' }) graphic!: boolean;

  @Field(() => [IncidentParty]) parties!: Relation<IncidentParty>[];
  @Field(() => [ExternalCode]) externalCodes!: Relation<ExternalCode>[];
  @Field(() => [Victim], { description: 'Victims by name; names under embargo are left out for the public.' }) victims!: Relation<Victim>[];
  claims!: Relation<Claim>[];
  @Field(() => Int, { description: 'Independent sources that allege harm: copies of one text are one source.' }) independentSources!: number;
  @Field(() => GraphQLDateTime, { description: 'When this assessment was recorded.' }) recordedAt!: Date;
  @Field(() => Role, { nullable: true, description: 'Role of whoever recorded this assessment.' }) recordedByRole!: Role | null;
  @Field(() => String, { nullable: true, description: 'Their name; null for the public.' }) recordedByName!: string | null;
  @Field(() => String, { nullable: true, description: 'Why the assessment before was changed.' }) changeReason!: string | null;
  @Field(() => [Incident], { description: 'Every assessment of this incident so far, oldest first.' }) history!: Relation<Incident>[];
}

export const IncidentConnection = connectionOf(Incident, 'Incident');
