import type { RejectReason, RuleField, RuleInput, RuleLineFragment } from '../gql/graphql.ts';

/** A rule as it is typed: empty is absent. */
export interface RuleDraft {
  name: string;
  enabled: boolean;
  /** One a line. */
  keywords: string;
  pattern: string;
  field: RuleField;
  languages: string;
  sources: string[];
  similarToItem: string;
  /** Per cent. */
  similarAtLeast: string;
  tag: string;
  rejectReason: RejectReason | '';
  priority: string;
}

export function ruleDraft(current?: RuleLineFragment['current']): RuleDraft {
  return {
    name: current?.name ?? '', enabled: current?.enabled ?? true, keywords: current?.keywords.join('\n') ?? '', pattern: current?.pattern ?? '', field: current?.field ?? 'TITLE_AND_TEXT',
    languages: current?.languages.join(', ') ?? '', sources: current?.sources.map(String) ?? [], similarToItem: current?.similarToItem ? String(current.similarToItem) : '',
    similarAtLeast: String(Math.round((current?.similarAtLeast ?? 0.5) * 100)), tag: current?.tag ?? '', rejectReason: current?.rejectReason ?? '', priority: current?.priority == null ? '' : String(current.priority),
  };
}

/** The rule as the API takes it, whole. */
export function ruleInput(draft: RuleDraft): RuleInput {
  const list = (text: string, parts: RegExp) => text.split(parts).map((each) => each.trim()).filter((each) => each !== '');
  const similarToItem = itemIdIn(draft.similarToItem);
  return {
    name: draft.name.trim(), enabled: draft.enabled, keywords: list(draft.keywords, /\n/), pattern: draft.pattern.trim() || null, field: draft.field, languages: list(draft.languages, /[\s,،]+/),
    sources: draft.sources, similarToItem, similarAtLeast: similarToItem ? Number(draft.similarAtLeast) / 100 : null,
    tag: draft.tag.trim() || null, rejectReason: draft.rejectReason || null, priority: draft.priority.trim() === '' ? null : Math.round(Number(draft.priority)),
  };
}

/** An item's id, also out of the address of its page. */
function itemIdIn(text: string): string | null {
  return /(?:\/items\/)?([\w-]+)\/?$/.exec(text.trim())?.[1] ?? null;
}
