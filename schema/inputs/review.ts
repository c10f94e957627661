import { GraphQLDate, GraphQLDateTime } from 'graphql-scalars';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import {
  AgeClass, Cause, DatePrecision, Grade, PartyVerdict, PlacePrecision, PopulationStatus, Qualifier, RejectReason, Sector, Sex, Stance, StrikeStatus, VictimStatus,
} from '../enums.ts';

@InputType({ description: 'A count of people. Leave it out where nothing is known: unknown is not zero.' })
export class RangeInput {
  @Field(() => Int, { nullable: true }) min?: number | null;
  @Field(() => Int, { nullable: true }) max?: number | null;
  @Field(() => Qualifier, { nullable: true, description: 'EXACT or BETWEEN where absent.' }) qualifier?: Qualifier | null;
}

@InputType({ description: 'The sentence that says it, by offsets (UTF-16 code units) into the review item\'s text.' })
export class QuoteInput {
  @Field(() => Int) start!: number;
  @Field(() => Int) end!: number;
}

@InputType({ description: 'A known location by id, or a place by name and point.' })
export class PlaceInput {
  @Field(() => ID, { nullable: true }) locationId?: string | null;
  @Field(() => String, { nullable: true }) gazetteerId?: string | null;
  @Field(() => String, { nullable: true }) name?: string | null;
  @Field(() => String, { nullable: true }) nameAr?: string | null;
  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' }) country?: string | null;
  @Field(() => String, { nullable: true, description: 'Governorate.' }) admin1?: string | null;
  @Field(() => Float, { nullable: true }) lat?: number | null;
  @Field(() => Float, { nullable: true }) lon?: number | null;
  @Field(() => Int, { nullable: true, description: 'Metres; as usual for the precision where absent.' }) radius?: number | null;
  @Field(() => PlacePrecision, { nullable: true }) precision?: PlacePrecision | null;
}

@InputType()
export class ClaimInput {
  @Field(() => QuoteInput, { nullable: true }) quote?: QuoteInput | null;
  @Field(() => String, { nullable: true }) speaker?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether it alleges harm at all; by its numbers where absent.' }) allegesHarm?: boolean | null;
  @Field(() => RangeInput, { nullable: true }) killed?: RangeInput | null;
  @Field(() => RangeInput, { nullable: true }) injured?: RangeInput | null;
  @Field(() => String, { nullable: true }) accusedParty?: string | null;
  @Field(() => Int, { nullable: true, description: '1 confirmed … 5 improbable, 6 cannot be judged.' }) credibility?: number | null;
}

@InputType()
export class PartyInput {
  @Field(() => String, { description: 'Name or alias; a new name becomes a new party.' }) name!: string;
  @Field(() => PartyVerdict, { nullable: true }) verdict?: PartyVerdict | null;
  @Field(() => RangeInput, { nullable: true }) conceded?: RangeInput | null;
  @Field(() => GraphQLDate, { nullable: true }) verdictOn?: Date | null;
  @Field(() => String, { nullable: true }) reference?: string | null;
}

@InputType()
export class VictimInput {
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true }) nameAr?: string | null;
  @Field(() => VictimStatus) status!: VictimStatus;
  @Field(() => AgeClass, { nullable: true }) ageClass?: AgeClass | null;
  @Field(() => Sex, { nullable: true }) sex?: Sex | null;
  @Field(() => Boolean, { nullable: true, description: 'True where absent: only the desk sees the name.' }) embargoed?: boolean | null;
}

@InputType()
export class ExternalCodeInput {
  @Field(() => String) scheme!: string;
  @Field(() => String) code!: string;
}

/** What a promotion says of a new incident and a correction says of an old one. */
@InputType()
class IncidentFields {
  @Field(() => String, { nullable: true }) title?: string | null;
  @Field(() => GraphQLDate, { nullable: true, description: 'The first day where absent.' }) endDate?: Date | null;
  @Field(() => DatePrecision, { nullable: true }) datePrecision?: DatePrecision | null;
  @Field(() => String, { nullable: true }) timeOfDay?: string | null;
  @Field(() => PlaceInput, { nullable: true }) place?: PlaceInput | null;
  @Field(() => Grade, { nullable: true, description: 'As the policy proposes where absent.' }) grade?: Grade | null;
  @Field(() => String, { nullable: true }) gradeReason?: string | null;
  @Field(() => StrikeStatus, { nullable: true }) strikeStatus?: StrikeStatus | null;
  @Field(() => Cause, { nullable: true }) cause?: Cause | null;
  @Field(() => RangeInput, { nullable: true, description: 'Civilians killed; derived from the claims where absent.' }) killed?: RangeInput | null;
  @Field(() => RangeInput, { nullable: true }) injured?: RangeInput | null;
  @Field(() => RangeInput, { nullable: true }) childrenKilled?: RangeInput | null;
  @Field(() => RangeInput, { nullable: true }) womenKilled?: RangeInput | null;
  @Field(() => RangeInput, { nullable: true }) menKilled?: RangeInput | null;
  @Field(() => RangeInput, { nullable: true }) childrenInjured?: RangeInput | null;
  @Field(() => RangeInput, { nullable: true }) womenInjured?: RangeInput | null;
  @Field(() => RangeInput, { nullable: true }) menInjured?: RangeInput | null;
  @Field(() => RangeInput, { nullable: true }) belligerentsKilled?: RangeInput | null;
  @Field(() => RangeInput, { nullable: true }) belligerentsInjured?: RangeInput | null;
  @Field(() => String, { nullable: true, description: 'Why the range is not the one that the claims give.' }) overrideReason?: string | null;
  @Field(() => Boolean, { nullable: true }) graphic?: boolean | null;
  @Field(() => [PartyInput], { nullable: true }) parties?: PartyInput[] | null;
}

