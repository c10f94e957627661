import { Field, ID, InputType } from 'type-graphql';

@InputType()
export class AddRemarkInput {
  @Field(() => ID) reviewItemId!: string;
  @Field(() => String) text!: string;
  @Field(() => [ID], { nullable: true, description: 'Colleagues whom it calls upon.' }) mentions?: string[] | null;
  @Field(() => String, { nullable: true, description: 'Makes a retry harmless.' }) clientMutationId?: string | null;
}
