import { Field, Float, Int, ObjectType } from 'type-graphql';
import { DatePrecision, PlacePrecision, PopulationStatus, Qualifier, Sector, Stance, WarningCode } from '../enums.ts';

// What the machine suggests, as it is stored with the review item (contract: the shapes of `desk suggest`).

@ObjectType({ description: 'Where in the extracted text it is said: [start, end), in UTF-16 code units.' })
export class Span {
  @Field(() => Int) start!: number;
  @Field(() => Int) end!: number;
}

@ObjectType()
class SuggestedCount {
  @Field(() => Int, { nullable: true }) min!: number | null;
  @Field(() => Int, { nullable: true }) max!: number | null;
  @Field(() => Qualifier) qualifier!: Qualifier;
}

@ObjectType({ description: 'A count without a sentence of its own.' })
export class CountSuggestion extends SuggestedCount {}

@ObjectType({ description: 'The best guess for the one event or period the text is mainly about.' })
export class HarmSuggestion extends SuggestedCount {
  @Field(() => Float) confidence!: number;
  @Field(() => String, { nullable: true, description: 'Why this figure was chosen.' }) reason!: string | null;
  @Field(() => Span) quote!: Span;
}

@ObjectType()
export class SuggestedHarm {
  @Field(() => HarmSuggestion, { nullable: true }) killed!: HarmSuggestion | null;
  @Field(() => HarmSuggestion, { nullable: true }) injured!: HarmSuggestion | null;
}

@ObjectType({ description: 'A number of people killed or injured that the text states.' })
export class ClaimSuggestion extends SuggestedCount {
  @Field(() => String, { description: 'killed or injured.' }) kind!: string;
  @Field(() => String, { nullable: true }) who!: string | null;
  @Field(() => String, { nullable: true, description: 'EVENT, PART, PERIOD or BACKGROUND.' }) scope!: string | null;
  @Field(() => String, { nullable: true }) speaker!: string | null;
  @Field(() => Span) quote!: Span;
}

@ObjectType()
export class DateSuggestion {
  @Field(() => String, { description: 'ISO 8601 day.' }) start!: string;
  @Field(() => String) end!: string;
  @Field(() => DatePrecision) precision!: DatePrecision;
  @Field(() => String) role!: string;
  @Field(() => Float) confidence!: number;
  @Field(() => Span) quote!: Span;
}

@ObjectType()
export class PlaceSuggestion {
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true }) country!: string | null;
  @Field(() => String, { nullable: true }) admin1!: string | null;
  @Field(() => Float) lat!: number;
  @Field(() => Float) lon!: number;
  @Field(() => PlacePrecision) precision!: PlacePrecision;
  @Field(() => Int, { nullable: true, description: 'Metres.' }) radius!: number | null;
  @Field(() => String, { nullable: true }) gazetteerId!: string | null;
  @Field(() => Float) confidence!: number;
  @Field(() => Span) quote!: Span;
}

@ObjectType()
export class ActorSuggestion {
  @Field(() => String) name!: string;
  @Field(() => String, { description: 'ACCUSED, SPEAKER, ORGANISATION or MENTIONED.' }) role!: string;
  @Field(() => Span) quote!: Span;
}

@ObjectType()
export class AffectedSuggestion extends SuggestedCount {
  @Field(() => PopulationStatus) status!: PopulationStatus;
}

@ObjectType()
export class NoteSuggestion {
  @Field(() => [Sector]) sectors!: Sector[];
  @Field(() => String, { nullable: true }) place!: string | null;
  @Field(() => AffectedSuggestion, { nullable: true }) affected!: AffectedSuggestion | null;
  @Field(() => String, { nullable: true }) speaker!: string | null;
  @Field(() => Span) quote!: Span;
}

@ObjectType()
export class TallySuggestion {
  @Field(() => String) by!: string;
  @Field(() => String, { nullable: true }) accused!: string | null;
  @Field(() => String, { nullable: true }) from!: string | null;
  @Field(() => String, { nullable: true }) to!: string | null;
  @Field(() => Int, { nullable: true }) events!: number | null;
  @Field(() => CountSuggestion, { nullable: true }) killed!: CountSuggestion | null;
  @Field(() => CountSuggestion, { nullable: true }) injured!: CountSuggestion | null;
  @Field(() => Float, { nullable: true }) changePercent!: number | null;
  @Field(() => Span) quote!: Span;
}

@ObjectType()
export class StatementSuggestion {
  @Field(() => String) speaker!: string;
  @Field(() => String, { nullable: true }) organisation!: string | null;
  @Field(() => Stance) stance!: Stance;
  @Field(() => String, { nullable: true, description: 'ISO 8601 day.' }) date!: string | null;
  @Field(() => Span) quote!: Span;
}

@ObjectType()
export class SuggestionWarning {
  @Field(() => WarningCode) code!: WarningCode;
  @Field(() => String) message!: string;
  @Field(() => [Span]) quotes!: Span[];
}

@ObjectType({ description: 'What the machine reads out of an article: ranked, each value with the words that say it.' })
export class Suggestions {
  @Field(() => Float, { description: '0..1: is this report about harm to civilians at all?' }) relevance!: number;
  @Field(() => SuggestedHarm) harm!: SuggestedHarm;
  @Field(() => [ClaimSuggestion]) claims!: ClaimSuggestion[];
  @Field(() => [DateSuggestion]) dates!: DateSuggestion[];
  @Field(() => [PlaceSuggestion]) places!: PlaceSuggestion[];
  @Field(() => [ActorSuggestion]) actors!: ActorSuggestion[];
  @Field(() => [NoteSuggestion]) notes!: NoteSuggestion[];
  @Field(() => [TallySuggestion]) tallies!: TallySuggestion[];
  @Field(() => [StatementSuggestion]) statements!: StatementSuggestion[];
  @Field(() => [SuggestionWarning]) warnings!: SuggestionWarning[];
}
