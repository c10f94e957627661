import { transact, type Db, type Tx } from '../../prisma/db.ts';
import { DeskError } from '../errors.ts';
import { permit } from '../policies/permit.ts';
import { audit, lastDeed } from '../records/audit.ts';
import { once, type ClientKey } from '../records/once.ts';
import type { Viewer } from '../viewer.ts';
import { ruleFacts, type RuleDraft, type RuleFacts } from './draft.ts';

/** Two editors who switch on the last rule that is allowed take turns. */
const RULES_LOCK = 7_201_711;

export interface SavedRule {
  id: string;
  version: number;
}

/** Adds a rule; it is applied to what comes in from now on. @throws DeskError BAD_USER_INPUT, NOT_FOUND */
export async function createRule(db: Db, viewer: Viewer, limit: number, draft: RuleDraft, key?: ClientKey): Promise<SavedRule> {
  permit(viewer, 'manage rules');
  return transact(db, (tx) => once(tx, viewer, 'createRule', key, draft, async () => {
    const facts = await ruleFacts(tx, draft);
    const { id } = await tx.rule.create({ data: {} });
    return write(tx, viewer, limit, { id, version: 1 }, facts, null, null);
  }));
}

export interface RuleChange {
  id: string;
  expectedVersion: number;
  reason: string;
  draft: RuleDraft;
}

/** Gives a rule a new version, or switches it off or on. What it did before stays as it is. @throws DeskError STALE, NOT_FOUND, BAD_USER_INPUT */
export async function updateRule(db: Db, viewer: Viewer, limit: number, change: RuleChange, key?: ClientKey): Promise<SavedRule> {
  permit(viewer, 'manage rules');
  const { id, expectedVersion, reason, draft } = change;
  if (reason.trim() === '') throw new DeskError('BAD_USER_INPUT', 'Say why: a change of a rule needs a reason');
  return transact(db, (tx) => once(tx, viewer, 'updateRule', key, change, async () => {
    const facts = await ruleFacts(tx, draft);
    const { count } = await tx.rule.updateMany({ where: { id, currentVersion: expectedVersion }, data: { currentVersion: { increment: 1 } } });
    if (count === 0) throw await whyNot(tx, id, expectedVersion);
    const before = await tx.ruleVersion.findUniqueOrThrow({ where: { ruleId_version: { ruleId: id, version: expectedVersion } }, omit: { similarText: true } });
    return write(tx, viewer, limit, { id, version: expectedVersion + 1 }, facts, reason, before);
  }));
}

async function write(tx: Tx, viewer: Viewer, limit: number, { id, version }: SavedRule, facts: RuleFacts, reason: string | null, before: object | null): Promise<SavedRule> {
  if (facts.enabled) await refuseTooMany(tx, limit, id);
  await tx.ruleVersion.create({ data: { ...facts, ruleId: id, version, reason, authorId: viewer.id, authorName: viewer.name } });
  const { similarText: _text, ...after } = facts;
  await audit(tx, viewer, { deed: version === 1 ? 'create rule' : 'change rule', subjectType: 'Rule', subjectId: id, reason, before, after: { ...after, version } });
  return { id, version };
}

async function refuseTooMany(tx: Tx, limit: number, id: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${RULES_LOCK})`;
  const [{ others }] = await tx.$queryRaw<[{ others: number }]>`
    select count(*)::int as others from rule r join rule_version v on v.rule_id = r.id and v.version = r.current_version where v.enabled and r.id <> ${id}::uuid`;
  if (others >= limit) throw new DeskError('NOT_POSSIBLE', `${limit} rules are switched on, as many as this desk allows: switch one off first`);
}

async function whyNot(tx: Tx, id: string, expected: number): Promise<DeskError> {
  const rule = await tx.rule.findUnique({ where: { id } });
  if (!rule) return new DeskError('NOT_FOUND', 'There is no such rule');
  const who = await lastDeed(tx, 'Rule', id);
  return new DeskError('STALE', `The rule is at version ${rule.currentVersion}, you saw ${expected}: ${who}. Read it again and decide anew`, { version: rule.currentVersion });
}
