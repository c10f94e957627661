import { Field, ID, InputType } from 'type-graphql';
import { Grade } from '../enums.ts';

@InputType()
export class GiveGradeInput {
  @Field(() => ID) incidentId!: string;
  @Field(() => Grade) grade!: Grade;
  @Field(() => String) reason!: string;
  @Field(() => String, { nullable: true, description: 'Makes a retry harmless.' }) clientMutationId?: string | null;
}
