import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import type { Role } from '../../prisma/client/enums.ts';
import { transact, type Db, type Tx } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import { PROGRAM, type Viewer } from '../viewer.ts';
import { generatePassword, hashPassword } from './passwords.ts';

export interface NewUser {
  id: string;
  email: string;
  /** The generated password, shown now and never again; null where one was given. */
  password: string | null;
}

export interface UserInput {
  email: string;
  role: Role;
  name?: string;
  /** Generated if absent. */
  password?: string;
}

const SHORTEST_PASSWORD = 12;
const LONGEST_PASSWORD = 200;

/** @throws DeskError BAD_USER_INPUT, ALREADY_EXISTS */
export async function createUser(db: Db, viewer: Viewer, { email, role, name, password }: UserInput): Promise<NewUser> {
  permit(viewer, 'manage users');
  const address = readEmail(email);
  const secret = password ?? generatePassword();
  if (secret.length < SHORTEST_PASSWORD || secret.length > LONGEST_PASSWORD) {
    throw new DeskError('BAD_USER_INPUT', `A password has ${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters`);
  }
  const hash = await hashPassword(secret);
  const id = await transact(db, (tx) => insertUser(tx, { email: address, role, name: name?.trim() || address, hash })).catch(explainDouble);
  return { id, email: address, password: password === undefined ? secret : null };
}

/** @throws DeskError NOT_FOUND */
export async function findUser(db: Db, viewer: Viewer, email: string): Promise<{ id: string; email: string; role: Role; disabledAt: Date | null }> {
  permit(viewer, 'manage users');
  const user = await db.user.findUnique({ where: { email: readEmail(email) }, select: { id: true, email: true, role: true, disabledAt: true } });
  if (!user) throw new DeskError('NOT_FOUND', 'There is no user with this e-mail address');
  return user;
}

/** Closes an account and ends its sessions, or opens it again. */
export async function setUserDisabled(db: Db, viewer: Viewer, id: string, disabled: boolean): Promise<void> {
  permit(viewer, 'manage users');
  if (disabled && viewer.id === id) throw new DeskError('NOT_POSSIBLE', 'You can\'t close your own account');
  await transact(db, async (tx) => {
    const { count } = await tx.user.updateMany({ where: { id }, data: { disabledAt: disabled ? new Date() : null } });
    if (count === 0) throw new DeskError('NOT_FOUND', 'There is no such user');
    if (disabled) await tx.session.deleteMany({ where: { userId: id } });
  });
}

/** Gives a user a new generated password and ends all their sessions: for those who lost theirs. */
export async function resetPassword(db: Db, viewer: Viewer, email: string): Promise<NewUser> {
  permit(viewer, 'manage users');
  const address = readEmail(email);
  const password = generatePassword();
  const hash = await hashPassword(password);
  const id = await transact(db, async (tx) => {
    const user = await tx.user.findUnique({ where: { email: address }, select: { id: true } });
    if (!user) throw new DeskError('NOT_FOUND', 'There is no user with this e-mail address');
    await tx.account.updateMany({ where: { userId: user.id, providerId: 'credential' }, data: { password: hash } });
    await tx.session.deleteMany({ where: { userId: user.id } });
    return user.id;
  });
  return { id, email: address, password };
}

export const FIRST_ADMIN = 'admin@desk.local';

/**
 * On the very first start, when there is no user at all, makes the administrator. Safe when several programs start at once.
 * @returns the account with its password to print, or null when the desk has users
 */
export async function ensureFirstAdmin(db: Db): Promise<NewUser | null> {
  if ((await db.user.count()) > 0) return null;
  try {
    return await createUser(db, PROGRAM, { email: FIRST_ADMIN, role: 'ADMIN', name: 'Administrator' });
  } catch (error) {
    if (error instanceof DeskError && error.code === 'ALREADY_EXISTS') return null; // another program was quicker
    throw error;
  }
}

async function insertUser(tx: Tx, { email, role, name, hash }: { email: string; role: Role; name: string; hash: string }): Promise<string> {
  const { id } = await tx.user.create({ data: { email, role, name, emailVerified: true } });
  // The session library looks for the password under this provider and the user's own id.
  await tx.account.create({ data: { userId: id, accountId: id, providerId: 'credential', password: hash } });
  return id;
}

function readEmail(email: string): string {
  const { success, data } = z.email().max(254).safeParse(email.trim().toLowerCase());
  if (!success) throw new DeskError('BAD_USER_INPUT', `"${email}" is not an e-mail address`);
  return data;
}

function explainDouble(error: unknown): never {
  if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') {
    throw new DeskError('ALREADY_EXISTS', 'There is a user with this e-mail address already');
  }
  throw error;
}
