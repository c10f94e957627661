export const RECIPE_FIELDS = ['title', 'byline', 'published', 'body', 'remove'] as const;

/** Selectors as they are typed; those to remove are parted by commas, as CSS itself parts them. */
export type RecipeDraft = Record<(typeof RECIPE_FIELDS)[number], string>;

export function recipeDraft(kept: unknown): RecipeDraft {
  const recipe = (kept ?? {}) as Partial<Record<string, string | string[]>>;
  const text = (value: string | string[] | undefined) => (Array.isArray(value) ? value.join(', ') : (value ?? ''));
  return { title: text(recipe['title']), byline: text(recipe['byline']), published: text(recipe['published']), body: text(recipe['body']), remove: text(recipe['remove']) };
}

/** The recipe as the API takes it; null where nothing is said. */
export function recipeOf({ remove, ...fields }: RecipeDraft): Record<string, string | string[]> | null {
  const said = Object.entries(fields).map(([name, selector]) => [name, selector.trim()] as const).filter(([, selector]) => selector !== '');
  const recipe = { ...Object.fromEntries(said), ...(remove.trim() && { remove: [remove.trim()] }) };
  return Object.keys(recipe).length === 0 ? null : recipe;
}
