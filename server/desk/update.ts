import type { Role } from '../../prisma/client/enums.ts';
import type { DeskModel } from '../../prisma/client/models.ts';
import { transact, type Db } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import { audit, lastDeed } from '../records/audit.ts';
import { readDesk } from '../records/desk.ts';
import { once, type ClientKey } from '../records/once.ts';
import type { Viewer } from '../viewer.ts';

/** What a desk sets for itself. Absent leaves a switch as it is; null decimals show coordinates in full. */
export interface DeskPatch {
  fourEyes?: boolean | null;
  coordinateDecimals?: number | null;
  leaseMinutes?: number | null;
  blindShare?: number | null;
  twoFactorRoles?: Role[] | null;
}

/** The desk's row has no uuid; the audit trail wants one. */
export const DESK_ID = '00000000-0000-0000-0000-000000000001';

const MOST_DECIMALS = 6;
const LONGEST_LEASE = 24 * 60;

/** The switches as they stand. */
export async function readSwitches(db: Db, viewer: Viewer): Promise<DeskModel> {
  permit(viewer, 'read the desk');
  return readDesk(db);
}

/** Sets switches of the desk; they hold from the next act on. @throws DeskError STALE, BAD_USER_INPUT */
export async function updateDesk(db: Db, viewer: Viewer, expectedVersion: number, patch: DeskPatch, reason: string, key?: ClientKey): Promise<DeskModel> {
  permit(viewer, 'change the desk');
  if (reason.trim() === '') throw new DeskError('BAD_USER_INPUT', 'Say why: a change of the desk needs a reason');
  const data = columnsOf(patch);
  return transact(db, async (tx) => {
    await once(tx, viewer, 'updateDesk', key, { expectedVersion, patch, reason }, async () => {
      const before = await readDesk(tx);
      const { count } = await tx.desk.updateMany({ where: { id: 1, version: expectedVersion }, data: { ...data, version: { increment: 1 } } });
      if (count === 0) {
        const who = await lastDeed(tx, 'Desk', DESK_ID);
        throw new DeskError('STALE', `The desk's switches are at version ${before.version}, you saw ${expectedVersion}: ${who}. Read them again`, { version: before.version });
      }
      await audit(tx, viewer, { deed: 'change desk', subjectType: 'Desk', subjectId: DESK_ID, reason, before: pick(before, data), after: data });
      return { version: expectedVersion + 1 };
    });
    return readDesk(tx);
  });
}

function columnsOf({ fourEyes, coordinateDecimals, leaseMinutes, blindShare, twoFactorRoles }: DeskPatch): Partial<DeskModel> {
  const faults = [
    coordinateDecimals != null && !(coordinateDecimals >= 0 && coordinateDecimals <= MOST_DECIMALS) ? `coordinates have 0 to ${MOST_DECIMALS} decimals` : '',
    leaseMinutes != null && !(leaseMinutes >= 1 && leaseMinutes <= LONGEST_LEASE) ? `a lease lasts 1 to ${LONGEST_LEASE} minutes` : '',
    blindShare != null && !(blindShare >= 0 && blindShare <= 1) ? 'the share graded twice lies between 0 and 1' : '',
    twoFactorRoles?.some((role) => role === 'READER' || role === 'PARTNER') ? 'only those who sign in can have a second factor: REVIEWER, EDITOR, ADMIN' : '',
  ].filter(Boolean);
  if (faults.length > 0) throw new DeskError('BAD_USER_INPUT', faults.join('; '));
  return {
    ...(fourEyes != null && { fourEyes }), ...(coordinateDecimals !== undefined && { coordinateDecimals }), ...(leaseMinutes != null && { leaseMinutes }),
    ...(blindShare != null && { blindShare }), ...(twoFactorRoles != null && { twoFactorRoles: [...new Set(twoFactorRoles)] }),
  };
}

function pick(row: DeskModel, columns: object): object {
  return Object.fromEntries(Object.keys(columns).map((name) => [name, row[name as keyof DeskModel]]));
}
