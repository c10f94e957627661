import { Field, ID, InputType, Int } from 'type-graphql';
import { Role } from '../enums.ts';

@InputType()
class Repeatable {
  @Field(() => String, { nullable: true, description: 'Makes a retry harmless.' }) clientMutationId?: string | null;
}

@InputType()
export class InviteUserInput extends Repeatable {
  @Field(() => String) email!: string;
  @Field(() => Role, { description: 'REVIEWER, EDITOR or ADMIN.' }) role!: Role;
}

@InputType()
export class SeenUserInput extends Repeatable {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
}

@InputType()
export class SetUserRoleInput extends SeenUserInput {
  @Field(() => Role) role!: Role;
}

@InputType()
export class DisableUserInput extends SeenUserInput {
  @Field(() => Boolean, { nullable: true, description: 'False opens the account again; true where absent.' }) disabled?: boolean | null;
}

@InputType()
export class CreateApiKeyInput extends Repeatable {
  @Field(() => String) name!: string;
  @Field(() => Role) role!: Role;
}

@InputType()
export class AcceptInvitationInput {
  @Field(() => String) token!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { description: '12 to 200 characters.' }) password!: string;
}

@InputType()
export class RedeemPasswordResetInput {
  @Field(() => String) token!: string;
  @Field(() => String, { description: '12 to 200 characters.' }) password!: string;
}
