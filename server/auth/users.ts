import { z } from 'zod';
import { Prisma } from '../../prisma/client/client.ts';
import type { Role } from '../../prisma/client/enums.ts';
import { transact, type Db, type Tx } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import { audit } from '../records/audit.ts';
import { PROGRAM, type Viewer } from '../viewer.ts';
import { checkPassword, generatePassword, hashPassword } from './passwords.ts';

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

const LONGEST_NAME = 100;

/** @throws DeskError BAD_USER_INPUT, ALREADY_EXISTS */
export async function createUser(db: Db, viewer: Viewer, { email, role, name, password }: UserInput): Promise<NewUser> {
  permit(viewer, 'manage users');
  const address = readEmail(email);
  const secret = password ?? generatePassword();
  checkPassword(secret);
  const hash = await hashPassword(secret);
  const id = await transact(db, async (tx) => {
    const made = await insertUser(tx, { email: address, role, name: name?.trim() || address, hash });
    await audit(tx, viewer, { deed: 'create user', subjectType: 'User', subjectId: made, after: { email: address, role } });
    return made;
  }).catch(explainDouble);
  return { id, email: address, password: password === undefined ? secret : null };
}

/** @throws DeskError NOT_FOUND */
export async function findUser(db: Db, viewer: Viewer, email: string): Promise<{ id: string; email: string; role: Role; disabledAt: Date | null }> {
  permit(viewer, 'manage users');
  const user = await db.user.findUnique({ where: { email: readEmail(email) }, select: { id: true, email: true, role: true, disabledAt: true } });
  if (!user) throw new DeskError('NOT_FOUND', 'There is no user with this e-mail address');
  return user;
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
    await audit(tx, viewer, { deed: 'reset password', subjectType: 'User', subjectId: user.id });
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

/** A user with a password. */
export async function insertUser(tx: Tx, { email, role, name, hash }: { email: string; role: Role; name: string; hash: string }): Promise<string> {
  const { id } = await tx.user.create({ data: { email, role, name, emailVerified: true } });
  // The session library looks for the password under this provider and the user's own id.
  await tx.account.create({ data: { userId: id, accountId: id, providerId: 'credential', password: hash } });
  return id;
}

/** @throws DeskError BAD_USER_INPUT */
export function readEmail(email: string): string {
  const { success, data } = z.email().max(254).safeParse(email.trim().toLowerCase());
  if (!success) throw new DeskError('BAD_USER_INPUT', `"${email}" is not an e-mail address`);
  return data;
}

/** A user's name as it is kept. @throws DeskError BAD_USER_INPUT */
export function readName(name: string): string {
  const label = name.trim();
  if (label === '' || label.length > LONGEST_NAME) throw new DeskError('BAD_USER_INPUT', `A name has 1 to ${LONGEST_NAME} characters`);
  return label;
}

/** @throws DeskError ALREADY_EXISTS for an e-mail address that is taken, else what it was given */
export function explainDouble(error: unknown): never {
  if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') {
    throw new DeskError('ALREADY_EXISTS', 'There is a user with this e-mail address already');
  }
  throw error;
}
