import { load } from 'cheerio/slim';
import { z } from 'zod';

/** Selectors that a source may carry for its own pages (CSS, cheerio's dialect). */
export interface Recipe {
  title?: string;
  byline?: string;
  published?: string;
  body?: string;
  /** Taken out of the page before anything is read. */
  remove?: string[];
}

const SELECTOR = z.string().min(1).max(500).refine(isSelector, 'is not a CSS selector');
const RECIPE = z.strictObject({
  title: SELECTOR.optional(),
  byline: SELECTOR.optional(),
  published: SELECTOR.optional(),
  body: SELECTOR.optional(),
  remove: z.array(SELECTOR).max(100).optional(),
});

/**
 * A value as a recipe.
 * @throws Error naming every field that is wrong
 */
export function parseRecipe(value: unknown): Recipe {
  const parsed = RECIPE.safeParse(value);
  if (!parsed.success) throw new Error(`The recipe can't be used: ${parsed.error.issues.map((issue) => `${issue.path.join('.') || 'it'} ${issue.message}`).join('; ')}`);
  return Object.fromEntries(Object.entries(parsed.data).filter(([, field]) => field !== undefined));
}

/** Reads a recipe from JSON. @throws Error naming every field that is wrong */
export function readRecipe(json: string): Recipe {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new Error(`The recipe is not JSON: ${(error as Error).message}`, { cause: error });
  }
  return parseRecipe(value);
}

export function isSelector(selector: string): boolean {
  try {
    load('')(selector);
    return true;
  } catch {
    return false;
  }
}
