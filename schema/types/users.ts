import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { ApiKeyModel, TicketModel, UserModel } from '../../prisma/client/models.ts';
import { connectionOf } from '../connection.ts';
import { Role, TicketKind } from '../enums.ts';

@ObjectType({ description: 'Somebody with an account, as administrators see them.' })
export class User implements Pick<UserModel, 'email' | 'name' | 'role' | 'disabledAt' | 'createdAt' | 'twoFactorEnabled' | 'version'> {
  @Field(() => ID, { description: 'The id of the Colleague as well.' }) id!: string;
  @Field(() => Boolean) isMe!: boolean;
  @Field(() => String) email!: string;
  @Field(() => String) name!: string;
  @Field(() => Role) role!: Role;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'Since when the account is closed.' }) disabledAt!: Date | null;
  @Field(() => GraphQLDateTime) createdAt!: Date;
  @Field(() => Boolean) twoFactorEnabled!: boolean;
  @Field(() => Int, { description: 'Give it back as expectedVersion.' }) version!: number;
  @Field(() => Int, { description: 'Browsers that are signed in.' }) sessions!: number;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When one of them last renewed its session, which it does once a day.' }) lastSeenAt!: Date | null;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'Until when nobody can sign in to it, after too many wrong passwords or codes.' }) lockedUntil!: Date | null;
}

export const UserConnection = connectionOf(User, 'User');

@ObjectType({ description: 'An invitation, or a link to set a new password, that can still be used. Its token was shown once.' })
export class Ticket implements Pick<TicketModel, 'kind' | 'email' | 'role' | 'issuedByName' | 'createdAt' | 'expiresAt'> {
  @Field(() => ID) id!: string;
  @Field(() => TicketKind) kind!: TicketKind;
  @Field(() => String) email!: string;
  @Field(() => Role, { nullable: true }) role!: Role | null;
  @Field(() => String) issuedByName!: string;
  @Field(() => GraphQLDateTime) createdAt!: Date;
  @Field(() => GraphQLDateTime) expiresAt!: Date;
}

@ObjectType()
export class IssuedTicket {
  @Field(() => Ticket) ticket!: Ticket;
  @Field(() => String, { nullable: true, description: 'To be handed to whom it is for; shown now and never again.' }) token!: string | null;
}

@ObjectType({ description: 'A partner\'s or a machine\'s key. The key itself was shown once.' })
export class ApiKey implements Pick<ApiKeyModel, 'name' | 'role' | 'prefix' | 'createdAt' | 'lastUsedAt' | 'revokedAt'> {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => Role) role!: Role;
  @Field(() => String, { description: 'How it begins, to tell keys apart.' }) prefix!: string;
  @Field(() => GraphQLDateTime) createdAt!: Date;
  @Field(() => GraphQLDateTime, { nullable: true }) lastUsedAt!: Date | null;
  @Field(() => GraphQLDateTime, { nullable: true }) revokedAt!: Date | null;
}

@ObjectType()
export class IssuedApiKey {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'The key itself: shown now and never again; empty when a retry asks once more.' }) secret!: string;
}
