import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { TicketModel, UserModel } from '../../prisma/client/models.ts';
import { PageArgs, type Connection } from '../../schema/connection.ts';
import { AcceptInvitationInput, CreateApiKeyInput, DisableUserInput, InviteUserInput, RedeemPasswordResetInput, SeenUserInput, SetUserRoleInput } from '../../schema/inputs/users.ts';
import { ApiKey, IssuedApiKey, IssuedTicket, Ticket, User, UserConnection } from '../../schema/types/users.ts';
import { removeSecondFactor, setUserDisabled, setUserRole, signOutUser, unlockUser, type SeenUser } from '../auth/administer.ts';
import { createApiKey, listApiKeys, revokeApiKey } from '../auth/apiKeys.ts';
import { acceptInvitation, inviteUser, issuePasswordReset, listTickets, redeemPasswordReset, revokeTicket } from '../auth/tickets.ts';
import type { Context } from '../context.ts';
import { listUsers } from '../people/users.ts';
import { permit } from '../policies/permit.ts';
import { globalId, localId } from '../read/ids.ts';
import type { Rooted } from '../read/present.ts';
import type { Viewer } from '../viewer.ts';

const KEY = { nullable: true, description: 'Makes a retry harmless.' };

type Shown = Omit<User, 'sessions' | 'lastSeenAt' | 'lockedUntil'> & Rooted<UserModel>;

function presentUser(row: UserModel, viewer: Viewer): Shown {
  const { email, name, role, disabledAt, createdAt, twoFactorEnabled, version } = row;
  return Object.assign(new User(), { row, id: globalId('User', row.id), isMe: viewer.id === row.id, email, name, role, disabledAt, createdAt, twoFactorEnabled, version });
}

function presentTicket({ id, kind, email, role, issuedByName, createdAt, expiresAt }: TicketModel): Ticket {
  return { id: globalId('Ticket', id), kind, email, role, issuedByName, createdAt, expiresAt };
}

function seen({ id, expectedVersion }: SeenUserInput): SeenUser {
  return { id: localId('User', id), expectedVersion };
}

async function reread({ db, viewer }: Context, id: string): Promise<Shown> {
  return presentUser(await db.user.findUniqueOrThrow({ where: { id } }), viewer);
}

@Resolver(() => User)
export class UsersResolver {
  @Query(() => UserConnection, { description: 'Everybody with an account, by e-mail address.' })
  users(@Ctx() { db, viewer, settings }: Context, @Args(() => PageArgs) args: PageArgs): Promise<Connection<Shown>> {
    return listUsers(db, viewer, args, settings.PAGE_LIMIT, (row) => presentUser(row, viewer));
  }

  @Query(() => [Ticket], { description: 'Invitations and links to set a new password that can still be used.' })
  async tickets(@Ctx() { db, viewer }: Context): Promise<Ticket[]> {
    return (await listTickets(db, viewer)).map(presentTicket);
  }

  @Query(() => [ApiKey], { description: 'All keys, newest first.' })
  async apiKeys(@Ctx() { db, viewer }: Context): Promise<ApiKey[]> {
    return (await listApiKeys(db, viewer)).map((row) => ({ ...row, id: globalId('ApiKey', row.id) }));
  }

  @FieldResolver(() => Int)
  async sessions(@Root() { row }: Rooted<UserModel>, @Ctx() { loaders }: Context): Promise<number> {
    return (await loaders.sessions.load(row.id))?.count ?? 0;
  }

  @FieldResolver(() => GraphQLDateTime, { nullable: true })
  async lastSeenAt(@Root() { row }: Rooted<UserModel>, @Ctx() { loaders }: Context): Promise<Date | null> {
    return (await loaders.sessions.load(row.id))?.lastSeenAt ?? null;
  }

  @FieldResolver(() => GraphQLDateTime, { nullable: true })
  lockedUntil(@Root() { row }: Rooted<UserModel>, @Ctx() { loaders }: Context): Promise<Date | null> {
    return loaders.lockedUntil.load(row);
  }

  @Mutation(() => IssuedTicket, { description: 'Invites somebody. The token is shown once; no mail is sent.' })
  async inviteUser(@Ctx() { db, viewer, settings }: Context, @Arg('input', () => InviteUserInput) { clientMutationId, ...draft }: InviteUserInput): Promise<IssuedTicket> {
    permit(viewer, 'manage users');
    const { ticket, token } = await inviteUser(db, viewer, settings.TICKET_HOURS, draft, clientMutationId);
    return { ticket: presentTicket(ticket), token };
  }

