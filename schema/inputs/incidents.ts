import { Field, ID, InputType, Int } from 'type-graphql';
import { IncidentPatch, VictimInput } from './review.ts';

/** A record as the caller last saw it, and why they change it. */
@InputType()
class SeenRecordInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String, { nullable: true, description: 'Makes a retry harmless.' }) clientMutationId?: string | null;
}

@InputType()
export class ApproveIncidentInput extends SeenRecordInput {}

@InputType()
export class ApproveRecordInput extends SeenRecordInput {}

@InputType()
export class UpdateIncidentInput extends SeenRecordInput {
  @Field(() => String) reason!: string;
  @Field(() => IncidentPatch) patch!: IncidentPatch;
}

@InputType()
export class VictimEntryInput extends VictimInput {
  @Field(() => ID, { nullable: true, description: 'Id of a victim who is listed; absent for a new one.' }) id?: string | null;
}

@InputType()
export class UpdateVictimsInput extends SeenRecordInput {
  @Field(() => String) reason!: string;
  @Field(() => [VictimEntryInput], { description: 'All of them: who is listed and not named here is taken off.' }) victims!: VictimEntryInput[];
}

@InputType()
export class RetractInput extends SeenRecordInput {
  @Field(() => String) reason!: string;
}

@InputType()
export class MergeIncidentsInput extends SeenRecordInput {
  @Field(() => ID, { description: 'The incident that lives on.' }) intoId!: string;
  @Field(() => Int) intoExpectedVersion!: number;
  @Field(() => String) reason!: string;
}

@InputType()
export class SplitIncidentInput extends SeenRecordInput {
  @Field(() => String) reason!: string;
  @Field(() => IncidentPatch, { description: 'What remains concluded of the incident that keeps the code.' }) remaining!: IncidentPatch;
  @Field(() => IncidentPatch, { description: 'What is concluded of the new one; absent fields are as in the old.' }) part!: IncidentPatch;
  @Field(() => [ID], { nullable: true, description: 'Claims that go to the new incident.' }) claimIds?: string[] | null;
}
