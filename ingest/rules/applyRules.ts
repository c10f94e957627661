import { judgeBy, prepareArticle } from '../../common/rules/judge.ts';
import type { JudgedArticle } from '../../common/rules/rule.ts';
import type { RuleVersionModel } from '../../prisma/client/models.ts';
import type { Db, Tx } from '../../prisma/db.ts';
import type { PriorityPart } from '../priority/priority.ts';

export interface RuleHit {
  rule: RuleVersionModel;
  /** Why it applies, in words. */
  why: string;
}

/** The desk's rules that apply to an article, the oldest rule first. */
export async function matchRules(db: Db, article: JudgedArticle): Promise<RuleHit[]> {
  const rules = await db.$queryRaw<{ id: string; version: number }[]>`
    select r.id, r.current_version as version from rule r join rule_version v on v.rule_id = r.id and v.version = r.current_version
    where v.enabled order by r.created_at, r.id`;
  if (rules.length === 0) return [];
  const versions = await db.ruleVersion.findMany({ where: { OR: rules.map(({ id, version }) => ({ ruleId: id, version })) } });
  const byId = new Map(versions.map((version) => [version.ruleId, version]));
  const prepared = prepareArticle(article);
  return rules.flatMap(({ id }) => {
    const rule = byId.get(id);
    const why = rule && judgeBy(rule)(prepared);
    return rule && why ? [{ rule, why }] : [];
  });
}

/** What the rules add to a score, 0..100 with it, each as a part that says so. */
export function ruleParts(score: number, hits: readonly RuleHit[]): { score: number; parts: (Omit<PriorityPart, 'name'> & { name: 'rule' })[] } {
  const moving = hits.filter(({ rule }) => rule.priority !== null && rule.priority !== 0);
  const sum = moving.reduce((points, { rule }) => points + (rule.priority ?? 0), score);
  return {
    score: Math.max(0, Math.min(100, sum)),
    parts: moving.map(({ rule, why }) => ({ name: 'rule', value: 1, weight: rule.priority ?? 0, words: `${nameOf(rule)} applies because of ${why}` })),
  };
}

/**
 * Writes the rules' effects on an item: tags, and the rejection of one that nobody took up. Each application is kept with its reason and
 * in the audit trail, once a version. What a person reopened no rule rejects again.
 */
export async function recordRules(tx: Tx, itemId: string, hits: readonly RuleHit[]): Promise<void> {
  for (const { rule, why } of hits) {
    const { ruleId, version, tag, rejectReason, priority } = rule;
    const inserted = await tx.ruleApplication.createMany({ data: [{ reviewItemId: itemId, ruleId, ruleVersion: version, why, tag, rejectReason, priority }], skipDuplicates: true });
    if (inserted.count === 0) continue;
    await enter(tx, itemId, rule, 'apply rule', why, { ruleId, version, tag, rejectReason, priority });
    if (tag !== null) await tx.$executeRaw`update review_item set tags = array_append(tags, ${tag}) where id = ${itemId}::uuid and not ${tag} = any(tags)`;
    if (rejectReason !== null) await reject(tx, itemId, rule, why);
  }
}

async function reject(tx: Tx, itemId: string, rule: RuleVersionModel, why: string): Promise<void> {
  const reopened = await tx.auditEntry.count({ where: { subjectType: 'ReviewItem', subjectId: itemId, deed: 'reopen review item' } });
  if (reopened > 0) return;
  const note = `${nameOf(rule)} applies because of ${why}`;
  const { count } = await tx.reviewItem.updateMany({
    where: { id: itemId, state: 'PENDING' },
    data: { state: 'REJECTED', rejectReason: rule.rejectReason, note, decidedAt: new Date(), decidedById: null, version: { increment: 1 } },
  });
  if (count > 0) await enter(tx, itemId, rule, 'reject review item', note, { state: 'REJECTED', ruleId: rule.ruleId, version: rule.version });
}

async function enter(tx: Tx, itemId: string, rule: RuleVersionModel, deed: string, reason: string, after: object): Promise<void> {
  await tx.auditEntry.create({ data: { actorId: null, actorName: nameOf(rule), deed, subjectType: 'ReviewItem', subjectId: itemId, reason, after } });
}

function nameOf({ name, version }: RuleVersionModel): string {
  return `Rule "${name}" (version ${version})`;
}
