import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { RejectReason, RuleField } from '../enums.ts';
import { ReviewFilter } from './filters.ts';

@InputType({ description: 'Every condition that is given must hold; then every effect that is given is applied. At least one of each.' })
export class RuleInput {
  @Field(() => String) name!: string;
  @Field(() => Boolean, { nullable: true, description: 'True where absent.' }) enabled?: boolean | null;
  @Field(() => [String], { nullable: true, description: 'Words or phrases, one of them is enough; case, accents and Arabic vowel marks make no difference.' }) keywords?: string[] | null;
  @Field(() => String, { nullable: true, description: 'A regular expression in RE2\'s syntax: no back-references, no look-around.' }) pattern?: string | null;
  @Field(() => RuleField, { nullable: true, description: 'Where words and pattern are looked for; title and text where absent.' }) field?: RuleField | null;
  @Field(() => [String], { nullable: true, description: 'ISO 639-1.' }) languages?: string[] | null;
  @Field(() => [ID], { nullable: true }) sources?: string[] | null;
  @Field(() => ID, { nullable: true, description: 'A review item whose text is compared with.' }) similarToItem?: string | null;
  @Field(() => Float, { nullable: true, description: 'Share of common phrases from which on another text is alike, 0..1; 0.5 where absent.' }) similarAtLeast?: number | null;
  @Field(() => String, { nullable: true, description: 'A tag to put on the item.' }) tag?: string | null;
  @Field(() => RejectReason, { nullable: true, description: 'Rejects the item, for this reason; it stays to be found and reopened.' }) rejectReason?: RejectReason | null;
  @Field(() => Int, { nullable: true, description: 'Points added to its priority, -100..100.' }) priority?: number | null;
}

@InputType()
export class CreateRuleInput {
  @Field(() => RuleInput) rule!: RuleInput;
  @Field(() => String, { nullable: true, description: 'Makes a retry harmless.' }) clientMutationId?: string | null;
}

@InputType({ description: 'A new version: the rule as given, whole.' })
export class UpdateRuleInput extends CreateRuleInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String) reason!: string;
}

@InputType()
export class SaveFilterInput {
  @Field(() => String) name!: string;
  @Field(() => ReviewFilter) filter!: ReviewFilter;
  @Field(() => Boolean, { nullable: true, description: 'Whether colleagues see it as well.' }) shared?: boolean | null;
  @Field(() => String, { nullable: true, description: 'Makes a retry harmless.' }) clientMutationId?: string | null;
}

@InputType()
export class UpdateFilterInput extends SaveFilterInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
}
