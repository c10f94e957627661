import type { Role } from '../../prisma/client/enums.ts';
import type { UserModel } from '../../prisma/client/models.ts';
import { transact, type Db, type Tx } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import { audit, lastDeed } from '../records/audit.ts';
import { once, type ClientKey } from '../records/once.ts';
import type { Viewer } from '../viewer.ts';
import { forgetTries } from './tries.ts';

/** A user as the administrator last saw them; without a version, whichever holds. */
export interface SeenUser {
  id: string;
  expectedVersion?: number | null;
}

/** Two administrators who close each other's accounts at once take turns. */
const ADMINS_LOCK = 7_201_712;

/** Gives a user another role; it holds from their next request on. @throws DeskError STALE, NOT_FOUND, NOT_POSSIBLE */
export async function setUserRole(db: Db, viewer: Viewer, seen: SeenUser, role: Role, key?: ClientKey): Promise<void> {
  permit(viewer, 'manage users');
  if (role === 'READER' || role === 'PARTNER') throw new DeskError('BAD_USER_INPUT', 'Users are REVIEWER, EDITOR or ADMIN; partners are given an API key');
  await change(db, viewer, 'setUserRole', seen, { role }, key, async (tx, before) => {
    if (role !== 'ADMIN') await keepAnAdmin(tx, before);
    await audit(tx, viewer, { deed: 'change role', subjectType: 'User', subjectId: seen.id, before: { role: before.role }, after: { role } });
    return { role };
  });
}

/** Closes an account and ends its sessions, or opens it again. @throws DeskError STALE, NOT_FOUND, NOT_POSSIBLE */
export async function setUserDisabled(db: Db, viewer: Viewer, user: string | SeenUser, disabled: boolean, key?: ClientKey): Promise<void> {
  permit(viewer, 'manage users');
  const seen = typeof user === 'string' ? { id: user } : user;
  if (disabled && viewer.id === seen.id) throw new DeskError('NOT_POSSIBLE', 'You can\'t close your own account');
  await change(db, viewer, 'setUserDisabled', seen, { disabled }, key, async (tx, before) => {
    if (disabled) await keepAnAdmin(tx, before);
    if (disabled) await tx.session.deleteMany({ where: { userId: seen.id } });
    await audit(tx, viewer, { deed: disabled ? 'close account' : 'open account', subjectType: 'User', subjectId: seen.id });
    return { disabledAt: disabled ? (before.disabledAt ?? new Date()) : null };
  });
}

/** Ends all sessions of a user, on every device. @returns how many there were @throws DeskError NOT_FOUND */
export async function signOutUser(db: Db, viewer: Viewer, id: string, key?: ClientKey): Promise<number> {
  permit(viewer, 'manage users');
  const { ended } = await transact(db, (tx) => once(tx, viewer, 'signOutUser', key, { id }, async () => {
    await load(tx, id);
    const { count } = await tx.session.deleteMany({ where: { userId: id } });
    await audit(tx, viewer, { deed: 'sign out everywhere', subjectType: 'User', subjectId: id, after: { sessions: count } });
    return { ended: count };
  }));
  return ended;
}

/** Lets a user try their password again at once, who was locked out for trying too often. @throws DeskError NOT_FOUND */
export async function unlockUser(db: Db, viewer: Viewer, id: string, key?: ClientKey): Promise<void> {
  permit(viewer, 'manage users');
  await transact(db, (tx) => once(tx, viewer, 'unlockUser', key, { id }, async () => {
    const { email } = await load(tx, id);
    await forgetTries(tx, email);
    await tx.twoFactor.updateMany({ where: { userId: id }, data: { lockedUntil: null, failedVerificationCount: 0 } });
    await audit(tx, viewer, { deed: 'unlock account', subjectType: 'User', subjectId: id });
    return {};
  }));
}

/** Takes a user's second factor away, for one who lost it, and ends their sessions. @throws DeskError STALE, NOT_FOUND */
export async function removeSecondFactor(db: Db, viewer: Viewer, seen: SeenUser, key?: ClientKey): Promise<void> {
  permit(viewer, 'manage users');
  await change(db, viewer, 'removeSecondFactor', seen, {}, key, async (tx) => {
    await tx.twoFactor.deleteMany({ where: { userId: seen.id } });
    await tx.session.deleteMany({ where: { userId: seen.id } });
    await audit(tx, viewer, { deed: 'remove second factor', subjectType: 'User', subjectId: seen.id });
    return { twoFactorEnabled: false };
  });
}

async function change(db: Db, viewer: Viewer, deed: string, seen: SeenUser, input: object, key: ClientKey, act: (tx: Tx, before: UserModel) => Promise<Partial<UserModel>>): Promise<void> {
  await transact(db, (tx) => once(tx, viewer, deed, key, { ...seen, ...input }, async () => {
    await tx.$executeRaw`select pg_advisory_xact_lock(${ADMINS_LOCK})`;
    const before = await load(tx, seen.id);
    if (seen.expectedVersion != null && before.version !== seen.expectedVersion) {
      const who = await lastDeed(tx, 'User', seen.id);
      throw new DeskError('STALE', `The account is at version ${before.version}, you saw ${seen.expectedVersion}: ${who}. Read it again and decide anew`, { version: before.version });
    }
    await tx.user.update({ where: { id: seen.id }, data: { ...(await act(tx, before)), version: { increment: 1 } } });
    return {};
  }));
}

async function load(tx: Tx, id: string): Promise<UserModel> {
  const user = await tx.user.findUnique({ where: { id } });
  if (!user) throw new DeskError('NOT_FOUND', 'There is no such user');
  return user;
}

/** A desk without an administrator could be mended only from the command line. */
async function keepAnAdmin(tx: Tx, { id, role }: UserModel): Promise<void> {
  if (role !== 'ADMIN') return;
  if ((await tx.user.count({ where: { role: 'ADMIN', disabledAt: null, id: { not: id } } })) === 0) {
    throw new DeskError('NOT_POSSIBLE', 'This is the last administrator: make somebody else one first');
  }
}
