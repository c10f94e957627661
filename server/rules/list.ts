import type { RuleModel, RuleVersionModel } from '../../prisma/client/models.ts';
import type { Db } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import type { Viewer } from '../viewer.ts';

export type RuleWithVersions = RuleModel & { versions: RuleVersionModel[] };

const NEWEST_FIRST = { versions: { orderBy: { version: 'desc' as const } } };

/** All rules, those switched off as well, in the order in which they are applied. */
export async function listRules(db: Db, viewer: Viewer): Promise<RuleWithVersions[]> {
  permit(viewer, 'read the desk');
  return db.rule.findMany({ include: NEWEST_FIRST, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
}

/** @throws DeskError NOT_FOUND */
export async function loadRule(db: Db, viewer: Viewer, id: string): Promise<RuleWithVersions> {
  permit(viewer, 'read the desk');
  const rule = await db.rule.findUnique({ where: { id }, include: NEWEST_FIRST });
  if (!rule) throw new DeskError('NOT_FOUND', 'There is no such rule');
  return rule;
}
