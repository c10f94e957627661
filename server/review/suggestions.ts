import type { Suggestions } from '../../schema/types/suggestions.ts';

const LISTS = ['claims', 'dates', 'places', 'actors', 'notes', 'tallies', 'statements', 'warnings'] as const;

/**
 * The one place that reads the suggestions column. What an older engine left out is an empty list or null, so that items suggested
 * by any version can be shown.
 */
export function readSuggestions(stored: unknown): Suggestions {
  const found = (typeof stored === 'object' && stored !== null ? stored : {}) as Partial<Suggestions>;
  const lists = Object.fromEntries(LISTS.map((name) => [name, Array.isArray(found[name]) ? found[name] : []]));
  return { relevance: found.relevance ?? 0, harm: { killed: found.harm?.killed ?? null, injured: found.harm?.injured ?? null }, ...lists } as Suggestions;
}
