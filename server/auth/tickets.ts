import { createHash, randomBytes } from 'node:crypto';
import type { Role, TicketKind } from '../../prisma/client/enums.ts';
import type { TicketModel } from '../../prisma/client/models.ts';
import { transact, type Db, type Tx } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import { audit } from '../records/audit.ts';
import { once, type ClientKey } from '../records/once.ts';
import type { Viewer } from '../viewer.ts';
import { checkPassword, hashPassword } from './passwords.ts';
import { explainDouble, insertUser, readEmail, readName } from './users.ts';

export interface IssuedTicket {
  ticket: TicketModel;
  /** Shown now and never again; null when a retry asks once more. */
  token: string | null;
}

const TOKEN_BYTES = 32;
const HOUR = 60 * 60 * 1000;

/** Invites somebody to the desk. Who holds the token becomes a user with this role, once and before it runs out. @throws DeskError BAD_USER_INPUT, ALREADY_EXISTS */
export async function inviteUser(db: Db, viewer: Viewer, hours: number, { email, role }: { email: string; role: Role }, key?: ClientKey): Promise<IssuedTicket> {
  permit(viewer, 'manage users');
  const address = readEmail(email);
  if (role === 'READER' || role === 'PARTNER') throw new DeskError('BAD_USER_INPUT', 'Users are REVIEWER, EDITOR or ADMIN; partners are given an API key');
  return issue(db, viewer, { name: 'inviteUser', key, input: { address, role } }, async (tx) => {
    if ((await tx.user.count({ where: { email: address } })) > 0) throw new DeskError('ALREADY_EXISTS', 'There is a user with this e-mail address already');
    await tx.ticket.updateMany({ where: { kind: 'INVITATION', email: address, usedAt: null, revokedAt: null }, data: { revokedAt: new Date() } });
    return { kind: 'INVITATION', email: address, role, userId: null, hours };
  });
}

/** Lets a user set a new password by a token: for those who lost theirs. The old one holds until then. @throws DeskError NOT_FOUND */
export async function issuePasswordReset(db: Db, viewer: Viewer, hours: number, userId: string, key?: ClientKey): Promise<IssuedTicket> {
  permit(viewer, 'manage users');
  return issue(db, viewer, { name: 'issuePasswordReset', key, input: { userId } }, async (tx) => {
    const user = await tx.user.findUnique({ where: { id: userId }, select: { email: true } });
    if (!user) throw new DeskError('NOT_FOUND', 'There is no such user');
    await tx.ticket.updateMany({ where: { kind: 'PASSWORD_RESET', userId, usedAt: null, revokedAt: null }, data: { revokedAt: new Date() } });
    return { kind: 'PASSWORD_RESET', email: user.email, role: null, userId, hours };
  });
}

interface TicketFacts {
  kind: TicketKind;
  email: string;
  role: Role | null;
  userId: string | null;
  hours: number;
}

async function issue(db: Db, viewer: Viewer, call: { name: string; key: ClientKey; input: object }, check: (tx: Tx) => Promise<TicketFacts>): Promise<IssuedTicket> {
  return transact(db, async (tx) => {
    let token: string | null = null;
    const { id } = await once(tx, viewer, call.name, call.key, call.input, async () => {
      const { hours, ...facts } = await check(tx);
      token = randomBytes(TOKEN_BYTES).toString('base64url');
      const ticket = await tx.ticket.create({ data: { ...facts, hash: hashOf(token), issuedByName: viewer.name, expiresAt: new Date(Date.now() + hours * HOUR) } });
      const deed = facts.kind === 'INVITATION' ? 'invite user' : 'issue password reset';
      await audit(tx, viewer, { deed, subjectType: 'Ticket', subjectId: ticket.id, after: { email: facts.email, role: facts.role } });
      return { id: ticket.id };
    });
    return { ticket: await tx.ticket.findUniqueOrThrow({ where: { id } }), token };
  });
}