@InputType()
export class IncidentInput extends IncidentFields {
  @Field(() => GraphQLDate) startDate!: Date;
  @Field(() => [ClaimInput], { nullable: true }) claims?: ClaimInput[] | null;
  @Field(() => [VictimInput], { nullable: true }) victims?: VictimInput[] | null;
  @Field(() => [ExternalCodeInput], { nullable: true }) externalCodes?: ExternalCodeInput[] | null;
}

@InputType({ description: 'Absent leaves a field as it is, null clears it.' })
export class IncidentPatch extends IncidentFields {
  @Field(() => GraphQLDate, { nullable: true }) startDate?: Date | null;
}

@InputType({ description: 'What of a draft its grade depends on.' })
export class GradeDraftInput {
  @Field(() => [ClaimInput], { nullable: true }) claims?: ClaimInput[] | null;
  @Field(() => [PartyInput], { nullable: true }) parties?: PartyInput[] | null;
  @Field(() => StrikeStatus, { nullable: true }) strikeStatus?: StrikeStatus | null;
}

@InputType()
export class NoteInput {
  @Field(() => [Sector]) sectors!: Sector[];
  @Field(() => GraphQLDate, { nullable: true, description: 'The article\'s day where absent.' }) date?: Date | null;
  @Field(() => PlaceInput, { nullable: true }) place?: PlaceInput | null;
  @Field(() => RangeInput, { nullable: true }) affected?: RangeInput | null;
  @Field(() => PopulationStatus, { nullable: true }) affectedStatus?: PopulationStatus | null;
  @Field(() => String, { nullable: true }) speaker?: string | null;
  @Field(() => String, { nullable: true }) organisation?: string | null;
  @Field(() => GraphQLDate, { nullable: true }) expiresOn?: Date | null;
  @Field(() => [ID], { nullable: true }) incidentIds?: string[] | null;
  @Field(() => QuoteInput, { nullable: true }) quote?: QuoteInput | null;
}

@InputType()
export class TallyInput {
  @Field(() => String) publisher!: string;
  @Field(() => String, { nullable: true }) accusedParty?: string | null;
  @Field(() => GraphQLDate) startDate!: Date;
  @Field(() => GraphQLDate) endDate!: Date;
  @Field(() => [String], { nullable: true, description: 'ISO 3166-1 alpha-2.' }) countries?: string[] | null;
  @Field(() => String, { nullable: true }) area?: string | null;
  @Field(() => Int, { nullable: true }) events?: number | null;
  @Field(() => RangeInput, { nullable: true }) killed?: RangeInput | null;
  @Field(() => RangeInput, { nullable: true }) injured?: RangeInput | null;
  @Field(() => Float, { nullable: true }) changePercent?: number | null;
  @Field(() => String, { nullable: true }) rank?: string | null;
  @Field(() => GraphQLDate, { nullable: true, description: 'The article\'s day where absent.' }) publishedOn?: Date | null;
  @Field(() => QuoteInput, { nullable: true }) quote?: QuoteInput | null;
}

@InputType()
export class StatementInput {
  @Field(() => String) speaker!: string;
  @Field(() => String, { nullable: true }) organisation?: string | null;
  @Field(() => String, { nullable: true, description: 'The accused party that speaks.' }) party?: string | null;
  @Field(() => Stance) stance!: Stance;
  @Field(() => GraphQLDate, { nullable: true, description: 'The article\'s day where absent.' }) date?: Date | null;
  @Field(() => [ID], { nullable: true }) incidentIds?: string[] | null;
  @Field(() => QuoteInput, { nullable: true }) quote?: QuoteInput | null;
}

/** A review item as the caller last saw it. */
@InputType()
class SeenItemInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => Int, { nullable: true, description: 'From your claim; without one only items that nobody else holds can be decided.' }) fence?: number | null;
  @Field(() => String, { nullable: true, description: 'Makes a retry harmless.' }) clientMutationId?: string | null;
}

@InputType()
export class ClaimReviewItemInput extends SeenItemInput {}

@InputType()
export class PromoteReviewItemInput extends SeenItemInput {
  @Field(() => [IncidentInput], { nullable: true }) incidents?: IncidentInput[] | null;
  @Field(() => [NoteInput], { nullable: true }) notes?: NoteInput[] | null;
  @Field(() => [TallyInput], { nullable: true }) tallies?: TallyInput[] | null;
  @Field(() => [StatementInput], { nullable: true }) statements?: StatementInput[] | null;
  @Field(() => String, { nullable: true }) note?: string | null;
}

@InputType()
export class AttachToIncidentInput extends SeenItemInput {
  @Field(() => ID) incidentId!: string;
  @Field(() => Int, { nullable: true, description: 'Version of the incident that you saw.' }) incidentVersion?: number | null;
  @Field(() => [ClaimInput], { nullable: true }) claims?: ClaimInput[] | null;
}

@InputType()
export class RejectReviewItemInput extends SeenItemInput {
  @Field(() => RejectReason) reason!: RejectReason;
  @Field(() => String, { nullable: true }) note?: string | null;
}

@InputType()
export class DeferReviewItemInput extends SeenItemInput {
  @Field(() => GraphQLDateTime) until!: Date;
  @Field(() => String, { nullable: true }) note?: string | null;
}

@InputType()
export class ReopenReviewItemInput extends SeenItemInput {
  @Field(() => String) reason!: string;
}
