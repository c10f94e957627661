import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { DeskModel } from '../../prisma/client/models.ts';
import { Role } from '../enums.ts';

type Shown = Pick<DeskModel, 'fourEyes' | 'coordinateDecimals' | 'leaseMinutes' | 'blindShare' | 'twoFactorRoles' | 'version'>;

@ObjectType({ description: 'What this desk has set for itself.' })
export class Desk implements Shown {
  @Field(() => Boolean, { description: 'Who promotes can\'t approve; only approved records are public.' }) fourEyes!: boolean;
  @Field(() => Int, { nullable: true, description: 'Decimals of coordinates shown to the public; null = all.' }) coordinateDecimals!: number | null;
  @Field(() => Int, { description: 'How long a claim holds without a sign.' }) leaseMinutes!: number;
  @Field(() => Float, { description: 'Share of promoted incidents that a second person grades blind, 0..1.' }) blindShare!: number;
  @Field(() => [Role], { description: 'Roles that must have a second factor to do anything.' }) twoFactorRoles!: Role[];
  @Field(() => Int, { description: 'Give it back as expectedVersion.' }) version!: number;
}
