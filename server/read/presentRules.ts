import type { RuleApplicationModel, RuleVersionModel, SavedFilterModel } from '../../prisma/client/models.ts';
import { Rule, SavedFilter, type RuleApplication, type RuleVersion } from '../../schema/types/rules.ts';
import type { RuleWithVersions } from '../rules/list.ts';
import type { Viewer } from '../viewer.ts';
import { globalId } from './ids.ts';
import type { Rooted } from './present.ts';

export function presentRule(row: RuleWithVersions): Omit<Rule, 'appliedCount'> & Rooted<RuleWithVersions> {
  const versions = row.versions.map(presentVersion);
  const current = versions.find(({ version }) => version === row.currentVersion);
  if (!current) throw new Error(`Rule ${row.id} has no version ${row.currentVersion}`);
  return Object.assign(new Rule(), { row, id: globalId('Rule', row.id), versions, current });
}

function presentVersion(row: RuleVersionModel): RuleVersion {
  const { version, name, enabled, keywords, pattern, field, languages, sourceIds, similarItemId, similarAtLeast, tag, rejectReason, priority, reason, authorName, at } = row;
  return {
    version, name, enabled, keywords, pattern, field, languages, similarAtLeast, tag, rejectReason, priority, reason, authorName, at,
    sources: sourceIds.map((id) => globalId('Source', id)),
    similarToItem: similarItemId === null ? null : globalId('ReviewItem', similarItemId),
  };
}

export function presentApplication({ ruleId, ruleVersion, why, tag, rejectReason, priority, at, version }: RuleApplicationModel & { version: { name: string } }): RuleApplication {
  return { ruleId: globalId('Rule', ruleId), ruleName: version.name, ruleVersion, why, tag, rejectReason, priority, at };
}

export function presentFilter({ id, name, ownerId, ownerName, shared, filter, version }: SavedFilterModel, viewer: Viewer): SavedFilter {
  return Object.assign(new SavedFilter(), { id: globalId('SavedFilter', id), name, ownerName, mine: ownerId === viewer.id, shared, filter, version });
}