/** Invitations and resets that can still be used, newest first; never their tokens. */
export async function listTickets(db: Db, viewer: Viewer): Promise<TicketModel[]> {
  permit(viewer, 'manage users');
  return db.ticket.findMany({ where: { usedAt: null, revokedAt: null, expiresAt: { gt: new Date() } }, orderBy: { createdAt: 'desc' } });
}

/** Makes a token worthless. @throws DeskError NOT_FOUND */
export async function revokeTicket(db: Db, viewer: Viewer, id: string, key?: ClientKey): Promise<void> {
  permit(viewer, 'manage users');
  await transact(db, (tx) => once(tx, viewer, 'revokeTicket', key, { id }, async () => {
    const { count } = await tx.ticket.updateMany({ where: { id, usedAt: null, revokedAt: null }, data: { revokedAt: new Date() } });
    if (count === 0) throw new DeskError('NOT_FOUND', 'There is no such invitation or reset, or it was used or revoked already');
    await audit(tx, viewer, { deed: 'revoke ticket', subjectType: 'Ticket', subjectId: id });
    return {};
  }));
}

/** Becomes a user by an invitation. @returns the e-mail address to sign in with @throws DeskError NOT_POSSIBLE for a token that doesn't hold, BAD_USER_INPUT, ALREADY_EXISTS */
export async function acceptInvitation(db: Db, viewer: Viewer, token: string, name: string, password: string): Promise<{ email: string }> {
  permit(viewer, 'redeem a ticket');
  const { role } = await findTicket(db, 'INVITATION', token);
  const label = readName(name);
  checkPassword(password);
  const hash = await hashPassword(password);
  return transact(db, async (tx) => {
    const { email, id: ticketId } = await useTicket(tx, 'INVITATION', token);
    const id = await insertUser(tx, { email, role: role ?? 'REVIEWER', name: label, hash }).catch(explainDouble);
    await audit(tx, { id, kind: 'USER', name: label, role: role ?? 'REVIEWER' }, { deed: 'accept invitation', subjectType: 'User', subjectId: id, after: { ticket: ticketId, role } });
    return { email };
  });
}

/** Sets a new password by a token and ends all the user's sessions. @throws DeskError NOT_POSSIBLE for a token that doesn't hold, BAD_USER_INPUT */
export async function redeemPasswordReset(db: Db, viewer: Viewer, token: string, password: string): Promise<{ email: string }> {
  permit(viewer, 'redeem a ticket');
  await findTicket(db, 'PASSWORD_RESET', token);
  checkPassword(password);
  const hash = await hashPassword(password);
  return transact(db, async (tx) => {
    const { userId, email } = await useTicket(tx, 'PASSWORD_RESET', token);
    const user = await tx.user.findUniqueOrThrow({ where: { id: userId ?? '' } });
    await tx.account.updateMany({ where: { userId: user.id, providerId: 'credential' }, data: { password: hash } });
    await tx.session.deleteMany({ where: { userId: user.id } });
    await audit(tx, { id: user.id, kind: 'USER', name: user.name, role: user.role }, { deed: 'set new password', subjectType: 'User', subjectId: user.id });
    return { email };
  });
}

/** Looked at before the slow hash, so that nobody makes the desk work by guessing. */
async function findTicket(db: Db, kind: TicketKind, token: string): Promise<TicketModel> {
  const ticket = await db.ticket.findFirst({ where: { kind, hash: hashOf(token), usedAt: null, revokedAt: null, expiresAt: { gt: new Date() } } });
  if (!ticket) throw worthless();
  return ticket;
}

/** Uses a ticket up: of two at once one gets it. */
async function useTicket(tx: Tx, kind: TicketKind, token: string): Promise<TicketModel> {
  const where = { kind, hash: hashOf(token), usedAt: null, revokedAt: null, expiresAt: { gt: new Date() } };
  const { count } = await tx.ticket.updateMany({ where, data: { usedAt: new Date() } });
  if (count === 0) throw worthless();
  return tx.ticket.findUniqueOrThrow({ where: { hash: hashOf(token) } });
}

function worthless(): DeskError {
  return new DeskError('NOT_POSSIBLE', 'This link was used already, ran out, or was taken back: ask an administrator for a new one');
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