  @Mutation(() => IssuedTicket, { description: 'Lets a user set a new password. The token is shown once; no mail is sent.' })
  async issuePasswordReset(@Ctx() { db, viewer, settings }: Context, @Arg('userId', () => ID) userId: string, @Arg('clientMutationId', () => String, KEY) key: string | null): Promise<IssuedTicket> {
    permit(viewer, 'manage users');
    const { ticket, token } = await issuePasswordReset(db, viewer, settings.TICKET_HOURS, localId('User', userId), key);
    return { ticket: presentTicket(ticket), token };
  }

  @Mutation(() => ID, { description: 'Makes an invitation or a reset worthless; answers its id.' })
  async revokeTicket(@Ctx() { db, viewer }: Context, @Arg('id', () => ID) id: string, @Arg('clientMutationId', () => String, KEY) key: string | null): Promise<string> {
    permit(viewer, 'manage users');
    await revokeTicket(db, viewer, localId('Ticket', id), key);
    return id;
  }

  @Mutation(() => String, { description: 'Becomes a user by an invitation; answers the e-mail address to sign in with.' })
  async acceptInvitation(@Ctx() { db, viewer }: Context, @Arg('input', () => AcceptInvitationInput) { token, name, password }: AcceptInvitationInput): Promise<string> {
    permit(viewer, 'redeem a ticket');
    return (await acceptInvitation(db, viewer, token, name, password)).email;
  }

  @Mutation(() => String, { description: 'Sets a new password by a token and signs the user out everywhere; answers the e-mail address.' })
  async redeemPasswordReset(@Ctx() { db, viewer }: Context, @Arg('input', () => RedeemPasswordResetInput) { token, password }: RedeemPasswordResetInput): Promise<string> {
    permit(viewer, 'redeem a ticket');
    return (await redeemPasswordReset(db, viewer, token, password)).email;
  }

  @Mutation(() => User, { description: 'Gives a user another role; it holds from their next request on.' })
  async setUserRole(@Ctx() context: Context, @Arg('input', () => SetUserRoleInput) input: SetUserRoleInput): Promise<Shown> {
    permit(context.viewer, 'manage users');
    await setUserRole(context.db, context.viewer, seen(input), input.role, input.clientMutationId);
    return reread(context, seen(input).id);
  }

  @Mutation(() => User, { description: 'Closes an account and ends its sessions, or opens it again.' })
  async disableUser(@Ctx() context: Context, @Arg('input', () => DisableUserInput) input: DisableUserInput): Promise<Shown> {
    permit(context.viewer, 'manage users');
    await setUserDisabled(context.db, context.viewer, seen(input), input.disabled ?? true, input.clientMutationId);
    return reread(context, seen(input).id);
  }

  @Mutation(() => Int, { description: 'Ends all sessions of a user, on every device; answers how many there were.' })
  async signOutUser(@Ctx() { db, viewer }: Context, @Arg('userId', () => ID) userId: string, @Arg('clientMutationId', () => String, KEY) key: string | null): Promise<number> {
    permit(viewer, 'manage users');
    return signOutUser(db, viewer, localId('User', userId), key);
  }

  @Mutation(() => User, { description: 'Lets a user who was locked out for wrong passwords or codes try again at once.' })
  async unlockUser(@Ctx() context: Context, @Arg('userId', () => ID) userId: string, @Arg('clientMutationId', () => String, KEY) key: string | null): Promise<Shown> {
    permit(context.viewer, 'manage users');
    await unlockUser(context.db, context.viewer, localId('User', userId), key);
    return reread(context, localId('User', userId));
  }

  @Mutation(() => User, { description: 'Takes the second factor of a user away who lost it, and ends their sessions.' })
  async removeSecondFactor(@Ctx() context: Context, @Arg('input', () => SeenUserInput) input: SeenUserInput): Promise<Shown> {
    permit(context.viewer, 'manage users');
    await removeSecondFactor(context.db, context.viewer, seen(input), input.clientMutationId);
    return reread(context, seen(input).id);
  }

  @Mutation(() => IssuedApiKey, { description: 'Makes a key; it is shown once.' })
  createApiKey(@Ctx() { db, viewer }: Context, @Arg('input', () => CreateApiKeyInput) { name, role, clientMutationId }: CreateApiKeyInput): Promise<IssuedApiKey> {
    permit(viewer, 'manage keys');
    return createApiKey(db, viewer, { name, role }, clientMutationId).then(({ id, secret }) => ({ id: globalId('ApiKey', id), secret }));
  }

  @Mutation(() => ID, { description: 'Ends a key at once; answers its id.' })
  async revokeApiKey(@Ctx() { db, viewer }: Context, @Arg('id', () => ID) id: string, @Arg('clientMutationId', () => String, KEY) key: string | null): Promise<string> {
    permit(viewer, 'manage keys');
    await revokeApiKey(db, viewer, localId('ApiKey', id), key);
    return id;
  }
}
