import { Field, Float, InputType, Int } from 'type-graphql';
import { Role } from '../enums.ts';

@InputType({ description: 'Absent leaves a switch as it is.' })
export class UpdateDeskInput {
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String) reason!: string;
  @Field(() => Boolean, { nullable: true }) fourEyes?: boolean | null;
  @Field(() => Int, { nullable: true, description: '0..6; null shows coordinates in full.' }) coordinateDecimals?: number | null;
  @Field(() => Int, { nullable: true, description: '1..1440.' }) leaseMinutes?: number | null;
  @Field(() => Float, { nullable: true, description: '0..1.' }) blindShare?: number | null;
  @Field(() => [Role], { nullable: true }) twoFactorRoles?: Role[] | null;
  @Field(() => String, { nullable: true, description: 'Makes a retry harmless.' }) clientMutationId?: string | null;
}
